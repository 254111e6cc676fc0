"""A tree: a table that references itself, and the closure of it."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "nodes", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("parent_id", sa.Integer, sa.ForeignKey("nodes.id", ondelete="CASCADE"), index=True),
    sa.Column("name", sa.String(200), nullable=False),
    sa.Column("position", sa.SmallInteger, nullable=False, server_default=sa.text("0")),
    sa.UniqueConstraint("parent_id", "name", name="uq_nodes_siblings"),
    sa.CheckConstraint("parent_id <> id", name="ck_nodes_not_own_parent"),
)
sa.Table(
    "paths", metadata,
    sa.Column("ancestor_id", sa.Integer, sa.ForeignKey("nodes.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("descendant_id", sa.Integer, sa.ForeignKey("nodes.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("depth", sa.Integer, nullable=False),
    sa.CheckConstraint("depth >= 0", name="ck_paths_depth"),
)
