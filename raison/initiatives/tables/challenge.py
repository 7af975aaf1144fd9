"""The initiative itself, who stands for it, and each passage of a gate."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, Integer, Text

from raison.kernel.database import identifier, moment_column, one_of, reference, table

initiatives = table(
    "initiatives",
    reference("subject_id", "subjects.id", primary_key=True),
    Column("step", Text, nullable=False, default="challenge"),
    Column("problem", Text, nullable=False),
    Column("whose_work", Text, nullable=False, default=""),
    Column("value_low", BigInteger, nullable=True),
    Column("value_high", BigInteger, nullable=True),
    Column("currency", Text, nullable=False, default="EUR"),
    Column("value_source", Text, nullable=False, default=""),
    Column("otherwise", Text, nullable=False, default=""),
    reference("owner_id", "people.id"),
    reference("sponsor_id", "people.id", optional=True),
    Column("governance", Text, nullable=False, default=""),
    Column("standards", Text, nullable=False, default=""),
    Column("cost", Text, nullable=False, default=""),
    Column("outcome", Text, nullable=True),
    Column("outcome_why", Text, nullable=False, default=""),
    moment_column("ended_at", optional=True),
    Column("ended_by", BigInteger, nullable=True),
    moment_column("changed_at"),
    Column("version", Integer, nullable=False, default=1),
    one_of("step", "challenge", "people", "tools", "link"),
    one_of("outcome", "done", "dropped"),
    CheckConstraint("value_low >= 0 AND value_high >= value_low", name="value"),
    CheckConstraint("(outcome IS NULL) = (ended_at IS NULL)", name="ended"),
    Index(None, "step", "subject_id"),
)
"""The value is a range in whole units of a currency a year; a figure without its source opens no step."""

origins = table(
    "initiative_origins",
    reference("subject_id", "initiatives.subject_id", primary_key=True),
    reference("message_id", "messages.id"),
)
"""The message in which it was heard. Who may not read that does not learn that there is one."""

champions = table(
    "initiative_champions",
    reference("subject_id", "initiatives.subject_id", primary_key=True),
    reference("person_id", "people.id", primary_key=True),
    moment_column("since"),
)

passages = table(
    "initiative_passages",
    identifier(),
    reference("subject_id", "initiatives.subject_id"),
    Column("step", Text, nullable=False),
    Column("back", Boolean, nullable=False),
    Column("missing", Text, nullable=False, default="[]"),
    Column("reason", Text, nullable=False, default=""),
    reference("by_id", "people.id"),
    moment_column("at"),
    one_of("step", "challenge", "people", "tools", "link"),
    CheckConstraint("(NOT back AND missing = '[]') OR reason <> ''", name="reason"),
    Index(None, "subject_id", "id"),
)
"""`step` is the one that opened, or to which it went back; `missing` what was not there then, as JSON."""
