"""The log of activities and how far each observer has read it."""

from sqlalchemy import BigInteger, Column, Index, Integer, Text

from raison.kernel.database.tables import moment_column, partial_index, table

activities = table(
    "activities",
    Column("id", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True),
    Column("position", BigInteger, nullable=True, unique=True),
    Column("kind", Text, nullable=False),
    Column("actor_id", BigInteger, nullable=True),
    Column("place_id", BigInteger, nullable=True),
    Column("subject_id", BigInteger, nullable=True),
    Column("facts", Text, nullable=False),
    Column("tool", Text, nullable=False),
    moment_column("at"),
    partial_index("ix_activities_unsequenced", "id", where="position IS NULL", sqlite_where="position IS NOT NULL"),
    Index(None, "place_id", "id"),
    Index(None, "subject_id", "id"),
    sqlite_autoincrement=True,
)
"""`position` stays empty on SQLite, where it is the id; its index there holds nothing."""

offsets = table(
    "offsets",
    Column("observer", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
)
