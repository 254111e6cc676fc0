"""Generated columns that are stored."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "boxes", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("width", sa.Integer, nullable=False),
    sa.Column("height", sa.Integer, nullable=False),
    sa.Column("label", sa.String(40), nullable=False),
    sa.Column("area", sa.Integer, sa.Computed("width * height", persisted=True)),
    sa.Column("area_again", sa.Integer, sa.Computed("height * width", persisted=True), nullable=False),
    sa.Column("folded", sa.String(40), sa.Computed("lower(label)", persisted=True)),
    sa.Column("is_square", sa.Boolean, sa.Computed("width = height", persisted=True)),
    sa.Index("ix_boxes_area", "area"),
)
