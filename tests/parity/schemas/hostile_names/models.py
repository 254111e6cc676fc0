"""Names with spaces, quotes, dots, capitals, letters beyond ASCII."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "Mixed Case Table", metadata,
    sa.Column("Id", sa.Integer, primary_key=True),
    sa.Column("with space", sa.String(10), nullable=False),
    sa.Column('with"quote', sa.String(10)),
    sa.Column("it's", sa.String(10), server_default="it's"),
    sa.Column("semi;colon", sa.Integer),
    sa.Column("dash-ed", sa.Integer),
    sa.Column("dotted.name", sa.Integer),
    sa.Column("back\\slash", sa.Integer),
    sa.Column("2nd", sa.Integer),
    sa.Column("camelCase", sa.Integer, index=True),
    sa.Column("na\u00efve \u540d", sa.String(10)),
    sa.UniqueConstraint("with space", 'with"quote', name='uq with "quotes"'),
    sa.CheckConstraint('"dash-ed" > 0', name="ck; DROP"),
    sa.Index("Ix Of It", "dash-ed", "semi;colon"),
)
sa.Table(
    "\u00c5rsrapport", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("Parent Id", sa.Integer, sa.ForeignKey("Mixed Case Table.Id", name="fk \u2192 parent", ondelete="CASCADE"),
              nullable=False),
)
sa.Table(
    'quote"d', metadata,
    sa.Column('a"b', sa.Integer, primary_key=True),
    sa.Column("c--d", sa.Integer, sa.ForeignKey('quote"d.a"b')),
)
