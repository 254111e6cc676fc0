"""Enumerations, shared by two tables, with defaults and values that need quotes."""
import sqlalchemy as sa

metadata = sa.MetaData()

# Alembic makes a type with the first table that has it, and trips over the second.
TicketState = sa.Enum("open", "in_progress", "closed", name="ticket_state")

sa.Table(
    "tickets", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("state", TicketState, nullable=False, server_default="open"),
    sa.Column("previous_state", TicketState),
)
sa.Table(
    "ticket_events", metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("new_state", TicketState, nullable=False),
    sa.Column("weight", sa.Enum("light", "so-so", "it's heavy", "\u00fcberschwer", name="weight")),
)
