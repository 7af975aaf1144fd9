"""What a community is beyond its place: charter, requests to join, invitations, and when members last looked."""

from sqlalchemy import BigInteger, Column, Float, Index, Integer, Text

from raison.kernel.database import moment_column, reference, table

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
