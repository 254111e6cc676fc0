"""Every action of a foreign key, on delete and on update."""
import sqlalchemy as sa

metadata = sa.MetaData()


def target(**options):
    return sa.ForeignKey("targets.id", **options)


sa.Table("targets", metadata, sa.Column("id", sa.Integer, primary_key=True))
sa.Table(
    "on_delete_actions", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("plain_id", sa.Integer, target(), nullable=False),
    sa.Column("cascading_id", sa.Integer, target(ondelete="CASCADE")),
    sa.Column("restricted_id", sa.Integer, target(ondelete="RESTRICT")),
    sa.Column("nulled_id", sa.Integer, target(ondelete="SET NULL")),
    sa.Column("defaulted_id", sa.Integer, target(ondelete="SET DEFAULT"), server_default=sa.text("1")),
)
sa.Table(
    "on_update_actions", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("cascading_id", sa.Integer, target(onupdate="CASCADE")),
    sa.Column("restricted_id", sa.Integer, target(onupdate="RESTRICT")),
    sa.Column("nulled_id", sa.Integer, target(onupdate="SET NULL")),
    sa.Column("defaulted_id", sa.Integer, target(onupdate="SET DEFAULT"), server_default=sa.text("1")),
    sa.Column("both_id", sa.Integer, target(name="fk_both", ondelete="CASCADE", onupdate="CASCADE")),
)
