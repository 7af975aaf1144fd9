"""How an initiative goes and ends: where it stands, its links, who was asked to take part, what its end leaves."""

from sqlalchemy import CheckConstraint, Column, Index, Text

from raison.kernel.database import created_at, identifier, moment_column, one_of, reference, table

statuses = table(
    "initiative_statuses",
    reference("message_id", "messages.id", primary_key=True),
    reference("subject_id", "initiatives.subject_id"),
    Column("state", Text, nullable=False),
    reference("by_id", "people.id"),
    moment_column("at"),
    one_of("state", "on_track", "at_risk", "off_track"),
    Index(None, "subject_id", "message_id"),
)
"""Where it stands, in a word; the words around it are a message under its subject."""

links = table(
    "initiative_links",
    identifier(),
    reference("subject_id", "initiatives.subject_id"),
    reference("place_id", "places.id", optional=True),
    Column("name", Text, nullable=False, default=""),
    Column("url", Text, nullable=False, default=""),
    Column("what_for", Text, nullable=False),
    created_at(),
    CheckConstraint("(place_id IS NULL) = (url <> '')", name="place"),
    Index(None, "subject_id", "id"),
    Index(None, "subject_id", "place_id", unique=True),
)
"""A community, whose name is not kept here (as with tools), or an address elsewhere."""

askings = table(
    "initiative_askings",
    reference("subject_id", "initiatives.subject_id", primary_key=True),
    reference("person_id", "people.id", primary_key=True),
    reference("by_id", "people.id"),
    moment_column("at"),
)
"""Who was asked to take part, so that nobody is asked twice."""

retirements = table(
    "initiative_retirements",
    reference("subject_id", "initiatives.subject_id", primary_key=True),
    Column("done_when", Text, nullable=False, default=""),
    Column("knowledge", Text, nullable=False, default=""),
    Column("places", Text, nullable=False, default=""),
    Column("people", Text, nullable=False, default=""),
)
"""When it is done, and what becomes of its knowledge, its places and its people."""

leftovers = table(
    "initiative_leftovers",
    reference("subject_id", "initiatives.subject_id", primary_key=True),
    Column("part", Text, primary_key=True),
    reference("by_id", "people.id"),
    moment_column("at"),
    one_of("part", "done_when", "knowledge", "places", "people"),
)
"""What of the four was seen to when it ended, or later; the others are open."""
