"""A blog: users, posts, comments in threads."""
import sqlalchemy as sa

metadata = sa.MetaData()
now = sa.text("CURRENT_TIMESTAMP")

sa.Table(
    "users", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("email", sa.String(320), nullable=False, unique=True),
    sa.Column("handle", sa.String(40), nullable=False, unique=True, index=True),
    sa.Column("bio", sa.Text),
    sa.Column("is_admin", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False, server_default=now),
)
posts = sa.Table(
    "posts", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("author_id", sa.Integer, sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("slug", sa.String(200), nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("state", sa.Enum("draft", "published", "archived", name="post_state"), nullable=False,
              server_default="draft"),
    sa.Column("published_at", sa.DateTime(timezone=True)),
    sa.Column("views", sa.Integer, nullable=False, server_default=sa.text("0")),
    sa.UniqueConstraint("author_id", "slug", name="uq_posts_author_slug"),
    sa.CheckConstraint("views >= 0", name="ck_posts_views"),
)
sa.Index("ix_posts_published", posts.c.published_at.desc(), postgresql_where=sa.text("published_at IS NOT NULL"),
         sqlite_where=sa.text("published_at IS NOT NULL"))
sa.Table(
    "comments", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("post_id", sa.Integer, sa.ForeignKey("posts.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("author_id", sa.Integer, sa.ForeignKey("users.id", ondelete="SET NULL")),
    sa.Column("reply_to_id", sa.Integer, sa.ForeignKey("comments.id", ondelete="CASCADE")),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("written_at", sa.DateTime(timezone=True), nullable=False, server_default=now),
)
