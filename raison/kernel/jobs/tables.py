"""The table of jobs. A job that is done is deleted; one that failed too often stays, for `raison doctor`."""

from sqlalchemy import Column, Index, Integer, Text

from raison.kernel.database.tables import identifier, moment_column, table

jobs = table(
    "jobs",
    identifier(),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=True, unique=True),
    Column("facts", Text, nullable=False),
    moment_column("due_at"),
    Column("tries", Integer, nullable=False, default=0),
    Column("error", Text, nullable=True),
    Index(None, "due_at"),
)
