"""The column types that follow from C++ members, stated."""
import sqlalchemy as sa

metadata = sa.MetaData()

Colour = sa.Enum("red", "green", "blue", name="colour")


def required(name, type_):
    return sa.Column(name, type_, nullable=False)


sa.Table(
    "everything", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    required("narrow", sa.SmallInteger),
    required("wide", sa.BigInteger),
    required("unsigned_narrow", sa.Integer),
    required("unsigned_wide", sa.BigInteger),
    required("unsigned_widest", sa.Numeric(20, 0)),
    required("flag", sa.Boolean),
    required("single_precision", sa.Float(24)),
    required("words", sa.String),
    required("bytes", sa.LargeBinary),
    required("day", sa.Date),
    required("calendar_day", sa.Date),
    required("instant", sa.DateTime(timezone=True)),
    required("local", sa.DateTime),
    required("duration", sa.Interval),
    required("colour", Colour),
    sa.Column("maybe_number", sa.Integer),
    sa.Column("renamed", sa.String),
    sa.Column("maybe_colour", Colour),
)
