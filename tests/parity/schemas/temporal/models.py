"""Dates, times, instants and durations."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "moments", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("on_day", sa.Date, nullable=False),
    sa.Column("at_time", sa.Time),
    sa.Column("at_time_there", sa.Time(timezone=True)),
    sa.Column("local", sa.DateTime),
    sa.Column("instant", sa.DateTime(timezone=True), nullable=False),
    sa.Column("stamp", sa.TIMESTAMP),
    sa.Column("stamp_there", sa.TIMESTAMP(timezone=True)),
    sa.Column("lasted", sa.Interval),
)
