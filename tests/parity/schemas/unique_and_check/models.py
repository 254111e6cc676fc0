"""Unique and check constraints, with names and without."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "products", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sku", sa.String(40), nullable=False, unique=True),
    sa.Column("name", sa.String(100), nullable=False),
    sa.Column("maker", sa.String(100)),
    sa.Column("price", sa.Numeric(10, 2), nullable=False),
    sa.Column("discount", sa.Numeric(10, 2)),
    sa.UniqueConstraint("name", "maker"),
    sa.UniqueConstraint("price", "name", name="uq_products_price_name"),
    sa.CheckConstraint("price > 0"),
    sa.CheckConstraint("discount IS NULL OR discount < price", name="ck_products_discount"),
    sa.CheckConstraint("name <> '' AND name NOT IN ('none', 'it''s')", name="ck_products_name"),
    sa.CheckConstraint("price BETWEEN 0.01 AND 99999", name="ck_products_range"),
)
