"""Organisations, teams, people, and what proves who somebody is. Secrets are stored as hashes only."""

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, Text

from raison.kernel.database import created_at, identifier, moment_column, one_of, partial_index, reference, table

organisations = table(
    "organisations",
    identifier(),
    Column("handle", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    created_at(),
    one_of("kind", "home", "customer", "partner"),
    partial_index("ix_organisations_home", "kind", unique=True, where="kind = 'home'"),
)

teams = table(
    "teams",
    identifier(),
    Column("handle", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("folded", Text, nullable=False, default=""),
    reference("parent_id", "teams.id", optional=True),
    Column("manager_id", BigInteger, nullable=True),
    created_at(),
)

people = table(
    "people",
    identifier(),
    reference("organisation_id", "organisations.id"),
    Column("handle", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("email", Text, nullable=True, unique=True),
    Column("title", Text, nullable=False, default=""),
    reference("team_id", "teams.id", optional=True),
    Column("zone", Text, nullable=False, default="UTC"),
    Column("language", Text, nullable=False, default="en"),
    Column("languages", Text, nullable=False, default="[]"),
    Column("skills", Text, nullable=False, default="[]"),
    Column("working_hours", Text, nullable=False, default=""),
    Column("quiet_hours", Text, nullable=False, default=""),
    Column("status_text", Text, nullable=False, default=""),
    Column("theme", Text, nullable=False, default="auto"),
    Column("keys", Boolean, nullable=False, default=True),
    Column("picture_key", Text, nullable=True),
    Column("folded", Text, nullable=False, default=""),
    Column("guest", Boolean, nullable=False, default=False),
    Column("office", Boolean, nullable=False, default=False),
    Column("bot", Boolean, nullable=False, default=False),
    created_at(),
    moment_column("deactivated_at", optional=True),
    Column("version", Integer, nullable=False, default=1),
    Index(None, "team_id"),
    Index(None, "organisation_id", "folded"),
    Index(None, "folded", "id"),
    Index(None, "picture_key"),
)

passwords = table(
    "passwords",
    reference("person_id", "people.id", primary_key=True),
    Column("hash", Text, nullable=False),
    moment_column("changed_at"),
)

passkeys = table(
    "passkeys",
    identifier(),
    reference("person_id", "people.id"),
    Column("credential", LargeBinary, nullable=False, unique=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("sign_count", BigInteger, nullable=False, default=0),
    Column("name", Text, nullable=False),
    created_at(),
    moment_column("used_at", optional=True),
    Index(None, "person_id"),
)

sessions = table(
    "sessions",
    identifier(),
    reference("person_id", "people.id"),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("agent", Text, nullable=False, default=""),
    Column("address", Text, nullable=False, default=""),
    created_at(),
    moment_column("seen_at"),
    moment_column("expires_at"),
    Index(None, "person_id"),
)

tokens = table(
    "tokens",
    identifier(),
    reference("person_id", "people.id"),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    created_at(),
    moment_column("expires_at", optional=True),
    moment_column("used_at", optional=True),
    Index(None, "person_id"),
)

invitations = table(
    "invitations",
    identifier(),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("email", Text, nullable=True),
    reference("organisation_id", "organisations.id"),
    Column("guest", Boolean, nullable=False, default=False),
    Column("office", Boolean, nullable=False, default=False),
    Column("place_id", BigInteger, nullable=True),
    Column("role", Text, nullable=False, default="member"),
    Column("uses_left", Integer, nullable=False, default=1),
    Column("invited_by", BigInteger, nullable=True),
    created_at(),
    moment_column("expires_at"),
)

resets = table(
    "resets",
    identifier(),
    reference("person_id", "people.id"),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    created_at(),
    moment_column("expires_at"),
    moment_column("used_at", optional=True),
)

sign_in_links = table(
    "sign_in_links",
    identifier(),
    reference("person_id", "people.id"),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("uses_left", Integer, nullable=True),
    created_at(),
    moment_column("expires_at"),
)
