"""Names made by a convention, for every kind of constraint and for indexes."""
import sqlalchemy as sa

metadata = sa.MetaData(naming_convention={
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "ix": "ix_%(column_0_label)s",
})

sa.Table(
    "authors", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("email", sa.String(200), nullable=False, unique=True),
    sa.Column("name", sa.String(100), nullable=False, index=True),
    sa.Column("handle", sa.String(40), unique=True, index=True),
    sa.CheckConstraint("name <> ''", name="name"),
)
sa.Table(
    "books", metadata,
    sa.Column("author_id", sa.Integer, sa.ForeignKey("authors.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("title", sa.String(200), nullable=False),
    sa.Column("isbn", sa.String(13), index=True),
    sa.UniqueConstraint("author_id", "title"),
    sa.UniqueConstraint("isbn", name="this_very_name"),
    sa.CheckConstraint("length(isbn) = 13", name="isbn_length"),
)
sa.Table(
    "reviews", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("author_id", sa.Integer, nullable=False),
    sa.Column("book_number", sa.Integer, nullable=False),
    sa.Column("stars", sa.SmallInteger, nullable=False),
    sa.ForeignKeyConstraint(["author_id", "book_number"], ["books.author_id", "books.number"]),
    sa.CheckConstraint("stars BETWEEN 1 AND 5", name="stars"),
)
