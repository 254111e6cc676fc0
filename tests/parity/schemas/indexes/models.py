"""Indexes that both databases have: unique, of several columns, descending, partial, over expressions."""
import sqlalchemy as sa

metadata = sa.MetaData()

people = sa.Table(
    "people", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("email", sa.String(200), index=True),
    sa.Column("login", sa.String(40), nullable=False, unique=True, index=True),
    sa.Column("first_name", sa.String(80), nullable=False),
    sa.Column("last_name", sa.String(80), nullable=False),
    sa.Column("born", sa.Date),
    sa.Column("is_active", sa.Boolean, nullable=False, server_default=sa.true()),
    sa.Column("score", sa.Integer),
)


def where(condition):
    return {"postgresql_where": sa.text(condition), "sqlite_where": sa.text(condition)}


sa.Index("ix_people_name", people.c.last_name, people.c.first_name)
sa.Index("uq_people_name_born", people.c.last_name, people.c.first_name, people.c.born, unique=True)
sa.Index("ix_people_newest", people.c.born.desc())
sa.Index("ix_people_score", people.c.last_name, people.c.score.desc(), people.c.first_name.asc())
sa.Index("ix_people_lower_email", sa.func.lower(people.c.email))
sa.Index("ix_people_initial", sa.func.substr(people.c.first_name, 1, 1), people.c.last_name)
sa.Index("ix_people_active", people.c.last_name, **where("is_active = true"))
sa.Index("uq_people_best", people.c.first_name, unique=True, **where("score > 100 AND born IS NOT NULL"))

# Alembic 1.8 leaves indexes over expressions out on PostgreSQL.
BY_HAND_AFTER = {
    "postgresql": [
        "op.create_index('ix_people_lower_email', 'people', [sa.text('lower(email)')])",
        "op.create_index('ix_people_initial', 'people', [sa.text('substr(first_name, 1, 1)'), 'last_name'])",
    ],
}
