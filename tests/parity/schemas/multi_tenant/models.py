"""Tenants in shared tables: the tenant is part of every key."""
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

metadata = sa.MetaData()

# SQLAlchemy 1.4 has no generic UUID.
Uuid = postgresql.UUID().with_variant(sa.CHAR(32), "sqlite")


def tenant():
    return sa.Column("tenant_id", Uuid, sa.ForeignKey("tenants.id", ondelete="CASCADE"), primary_key=True)


sa.Table(
    "tenants", metadata,
    sa.Column("id", Uuid, primary_key=True),
    sa.Column("slug", sa.String(63), nullable=False, unique=True, index=True),
    sa.Column("plan", sa.String(20), nullable=False, server_default="free"),
    sa.Column("settings", sa.JSON, nullable=False, server_default="{}"),
)
sa.Table(
    "members", metadata,
    tenant(),
    sa.Column("id", Uuid, primary_key=True),
    sa.Column("email", sa.String(320), nullable=False),
    sa.Column("invited_by", Uuid),
    sa.UniqueConstraint("tenant_id", "email", name="uq_members_email"),
    sa.ForeignKeyConstraint(["tenant_id", "invited_by"], ["members.tenant_id", "members.id"],
                            name="fk_members_invited_by"),
)
sa.Table(
    "projects", metadata,
    tenant(),
    sa.Column("id", Uuid, primary_key=True),
    sa.Column("owner_id", Uuid, nullable=False),
    sa.Column("name", sa.String(120), nullable=False),
    sa.Column("archived_at", sa.DateTime(timezone=True)),
    sa.ForeignKeyConstraint(["tenant_id", "owner_id"], ["members.tenant_id", "members.id"],
                            name="fk_projects_owner", ondelete="RESTRICT"),
    sa.Index("uq_projects_name", "tenant_id", "name", unique=True, postgresql_where=sa.text("archived_at IS NULL"),
             sqlite_where=sa.text("archived_at IS NULL")),
)
