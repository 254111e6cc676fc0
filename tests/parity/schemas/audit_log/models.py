"""An audit log: wide, append only, keyed by a big number."""
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

metadata = sa.MetaData()

audit_log = sa.Table(
    "audit_log", metadata,
    sa.Column("id", sa.BigInteger, primary_key=True),
    sa.Column("at", sa.DateTime(timezone=True), nullable=False, server_default=sa.text("CURRENT_TIMESTAMP")),
    sa.Column("actor", sa.String(120)),
    sa.Column("action", sa.String(20), nullable=False),
    sa.Column("table_name", sa.String(63), nullable=False),
    sa.Column("row_key", sa.String(200), nullable=False),
    sa.Column("before", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    sa.Column("after", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
    sa.Column("address", sa.String(45).with_variant(postgresql.INET(), "postgresql")),
    sa.CheckConstraint("action IN ('insert', 'update', 'delete')", name="ck_audit_log_action"),
    comment="one row a change",
)
sa.Index("ix_audit_log_row", audit_log.c.table_name, audit_log.c.row_key, audit_log.c["at"].desc())
sa.Index("ix_audit_log_actor", audit_log.c.actor, postgresql_where=sa.text("actor IS NOT NULL"),
         sqlite_where=sa.text("actor IS NOT NULL"))

# Alembic writes a name into the revision that it does not import.
BY_HAND_BEFORE = {"sqlite": ["Text = sa.Text"]}
