"""Arrays of several types, with defaults."""
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

DATABASES = ("postgresql",)
metadata = sa.MetaData()

sa.Table(
    "lists", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("numbers", pg.ARRAY(sa.Integer), nullable=False, server_default="{}"),
    sa.Column("words", pg.ARRAY(sa.Text)),
    sa.Column("short_words", pg.ARRAY(sa.String(20)), server_default=sa.text("ARRAY['a'::varchar, 'b'::varchar]")),
    sa.Column("prices", pg.ARRAY(sa.Numeric(10, 2))),
    sa.Column("grid", pg.ARRAY(sa.Integer, dimensions=2)),
    sa.Column("keys", pg.ARRAY(pg.UUID)),
    sa.Column("moments", pg.ARRAY(sa.DateTime(timezone=True))),
)
