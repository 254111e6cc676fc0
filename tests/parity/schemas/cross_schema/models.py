"""Tables in several schemas that reference each other."""
import sqlalchemy as sa

DATABASES = ("postgresql",)
INCLUDE_SCHEMAS = True
SETUP = ["CREATE SCHEMA crm"]
metadata = sa.MetaData()

sa.Table(
    "users", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(50), nullable=False),
)
sa.Table(
    "customers", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("user_id", sa.Integer, sa.ForeignKey("users.id", ondelete="CASCADE")),
    sa.Column("grade", sa.Enum("a", "b", name="grade", schema="crm"), nullable=False),
    sa.Column("email", sa.String(100), nullable=False, index=True),
    schema="crm",
)
sa.Table(
    "orders", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("customer_id", sa.Integer, sa.ForeignKey("crm.customers.id", name="fk_orders_customer"), nullable=False),
    sa.Column("parent_id", sa.Integer, sa.ForeignKey("sales.orders.id")),
    sa.Column("total", sa.Numeric(10, 2), nullable=False),
    sa.UniqueConstraint("customer_id", "total", name="uq_orders_total"),
    sa.CheckConstraint("total > 0", name="ck_orders_total"),
    sa.Index("ix_orders_customer", "customer_id"),
    schema="sales",
    comment="of the shop",
)
sa.Table(
    "users", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("same_name_elsewhere", sa.Integer, sa.ForeignKey("users.id")),
    schema="crm",
)

# Alembic's autogenerate does not make schemas.
BY_HAND_BEFORE = {"postgresql": ["op.execute(sa.schema.CreateSchema('sales'))"]}
