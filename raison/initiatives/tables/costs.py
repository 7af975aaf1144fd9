"""What an initiative costs, line by line."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, Text

from raison.kernel.database import created_at, identifier, one_of, reference, table

costs = table(
    "initiative_costs",
    identifier(),
    reference("subject_id", "initiatives.subject_id"),
    Column("label", Text, nullable=False),
    Column("low", BigInteger, nullable=False),
    Column("high", BigInteger, nullable=False),
    Column("per", Text, nullable=False),
    created_at(),
    one_of("per", "once", "year"),
    CheckConstraint("low >= 0 AND high >= low", name="range"),
    Index(None, "subject_id", "id"),
)
"""In whole units of the initiative's currency."""
