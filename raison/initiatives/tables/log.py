"""What is to come, what was decided, what may go wrong: lines with a day, one table for the three."""

from sqlalchemy import BigInteger, Column, Index, Text

from raison.kernel.database import identifier, moment_column, one_of, partial_index, reference, table

entries = table(
    "initiative_entries",
    identifier(),
    reference("subject_id", "initiatives.subject_id"),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("detail", Text, nullable=False, default=""),
    moment_column("due_at", optional=True),
    moment_column("settled_at", optional=True),
    Column("settled_by", BigInteger, nullable=True),
    reference("by_id", "people.id"),
    moment_column("at"),
    one_of("kind", "milestone", "decision", "risk"),
    Index(None, "subject_id", "id"),
    partial_index("ix_initiative_entries_due", "due_at", "id", where="kind = 'milestone' AND settled_at IS NULL"),
)
"""`detail`: a decision's reason, what is done against a risk. `due_at`: a milestone's day, or when to look again.
`settled_at`: the milestone is reached, the risk is over."""
