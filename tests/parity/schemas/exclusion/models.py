"""Exclusion constraints."""
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

DATABASES = ("postgresql",)
SETUP = ["CREATE EXTENSION btree_gist"]
metadata = sa.MetaData()

sa.Table(
    "reservations", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("room", sa.Integer, nullable=False),
    sa.Column("during", pg.TSRANGE, nullable=False),
    sa.Column("days", pg.DATERANGE),
    sa.Column("is_cancelled", sa.Boolean, nullable=False, server_default=sa.false()),
    pg.ExcludeConstraint(("days", "&&"), name="ex_reservations_days", using="gist"),
    pg.ExcludeConstraint(("room", "="), ("during", "&&"), name="ex_reservations_room", using="gist",
                         where=sa.text("NOT is_cancelled")),
)
