"""What a community goes through: sponsors who were asked, what was decided, and who was reminded of what is due."""

from sqlalchemy import BigInteger, Column, Index, Integer, Text

from raison.kernel.database import identifier, moment_column, one_of, partial_index, reference, table

charter_asks = table(
    "charter_asks",
    identifier(),
    reference("place_id", "places.id"),
    Column("sponsor_id", BigInteger, nullable=False),
    Column("asked_by", BigInteger, nullable=False),
    moment_column("asked_at"),
    Column("reason", Text, nullable=False, default=""),
    Column("answer", Text, nullable=False, default="waiting"),
    Column("answer_reason", Text, nullable=False, default=""),
    moment_column("answered_at", optional=True),
    one_of("answer", "waiting", "accepted", "declined", "withdrawn"),
    Index(None, "place_id", "id"),
    partial_index("ix_charter_asks_waiting", "place_id", unique=True, where="answer = 'waiting'"),
)
"""One row for each time that a sponsor was asked; at most one of a place waits. `reason`: why before the evidence."""

place_decisions = table(
    "place_decisions",
    identifier(),
    reference("place_id", "places.id"),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("by_id", BigInteger, nullable=False),
    moment_column("at"),
    moment_column("until", optional=True),
    Column("other_id", BigInteger, nullable=True),
    one_of("kind", "chartered", "extended", "renewed", "changed", "merged", "retired", "reopened"),
    Index(None, "place_id", "id"),
    partial_index("ix_place_decisions_extended", "place_id", unique=True, where="kind = 'extended'"),
)
"""Who decided what about a community, and why; a pilot is extended once. `other_id`: into which place it was merged."""

place_reminders = table(
    "place_reminders",
    reference("place_id", "places.id", primary_key=True),
    moment_column("due_at"),
    Column("asked", Integer, nullable=False, default=0),
    moment_column("asked_at"),
)
"""How often somebody was asked to decide what is due since `due_at`, and when last."""
