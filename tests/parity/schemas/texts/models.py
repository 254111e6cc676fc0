"""Text types, lengths and collations."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "texts", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("any_length", sa.String),
    sa.Column("short", sa.String(50), nullable=False),
    sa.Column("one", sa.String(1)),
    sa.Column("unicode", sa.Unicode(80)),
    sa.Column("unicode_any", sa.Unicode),
    sa.Column("long_text", sa.Text),
    sa.Column("long_unicode", sa.UnicodeText),
    sa.Column("country", sa.CHAR(2), nullable=False),
    sa.Column("flag", sa.CHAR(1)),
    sa.Column("sorted", sa.String(40, collation="C").with_variant(sa.String(40, collation="NOCASE"), "sqlite")),
)
