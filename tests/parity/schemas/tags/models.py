"""Articles and tags, many to many, with a table between them."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "articles", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("title", sa.String(200), nullable=False),
)
sa.Table(
    "tags", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("name", sa.String(50), nullable=False, unique=True),
)
sa.Table(
    "article_tags", metadata,
    sa.Column("article_id", sa.Integer, sa.ForeignKey("articles.id", ondelete="CASCADE"), nullable=False),
    sa.Column("tag_id", sa.Integer, sa.ForeignKey("tags.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("added_at", sa.DateTime, nullable=False, server_default=sa.text("CURRENT_TIMESTAMP")),
    sa.PrimaryKeyConstraint("article_id", "tag_id", name="pk_article_tags"),
)
sa.Table(
    "tag_synonyms", metadata,
    sa.Column("tag_id", sa.Integer, sa.ForeignKey("tags.id"), nullable=False),
    sa.Column("synonym", sa.String(50), nullable=False),
    sa.UniqueConstraint("tag_id", "synonym"),
)
