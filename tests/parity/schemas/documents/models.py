"""Bytes, JSON and UUIDs."""
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

metadata = sa.MetaData()

# SQLAlchemy 1.4 has no generic UUID.
Uuid = postgresql.UUID().with_variant(sa.CHAR(32), "sqlite")

sa.Table(
    "documents", metadata,
    sa.Column("id", Uuid, primary_key=True),
    sa.Column("body", sa.JSON, nullable=False),
    sa.Column("preview", sa.LargeBinary),
    sa.Column("digest", sa.LargeBinary(32), nullable=False),
    sa.Column("previous", Uuid, sa.ForeignKey("documents.id")),
)
