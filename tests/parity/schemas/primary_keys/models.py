"""Primary keys: counting ones of each width, text, composite, named, none at all."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table("counting", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table("counting_small", metadata, sa.Column("id", sa.SmallInteger, primary_key=True), sa.Column("label", sa.String(10)))
sa.Table("counting_large", metadata, sa.Column("id", sa.BigInteger, primary_key=True), sa.Column("label", sa.String(10)))
sa.Table(
    "given_number", metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("label", sa.String(10)),
)
sa.Table("given_text", metadata, sa.Column("code", sa.String(10), primary_key=True), sa.Column("label", sa.String(10)))
sa.Table("defaulted", metadata, sa.Column("code", sa.Integer, primary_key=True, server_default=sa.text("7")))
sa.Table(
    "composite", metadata,
    sa.Column("left_id", sa.Integer, primary_key=True),
    sa.Column("right_id", sa.Integer, primary_key=True),
    sa.Column("label", sa.String(10)),
)
sa.Table(
    "composite_out_of_order", metadata,
    sa.Column("first", sa.String(10), nullable=False),
    sa.Column("second", sa.Integer, nullable=False),
    sa.Column("third", sa.Integer),
    sa.PrimaryKeyConstraint("second", "first"),
)
sa.Table(
    "named", metadata,
    sa.Column("id", sa.Integer, nullable=False),
    sa.Column("label", sa.String(10)),
    sa.PrimaryKeyConstraint("id", name="the_key_of_named"),
)
sa.Table("keyless", metadata, sa.Column("line", sa.Text))
