"""Tools in use, who uses them for what, and what they do."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Integer, Text

from raison.kernel.database import identifier, moment_column, one_of, partial_index, reference, table

used_tools = table(
    "used_tools",
    identifier(),
    reference("place_id", "places.id"),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("url", Text, nullable=False, default=""),
    Column("host", Text, nullable=False, default=""),
    Column("people_low", Integer, nullable=True),
    Column("people_high", Integer, nullable=True),
    Column("cost_low", BigInteger, nullable=True),
    Column("cost_high", BigInteger, nullable=True),
    Column("currency", Text, nullable=False, default="EUR"),
    Column("cost_source", Text, nullable=False, default=""),
    moment_column("ends_at", optional=True),
    moment_column("notice_at", optional=True),
    Column("content_held", Text, nullable=False, default=""),
    Column("replaced_by", Text, nullable=False, default=""),
    Column("outside", Text, nullable=False, default="unknown"),
    Column("outside_number", Integer, nullable=True),
    Column("own", Text, nullable=False, default=""),
    Column("state", Text, nullable=False, default="in_use"),
    reference("initiative_id", "subjects.id", optional=True),
    moment_column("began_at", optional=True),
    Column("began_low", Integer, nullable=True),
    Column("began_high", Integer, nullable=True),
    reference("owner_id", "people.id", optional=True),
    reference("added_by", "people.id"),
    moment_column("added_at"),
    moment_column("changed_at"),
    Column("reminded", Integer, nullable=False, default=0),
    Column("version", Integer, nullable=False, default=1),
    one_of("outside", "unknown", "no", "yes"),
    one_of("state", "in_use", "joining", "retired"),
    CheckConstraint("cost_low >= 0 AND cost_high >= cost_low", name="cost"),
    CheckConstraint("people_low >= 0 AND people_high >= people_low", name="people"),
    Index(None, "state", "id"),
    partial_index("ix_used_tools_host", "host", where="host <> ''"),
    partial_index("ix_used_tools_initiative", "initiative_id", "id", where="initiative_id IS NOT NULL"),
)
"""`place_id` is the company's place: the one access rule reads it. `key` is the name without case and signs: the same
tool is there once. What it costs is a range in whole units of a currency a year. `own`: what it does that no base
capability names. `began_at`: when its retirement began, and how many people used it that day. `reminded`: how often
somebody was told that its notice comes due, since the day was changed."""

tool_uses = table(
    "tool_uses",
    reference("tool_id", "used_tools.id", primary_key=True),
    Column("key", Text, primary_key=True),
    Column("who", Text, nullable=False),
    Column("purpose", Text, nullable=False, default=""),
    reference("by_id", "people.id"),
    moment_column("at"),
)
"""Who uses it for what: a team or a group, never a person."""

tool_capabilities = table(
    "tool_capabilities",
    reference("tool_id", "used_tools.id", primary_key=True),
    Column("capability", Text, primary_key=True),
    one_of("capability", "messaging", "presence", "workflow", "community", "content"),
    Index(None, "capability", "tool_id"),
)

set_aside_hosts = table(
    "set_aside_hosts",
    Column("host", Text, primary_key=True),
    reference("by_id", "people.id"),
    moment_column("at"),
)
"""Addresses in links of which somebody said that they are no tool of ours."""
