"""Words of SQL as names."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "user", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("table", sa.String(10), unique=True),
    sa.Column("column", sa.String(10)),
    sa.Column("references", sa.Integer),
)
sa.Table(
    "order", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("select", sa.String(10)),
    sa.Column("from", sa.String(10), nullable=False, server_default="here"),
    sa.Column("group", sa.Integer, index=True),
    sa.Column("user", sa.Integer, sa.ForeignKey("user.id")),
    sa.Column("default", sa.Integer, server_default=sa.text("0")),
    sa.Column("check", sa.Integer),
    sa.Column("primary", sa.Integer),
    sa.Column("timestamp", sa.DateTime),
    sa.Column("values", sa.Integer),
    sa.UniqueConstraint("select", "from", name="unique"),
    sa.CheckConstraint('"check" > 0', name="constraint"),
    sa.Index("index", "values", "primary"),
)
