"""Notices: one line in a person's inbox for one subject, however much happens there."""

from sqlalchemy import BigInteger, Column, Index, Integer, Text

from raison.kernel.database import moment_column, one_of, partial_index, table

_OPEN = "done_at IS NULL"

notices = table(
    "notices",
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("subject_id", BigInteger, primary_key=True, autoincrement=False),
    Column("place_id", BigInteger, nullable=True),
    Column("message_id", BigInteger, nullable=True),
    Column("heap", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("excerpt", Text, nullable=False, default=""),
    Column("url", Text, nullable=False),
    Column("actor_id", BigInteger, nullable=True),
    Column("happened", Integer, nullable=False, default=1),
    Column("heard", BigInteger, nullable=False),
    moment_column("at"),
    moment_column("needed_at", optional=True),
    moment_column("done_at", optional=True),
    moment_column("snoozed_until", optional=True),
    Column("version", Integer, nullable=False, default=1),
    one_of("heap", "needs", "following", "alerts"),
    partial_index("ix_notices_open", "person_id", "heap", "at", "subject_id", where=_OPEN),
    partial_index("ix_notices_place", "person_id", "place_id", "heap", where=_OPEN),
    Index(None, "person_id", "done_at", "subject_id"),
    Index(None, "subject_id", "message_id"),
)
"""`subject_id` holds the place's id for what concerns a place and no subject: requests to join, invitations, roles.
`message_id` is the message from which `excerpt` was taken, so that it goes when the message goes. `heard` is the
position on the spine of the last activity in it: hearing that again changes nothing."""
