"""Direct conversations: which people a direct place is for, so that the same people find the same one again."""

from sqlalchemy import Column, Index, Text

from raison.kernel.database import reference, table

directs = table(
    "directs",
    reference("place_id", "places.id", primary_key=True),
    reference("subject_id", "subjects.id"),
    Column("people_key", Text, nullable=False, unique=True),
    Index(None, "subject_id", unique=True),
)
"""`people_key` names the people for whom it is; unique, so that of two who begin the same conversation one wins and the
other finds it."""
