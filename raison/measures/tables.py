"""Measures, and what was read of each."""

from sqlalchemy import CheckConstraint, Column, Float, Index, Integer, Text

from raison.kernel.database import created_at, identifier, moment_column, one_of, partial_index, reference, table

measures = table(
    "measures",
    identifier(),
    reference("subject_id", "subjects.id"),
    Column("name", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("better", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("origin", Text, nullable=False, default=""),
    reference("place_id", "places.id", optional=True),
    Column("comparison", Text, nullable=False, default=""),
    Column("target", Float, nullable=True),
    moment_column("target_at", optional=True),
    Column("baseline", Float, nullable=True),
    Column("baseline_from", Text, nullable=True),
    moment_column("starts_at", optional=True),
    reference("fixed_by", "people.id", optional=True),
    moment_column("fixed_at", optional=True),
    moment_column("reached_at", optional=True),
    reference("created_by", "people.id"),
    created_at(),
    Column("version", Integer, nullable=False, default=1),
    one_of("better", "less", "more"),
    one_of("source", "typed", "csv", "api", "first_answer", "answered", "active"),
    one_of("baseline_from", "figure", "readings"),
    CheckConstraint("(source IN ('first_answer', 'answered', 'active')) = (place_id IS NOT NULL)", name="place"),
    CheckConstraint(
        "(fixed_at IS NULL) = (baseline IS NULL) AND (fixed_at IS NULL) = (baseline_from IS NULL)"
        " AND (fixed_at IS NULL) = (starts_at IS NULL) AND (fixed_at IS NULL) = (fixed_by IS NULL)",
        name="fixed",
    ),
    Index(None, "subject_id", "id"),
    partial_index("ix_measures_fixed", "subject_id", where="fixed_at IS NOT NULL"),
)
"""`origin`: in words, where the figure comes from. `place_id`: the community whose figure Raison reads. Readings before
`starts_at` are the baseline, or older; those from then on are what came after."""

readings = table(
    "measure_readings",
    identifier(),
    reference("measure_id", "measures.id"),
    Column("series", Text, nullable=False),
    moment_column("at"),
    Column("value", Float, nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("source", Text, nullable=False),
    reference("by_id", "people.id", optional=True),
    created_at(),
    one_of("series", "ours", "comparison"),
    one_of("source", "typed", "csv", "api", "raison"),
    CheckConstraint("(source = 'raison') = (by_id IS NULL)", name="by"),
    Index(None, "measure_id", "series", "at", unique=True),
    Index(None, "measure_id", "at", "id"),
)
"""One figure of one moment: of the group, or of the one with which it is compared."""
