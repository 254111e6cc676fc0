"""PostgreSQL's indexes: methods, operator classes, included columns, storage, the place of NULL."""
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

DATABASES = ("postgresql",)
metadata = sa.MetaData()

documents = sa.Table(
    "documents", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("body", sa.Text),
    sa.Column("tags", postgresql.ARRAY(sa.Text)),
    sa.Column("data", postgresql.JSONB),
    sa.Column("words", postgresql.TSVECTOR),
    sa.Column("valid", postgresql.DATERANGE),
    sa.Column("rank", sa.Integer),
)
c = documents.c

sa.Index("ix_documents_tags", c.tags, postgresql_using="gin")
sa.Index("ix_documents_data", c.data, postgresql_using="gin")
sa.Index("ix_documents_data_paths", c.data, postgresql_using="gin", postgresql_ops={"data": "jsonb_path_ops"})
sa.Index("ix_documents_words", c.words, postgresql_using="gin")
sa.Index("ix_documents_valid", c.valid, postgresql_using="gist")
sa.Index("ix_documents_title_hash", c.title, postgresql_using="hash")
sa.Index("ix_documents_rank_brin", c.rank, postgresql_using="brin")
sa.Index("ix_documents_prefix", c.title, postgresql_ops={"title": "text_pattern_ops"})
sa.Index("ix_documents_including", c.rank, postgresql_include=["title", "id"])
sa.Index("ix_documents_filled", c.rank, postgresql_with={"fillfactor": 70})
sa.Index("ix_documents_nulls", c.rank.desc().nullslast(), c.title.nullsfirst())
sa.Index("ix_documents_search", sa.text("to_tsvector('english', title)"), postgresql_using="gin",
         _table=documents)
sa.Index("ix_documents_field", sa.text("(data ->> 'name')"), _table=documents)
sa.Index("ix_documents_ranked", c.title, postgresql_where=sa.text("rank > 10"), postgresql_include=["rank"])

# Alembic 1.8 leaves indexes over expressions out on PostgreSQL.
BY_HAND_AFTER = {
    "postgresql": [
        """op.create_index('ix_documents_search', 'documents', [sa.text("to_tsvector('english', title)")],"""
        """ postgresql_using='gin')""",
        """op.create_index('ix_documents_field', 'documents', [sa.text("(data ->> 'name')")])""",
    ],
}
