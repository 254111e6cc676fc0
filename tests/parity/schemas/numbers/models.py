"""Exact and approximate numbers."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "measurements", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("exact", sa.Numeric),
    sa.Column("digits", sa.Numeric(12)),
    sa.Column("money", sa.Numeric(10, 2), nullable=False),
    sa.Column("whole", sa.Numeric(20, 0)),
    sa.Column("approximate", sa.Float),
    sa.Column("single_precision", sa.Float(24)),
    sa.Column("twice_the_precision", sa.Float(53)),
    sa.Column("double_precision", sa.Float(53)),
)
