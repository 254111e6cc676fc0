"""Generated columns that SQLite computes when they are read."""
import sqlalchemy as sa

DATABASES = ("sqlite",)
metadata = sa.MetaData()

sa.Table(
    "boxes", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("area", sa.Integer, sa.Computed("width * height", persisted=False)),
    sa.Column("shape", sa.String(20),
              sa.Computed("CASE WHEN width = height THEN 'square' ELSE 'oblong' END", persisted=False)),
)
