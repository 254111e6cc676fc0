"""Integers of each width, with and without NULL."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "counters", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("small", sa.SmallInteger, nullable=False),
    sa.Column("medium", sa.Integer, nullable=False),
    sa.Column("large", sa.BigInteger, nullable=False),
    sa.Column("small_or_none", sa.SmallInteger),
    sa.Column("medium_or_none", sa.Integer),
    sa.Column("large_or_none", sa.BigInteger, nullable=True),
)
