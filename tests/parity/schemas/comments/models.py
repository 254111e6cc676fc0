"""Comments on tables and columns."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "planets", metadata,
    sa.Column("id", sa.Integer, primary_key=True, comment="counted from the sun"),
    sa.Column("name", sa.String(40), nullable=False, comment="as the IAU has it"),
    sa.Column("mass", sa.Numeric(40, 0), comment="in kilogram\nof the year 1799: h\u00e9 'quoted' \\ "),
    sa.Column("moons", sa.Integer),
    comment="What goes round the sun; it's \"eight\" now.",
)
sa.Table(
    "moons", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("planet_id", sa.Integer, sa.ForeignKey("planets.id"), nullable=False, comment="round which it goes"),
)
