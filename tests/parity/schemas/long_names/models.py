"""Names of 63 bytes, the longest that PostgreSQL keeps."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "t012345678901234567890123456789012345678901234567890123456789ab", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("c987654321098765432109876543210987654321098765432109876543210xy", sa.String(10), nullable=False),
    sa.UniqueConstraint("c987654321098765432109876543210987654321098765432109876543210xy", name="uq_of_the_longest_names_that_postgresql_keeps_without_cutting_t"),
    sa.CheckConstraint("c987654321098765432109876543210987654321098765432109876543210xy <> ''", name="ck_of_the_longest_names_that_postgresql_keeps_without_cutting_t"),
    sa.Index("ix_of_the_longest_names_that_postgresql_keeps_without_cutting_t", "c987654321098765432109876543210987654321098765432109876543210xy", "id"),
)
sa.Table(
    "referring", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("c987654321098765432109876543210987654321098765432109876543210xy", sa.Integer, sa.ForeignKey("t012345678901234567890123456789012345678901234567890123456789ab.id", name="fk_of_the_longest_names_that_postgresql_keeps_without_cutting_t")),
)
