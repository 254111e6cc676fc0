"""Booleans and their defaults."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "switches", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("is_on", sa.Boolean, nullable=False),
    sa.Column("is_known", sa.Boolean),
    sa.Column("starts_true", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("starts_false", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("may_start_true", sa.Boolean, server_default=sa.true()),
)
