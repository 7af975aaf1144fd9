"""Business cases of joining tools: which, what people assume and count, and what may go wrong."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Float, Index, Integer, Text

from raison.kernel.database import identifier, moment_column, reference, table

business_cases = table(
    "business_cases",
    identifier(),
    reference("place_id", "places.id"),
    Column("title", Text, nullable=False),
    Column("currency", Text, nullable=False, default="EUR"),
    reference("by_id", "people.id"),
    moment_column("at"),
    moment_column("changed_at"),
    Column("version", Integer, nullable=False, default=1),
)

case_tools = table(
    "case_tools",
    reference("case_id", "business_cases.id", primary_key=True),
    reference("tool_id", "used_tools.id", primary_key=True),
    Column("messages", BigInteger, nullable=True),
    Column("people", Integer, nullable=True),
    Column("places", Integer, nullable=True),
    Column("counted", Text, nullable=False, default=""),
    Index(None, "tool_id"),
)
"""What there is to move, as an importer's dry run counted it; `counted` says where the figures come from."""

case_assumptions = table(
    "case_assumptions",
    reference("case_id", "business_cases.id", primary_key=True),
    Column("code", Text, primary_key=True),
    Column("low", Float(53), nullable=False),
    Column("high", Float(53), nullable=False),
    Column("why", Text, nullable=False, default=""),
    reference("by_id", "people.id"),
    moment_column("at"),
    CheckConstraint("low >= 0 AND high >= low", name="range"),
)
"""An assumption that has no row is an open question."""

case_risks = table(
    "case_risks",
    identifier(),
    reference("case_id", "business_cases.id"),
    Column("text", Text, nullable=False),
    Column("chance_low", Float(53), nullable=True),
    Column("chance_high", Float(53), nullable=True),
    Column("cost_low", Float(53), nullable=True),
    Column("cost_high", Float(53), nullable=True),
    reference("by_id", "people.id"),
    moment_column("at"),
    CheckConstraint("chance_low >= 0 AND chance_high >= chance_low AND chance_high <= 100", name="chance"),
    CheckConstraint("cost_low >= 0 AND cost_high >= cost_low", name="cost"),
    Index(None, "case_id", "id"),
)
"""Chances in per cent, both ends given by people; what is open has no figure."""
