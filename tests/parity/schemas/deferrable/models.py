"""Constraints checked at the end of the transaction."""
import sqlalchemy as sa

DATABASES = ("postgresql",)
metadata = sa.MetaData()

sa.Table(
    "accounts", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("position", sa.Integer, nullable=False),
    sa.UniqueConstraint("position", name="uq_accounts_position", deferrable=True),
)
sa.Table(
    "transfers", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("from_id", sa.Integer,
              sa.ForeignKey("accounts.id", name="fk_from", deferrable=True, initially="DEFERRED"), nullable=False),
    sa.Column("to_id", sa.Integer, sa.ForeignKey("accounts.id", name="fk_to", deferrable=True), nullable=False),
    sa.Column("via_id", sa.Integer,
              sa.ForeignKey("accounts.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED")),
)
sa.Table(
    "slots", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.Integer),
    sa.UniqueConstraint("number", name="uq_slots_number", deferrable=True, initially="DEFERRED"),
)
