"""Entities, attributes, values."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "entities", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("kind", sa.String(40), nullable=False, index=True),
)
sa.Table(
    "attributes", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(60), nullable=False, unique=True),
    sa.Column("value_type", sa.Enum("text", "number", "date", "flag", name="value_type"), nullable=False),
    sa.Column("is_required", sa.Boolean, nullable=False, server_default=sa.false()),
)
sa.Table(
    "entity_values", metadata,
    sa.Column("entity_id", sa.Integer, sa.ForeignKey("entities.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("attribute_id", sa.Integer, sa.ForeignKey("attributes.id", ondelete="RESTRICT"), primary_key=True),
    sa.Column("ordinal", sa.SmallInteger, primary_key=True, server_default=sa.text("0")),
    sa.Column("as_text", sa.Text),
    sa.Column("as_number", sa.Numeric(18, 6)),
    sa.Column("as_date", sa.Date),
    sa.Column("as_flag", sa.Boolean),
    sa.CheckConstraint(
        "as_text IS NOT NULL OR as_number IS NOT NULL OR as_date IS NOT NULL OR as_flag IS NOT NULL",
        name="ck_entity_values_something"),
    sa.Index("ix_entity_values_number", "attribute_id", "as_number",
             postgresql_where=sa.text("as_number IS NOT NULL"), sqlite_where=sa.text("as_number IS NOT NULL")),
)
