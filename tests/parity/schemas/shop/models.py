"""The web shop of examples/."""
import sqlalchemy as sa

MODELS_HPP = "examples/shop/app/models.hpp"
metadata = sa.MetaData(naming_convention={
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(column_0_label)s",
})
now = sa.text("CURRENT_TIMESTAMP")


def key(name="id"):
    return sa.Column(name, sa.Integer, primary_key=True)


def reference(name, target, nullable=False, index=False, primary_key=False, **options):
    return sa.Column(name, sa.Integer, sa.ForeignKey(target, **options), nullable=nullable, index=index,
                     primary_key=primary_key)


def instant(name):
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False, server_default=now)


sa.Table(
    "customers", metadata,
    key(),
    sa.Column("email", sa.String(320), nullable=False, unique=True),
    sa.Column("display_name", sa.String(80)),
    sa.Column("is_active", sa.Boolean, nullable=False, server_default=sa.true()),
    instant("created_at"),
)
sa.Table(
    "addresses", metadata,
    key(),
    reference("customer_id", "customers.id", index=True, ondelete="CASCADE"),
    sa.Column("street", sa.String(200), nullable=False),
    sa.Column("city", sa.String(100), nullable=False),
    sa.Column("country", sa.String(2), nullable=False, server_default="DE"),
)
sa.Table(
    "categories", metadata,
    key(),
    reference("parent_id", "categories.id", nullable=True, ondelete="SET NULL"),
    sa.Column("name", sa.String(100), nullable=False),
    sa.UniqueConstraint("parent_id", "name"),
)
sa.Table(
    "products", metadata,
    key(),
    reference("category_id", "categories.id", index=True),
    sa.Column("sku", sa.String(40), nullable=False, unique=True, comment="stock keeping unit, printed on labels"),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("description", sa.Text),
    sa.Column("price_cents", sa.BigInteger, nullable=False, server_default=sa.text("0")),
    sa.Column("weight_kg", sa.Float(53)),
    sa.Column("is_listed", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.CheckConstraint("price_cents >= 0", name="price"),
    sa.Index("ix_products_listed_name", "name", postgresql_where=sa.text("is_listed"), sqlite_where=sa.text("is_listed")),
)
sa.Table(
    "product_images", metadata,
    key(),
    reference("product_id", "products.id", index=True, ondelete="CASCADE"),
    sa.Column("media_type", sa.String(60), nullable=False, server_default="image/png"),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
sa.Table(
    "product_tags", metadata,
    reference("product_id", "products.id", primary_key=True, ondelete="CASCADE"),
    sa.Column("tag", sa.String(40), primary_key=True),
    sa.Index("ix_product_tags_tag", "tag"),
)
sa.Table(
    "warehouses", metadata,
    key(),
    sa.Column("name", sa.String(100), nullable=False, unique=True),
    sa.Column("opened_on", sa.Date),
)
sa.Table(
    "stock_levels", metadata,
    reference("warehouse_id", "warehouses.id", primary_key=True),
    reference("product_id", "products.id", primary_key=True),
    sa.Column("quantity", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.CheckConstraint("quantity >= 0", name="quantity"),
)
orders = sa.Table(
    "orders", metadata,
    key(),
    reference("customer_id", "customers.id"),
    reference("shipping_address_id", "addresses.id", nullable=True, ondelete="SET NULL"),
    sa.Column("status", sa.Enum("pending", "paid", "shipped", "cancelled", name="order_status"), nullable=False,
              server_default="pending"),
    instant("placed_at"),
)
sa.Index("ix_orders_customer_placed", orders.c.customer_id, orders.c.placed_at.desc())
sa.Table(
    "order_lines", metadata,
    reference("order_id", "orders.id", primary_key=True, ondelete="CASCADE"),
    sa.Column("line_number", sa.Integer, primary_key=True),
    reference("product_id", "products.id", index=True),
    sa.Column("quantity", sa.Integer, nullable=False),
    sa.Column("unit_price_cents", sa.BigInteger, nullable=False),
    sa.Column("total_cents", sa.BigInteger, sa.Computed("quantity * unit_price_cents", persisted=True), nullable=False),
    sa.CheckConstraint("quantity > 0", name="quantity"),
)
sa.Table(
    "payments", metadata,
    key(),
    reference("order_id", "orders.id", index=True),
    sa.Column("method", sa.Enum("card", "transfer", "voucher", name="payment_method"), nullable=False),
    sa.Column("amount_cents", sa.BigInteger, nullable=False),
    instant("received_at"),
    sa.CheckConstraint("amount_cents > 0", name="amount"),
)
sa.Table(
    "reviews", metadata,
    key(),
    reference("product_id", "products.id", ondelete="CASCADE"),
    reference("customer_id", "customers.id", ondelete="CASCADE"),
    sa.Column("stars", sa.SmallInteger, nullable=False),
    sa.Column("body", sa.Text),
    sa.UniqueConstraint("product_id", "customer_id"),
    sa.CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
)
