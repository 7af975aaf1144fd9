"""The thin base of everything that people discuss: one row a subject, its messages, and what people do with them."""

from sqlalchemy import BigInteger, Column, Index, Integer, Text

from raison.kernel.database import created_at, identifier, moment_column, one_of, partial_index, reference, table

subjects = table(
    "subjects",
    identifier(),
    reference("place_id", "places.id"),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    reference("author_id", "people.id"),
    created_at(),
    moment_column("active_at"),
    Column("state", Text, nullable=False, default="open"),
    Column("state_by", BigInteger, nullable=True),
    moment_column("state_at", optional=True),
    moment_column("pinned_at", optional=True),
    Column("pinned_by", BigInteger, nullable=True),
    Column("excerpt", Text, nullable=False, default=""),
    Column("first_message_id", BigInteger, nullable=True),
    Column("last_message_id", BigInteger, nullable=True),
    Column("last_author_id", BigInteger, nullable=True),
    Column("replies", Integer, nullable=False, default=0),
    Column("version", Integer, nullable=False, default=1),
    one_of("state", "open", "answered", "closed", "deleted"),
    Index(None, "place_id", "active_at", "id"),
    Index(None, "active_at", "id"),
    Index(None, "place_id", "kind", "active_at", "id"),
    Index(None, "author_id", "id"),
    partial_index("ix_subjects_pinned", "place_id", where="pinned_at IS NOT NULL"),
)

messages = table(
    "messages",
    identifier(),
    reference("subject_id", "subjects.id"),
    reference("author_id", "people.id"),
    created_at(),
    Column("source", Text, nullable=False),
    Column("html", Text, nullable=True),
    Column("html_version", Integer, nullable=False, default=0),
    Column("quoted_id", BigInteger, nullable=True),
    Column("edits", Integer, nullable=False, default=0),
    moment_column("edited_at", optional=True),
    moment_column("deleted_at", optional=True),
    Column("deleted_by", BigInteger, nullable=True),
    moment_column("accepted_at", optional=True),
    Column("version", Integer, nullable=False, default=1),
    Index(None, "subject_id", "id"),
    Index(None, "author_id", "id"),
)

revisions = table(
    "revisions",
    identifier(),
    reference("message_id", "messages.id"),
    Column("source", Text, nullable=False),
    moment_column("written_at"),
    Column("by_id", BigInteger, nullable=False),
    Index(None, "message_id", "id"),
)

reactions = table(
    "reactions",
    reference("message_id", "messages.id", primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("word", Text, primary_key=True),
    moment_column("at"),
    partial_index("ix_reactions_useful", "message_id", where="word = 'useful'"),
)

mentions = table(
    "mentions",
    reference("message_id", "messages.id", primary_key=True),
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("team_id", BigInteger, nullable=True),
    Index(None, "person_id", "message_id"),
)

follows = table(
    "follows",
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    reference("subject_id", "subjects.id", primary_key=True),
    Column("level", Text, nullable=False),
    Column("reason", Text, nullable=False, default="chosen"),
    moment_column("since"),
    one_of("level", "all", "named", "muted"),
    Index(None, "subject_id", "person_id"),
)

readings = table(
    "readings",
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    reference("subject_id", "subjects.id", primary_key=True),
    Column("message_id", BigInteger, nullable=False),
    moment_column("at"),
    Index(None, "subject_id"),
)

drafts = table(
    "drafts",
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("text", Text, nullable=False),
    moment_column("changed_at"),
    Column("post", Text, nullable=True),
)

attachments = table(
    "attachments",
    identifier(),
    Column("message_id", BigInteger, nullable=True),
    reference("uploaded_by", "people.id"),
    Column("key", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("content_type", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("thumb_key", Text, nullable=True),
    Column("width", Integer, nullable=True),
    Column("height", Integer, nullable=True),
    Column("link", Text, nullable=True),
    created_at(),
    Index(None, "message_id"),
)

previews = table(
    "previews",
    reference("message_id", "messages.id", primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("description", Text, nullable=False, default=""),
    Column("site", Text, nullable=False, default=""),
)
