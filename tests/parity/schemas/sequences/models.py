"""Sequences of their own, and one that fills a column."""
import sqlalchemy as sa

DATABASES = ("postgresql",)
metadata = sa.MetaData()

sa.Table(
    "invoices", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("number", sa.BigInteger, nullable=False, server_default=sa.text("nextval('invoice_numbers')")),
    sa.UniqueConstraint("number", name="uq_invoices_number"),
)

# Alembic's autogenerate does not see sequences.
BY_HAND_BEFORE = {
    "postgresql": [
        "op.execute(sa.schema.CreateSequence(sa.Sequence('invoice_numbers', start=1000, increment=5,"
        " minvalue=1000, maxvalue=99995, cycle=True)))",
        "op.execute(sa.schema.CreateSequence(sa.Sequence('plain_numbers')))",
    ],
}
