"""What posts have beyond a subject: polls and their votes, who is praised, what is to be sent later with its files."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Text

from raison.kernel.database import created_at, identifier, moment_column, reference, table

polls = table(
    "polls",
    reference("subject_id", "subjects.id", primary_key=True),
    Column("many", Boolean, nullable=False),
    Column("secret", Boolean, nullable=False),
    moment_column("ends_at", optional=True),
)

choices = table(
    "choices",
    identifier(),
    reference("subject_id", "polls.subject_id"),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Index(None, "subject_id", "position", unique=True),
)

votes = table(
    "votes",
    reference("choice_id", "choices.id", primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("subject_id", BigInteger, nullable=False),
    moment_column("at"),
    Index(None, "subject_id", "person_id"),
)

praises = table(
    "praises",
    reference("subject_id", "subjects.id", primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
)

scheduled_posts = table(
    "scheduled_posts",
    identifier(),
    reference("author_id", "people.id"),
    reference("place_id", "places.id"),
    Column("post", Text, nullable=False),
    created_at(),
    moment_column("send_at"),
    Column("refused", Text, nullable=True),
    Index(None, "author_id", "send_at"),
)

scheduled_files = table(
    "scheduled_files",
    reference("upload_id", "attachments.id", primary_key=True),
    reference("scheduled_id", "scheduled_posts.id"),
    Index(None, "scheduled_id"),
)
