"""Types of extensions that are there already."""
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

DATABASES = ("postgresql",)
SETUP = ["CREATE EXTENSION citext", "CREATE EXTENSION hstore", "CREATE EXTENSION ltree"]
metadata = sa.MetaData()


class Words(sa.types.UserDefinedType):
    """A type that SQLAlchemy 1.4 does not know, by its name."""
    cache_ok = True

    def __init__(self, words):
        self.words = words

    def get_col_spec(self, **_):
        return self.words


def render_item(kind, item, _):
    """Written into the revision so that it needs no import of these models."""
    if kind == "type" and isinstance(item, Words):
        return f"type('Words', (sa.types.UserDefinedType,), {{'get_col_spec': lambda self, **_: {item.words!r}}})()"
    return False


sa.Table(
    "contacts", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("email", Words("CITEXT"), nullable=False, unique=True),
    sa.Column("labels", pg.HSTORE),
    sa.Column("path", Words("ltree")),
    sa.Index("ix_contacts_path", "path", postgresql_using="gist"),
)
