"""Identity columns, always and by default, with and without options."""
import sqlalchemy as sa

DATABASES = ("postgresql",)
metadata = sa.MetaData()

sa.Table(
    "always", metadata,
    sa.Column("id", sa.Integer, sa.Identity(always=True), primary_key=True),
    sa.Column("label", sa.String(10)),
)
sa.Table(
    "by_default", metadata,
    sa.Column("id", sa.BigInteger, sa.Identity(start=100, increment=10), primary_key=True),
    sa.Column("label", sa.String(10)),
)
sa.Table(
    "bounded", metadata,
    sa.Column("code", sa.String(5), primary_key=True),
    sa.Column("number", sa.SmallInteger, sa.Identity(minvalue=1, maxvalue=500, cache=5, cycle=True), nullable=False),
)
