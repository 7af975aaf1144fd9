"""What the office keeps of its own: pairs of communities that seem to be about the same, and those that are not."""

from sqlalchemy import CheckConstraint, Column, Integer, Text

from raison.kernel.database import moment_column, reference, table

office_duplicates = table(
    "office_duplicates",
    Column("rank", Integer, primary_key=True, autoincrement=False),
    reference("one_id", "places.id"),
    reference("other_id", "places.id"),
    Column("words", Text, nullable=False),
    Column("titles", Text, nullable=False, default="[]"),
    Column("shared", Integer, nullable=False, default=0),
    moment_column("found_at"),
)
"""Found anew each night, the most alike first. As JSON, `words`: what name, reason and challenge of both have in
common; `titles`: what the titles of threads have in common where everybody at home may read both. `shared`: people in
both."""

set_aside_pairs = table(
    "set_aside_pairs",
    reference("one_id", "places.id", primary_key=True),
    reference("other_id", "places.id", primary_key=True),
    Column("reason", Text, nullable=False, default=""),
    reference("by_id", "people.id"),
    moment_column("at"),
    CheckConstraint("one_id < other_id", name="order"),
)
"""Pairs of which somebody said that they are no doubles. They are not found again until that is taken back."""
