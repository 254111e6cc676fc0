"""Foreign keys of several columns, one of them over a unique constraint."""
import sqlalchemy as sa

metadata = sa.MetaData()

sa.Table(
    "rooms", metadata,
    sa.Column("building", sa.String(10), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("door_code", sa.String(8), nullable=False),
    sa.Column("floor", sa.Integer, nullable=False),
    sa.UniqueConstraint("door_code", "floor", name="uq_rooms_door"),
)
sa.Table(
    "bookings", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("building", sa.String(10), nullable=False),
    sa.Column("room_number", sa.Integer, nullable=False),
    sa.Column("door_code", sa.String(8)),
    sa.Column("floor", sa.Integer),
    sa.ForeignKeyConstraint(["building", "room_number"], ["rooms.building", "rooms.number"], ondelete="CASCADE"),
    sa.ForeignKeyConstraint(["door_code", "floor"], ["rooms.door_code", "rooms.floor"], name="fk_bookings_door",
                            onupdate="CASCADE", match="FULL"),
)
