"""Foreign keys checked at the end of the transaction; SQLite defers no other constraint."""
import sqlalchemy as sa

DATABASES = ("sqlite",)
metadata = sa.MetaData()

sa.Table("accounts", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table(
    "transfers", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("from_id", sa.Integer,
              sa.ForeignKey("accounts.id", name="fk_from", deferrable=True, initially="DEFERRED"), nullable=False),
    sa.Column("to_id", sa.Integer, sa.ForeignKey("accounts.id", ondelete="CASCADE", deferrable=True), nullable=False),
)
