"""What only SQLite has: AUTOINCREMENT and WITHOUT ROWID."""
import sqlalchemy as sa

DATABASES = ("sqlite",)
metadata = sa.MetaData()

sa.Table(
    "tickets", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sqlite_autoincrement=True,
)
sa.Table(
    "words", metadata,
    sa.Column("word", sa.String(50), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False, server_default=sa.text("0")),
    sqlite_with_rowid=False,
)
sa.Table(
    "pairs", metadata,
    sa.Column("left_word", sa.String(50), sa.ForeignKey("words.word"), primary_key=True),
    sa.Column("right_word", sa.String(50), sa.ForeignKey("words.word"), primary_key=True),
    sa.Column("ticket_id", sa.Integer, sa.ForeignKey("tickets.id", ondelete="SET NULL")),
    sqlite_with_rowid=False,
)
