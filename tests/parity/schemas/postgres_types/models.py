"""PostgreSQL's own types."""
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

DATABASES = ("postgresql",)
metadata = sa.MetaData()

sa.Table(
    "specimens", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("data", pg.JSONB, nullable=False, server_default="{}"),
    sa.Column("host", pg.INET),
    sa.Column("network", pg.CIDR),
    sa.Column("hardware", pg.MACADDR),
    sa.Column("words", pg.TSVECTOR),
    sa.Column("flags", pg.BIT(8)),
    sa.Column("bits", pg.BIT(16, varying=True)),
    sa.Column("any_bits", pg.BIT(varying=True)),
    sa.Column("price", pg.MONEY),
    sa.Column("object", pg.OID),
    sa.Column("numbers", pg.INT4RANGE),
    sa.Column("large_numbers", pg.INT8RANGE),
    sa.Column("decimals", pg.NUMRANGE),
    sa.Column("moments", pg.TSRANGE),
    sa.Column("instants", pg.TSTZRANGE),
    sa.Column("days", pg.DATERANGE),
    sa.Column("key", pg.UUID, server_default=sa.text("gen_random_uuid()")),
)
