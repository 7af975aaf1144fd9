"""The three tables that the access rule reads. What else a community is stands in `communities/tables.py`."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Text

from raison.kernel.database.tables import created_at, identifier, moment_column, one_of, partial_index, reference, table

places = table(
    "places",
    identifier(),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False, default=""),
    Column("handle", Text, nullable=True, unique=True),
    Column("openness", Text, nullable=False),
    Column("boundary", Text, nullable=False, default="internal"),
    Column("stage", Text, nullable=False, default="chartered"),
    created_at(),
    Column("created_by", BigInteger, nullable=True),
    moment_column("ends_at", optional=True),
    Column("version", BigInteger, nullable=False, default=1),
    one_of("kind", "company", "community", "direct"),
    one_of("openness", "open", "closed", "secret"),
    one_of("boundary", "internal", "shared"),
    one_of("stage", "pilot", "chartered", "in_review", "retired"),
    partial_index("ix_places_communities", "stage", "id", where="kind = 'community'"),
)

memberships = table(
    "memberships",
    Column("place_id", BigInteger, ForeignKey("places.id"), primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", Text, nullable=False),
    moment_column("since"),
    one_of("role", "owner", "moderator", "member", "guest"),
    Index(None, "person_id", "place_id"),
    partial_index("ix_memberships_owners", "place_id", "person_id", where="role = 'owner'"),
)

place_organisations = table(
    "place_organisations",
    reference("place_id", "places.id", primary_key=True),
    Column("organisation_id", BigInteger, primary_key=True, autoincrement=False),
    moment_column("since"),
)
