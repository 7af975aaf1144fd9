"""What a community is beyond its place: charter, ending, requests to join, invitations, last visits."""

from sqlalchemy import BigInteger, Boolean, Column, Float, Index, Integer, Text

from raison.kernel.database import identifier, moment_column, one_of, partial_index, reference, table

charters = table(
    "charters",
    reference("place_id", "places.id", primary_key=True),
    Column("why", Text, nullable=False),
    Column("challenge", Text, nullable=False, default=""),
    Column("for_whom", Text, nullable=False, default=""),
    Column("key_tasks", Text, nullable=False, default="[]"),
    Column("owner_id", BigInteger, nullable=False),
    Column("sponsor_id", BigInteger, nullable=True),
    Column("measure", Text, nullable=False, default=""),
    Column("unit", Text, nullable=False, default=""),
    Column("baseline", Float, nullable=True),
    Column("target", Float, nullable=True),
    Column("reading", Float, nullable=True),
    moment_column("review_at", optional=True),
    Column("retirement", Text, nullable=False, default=""),
    Column("version", Integer, nullable=False, default=1),
    moment_column("changed_at"),
)

join_requests = table(
    "join_requests",
    reference("place_id", "places.id", primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False, default=""),
    moment_column("asked_at"),
)

place_invitations = table(
    "place_invitations",
    reference("place_id", "places.id", primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", Text, nullable=False, default="member"),
    Column("invited_by", BigInteger, nullable=False),
    moment_column("invited_at"),
    Index(None, "person_id"),
)

visits = table(
    "visits",
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    reference("place_id", "places.id", primary_key=True),
    moment_column("at"),
)


place_endings = table(
    "place_endings",
    identifier(),
    reference("place_id", "places.id"),
    moment_column("at"),
    Column("by_id", BigInteger, nullable=False),
    Column("stage_before", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("closing", Text, nullable=False, default=""),
    Column("handed_over", Text, nullable=False, default="[]"),
    Column("next_place_id", BigInteger, nullable=True),
    Column("next_person_id", BigInteger, nullable=True),
    Column("merged", Boolean, nullable=False, default=False),
    moment_column("reopened_at", optional=True),
    Column("reopened_by", BigInteger, nullable=True),
    one_of("stage_before", "pilot", "chartered", "in_review"),
    Index(None, "place_id", "id"),
    partial_index("ix_place_endings_standing", "place_id", unique=True, where="reopened_at IS NULL"),
)
"""How a community ended; one that was opened again keeps the row. `handed_over`: what of the checklist was done."""
