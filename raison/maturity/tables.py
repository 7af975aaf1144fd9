"""Models as they were brought, assessments, who is asked and what they answered, what was measured, steps of plans."""

from sqlalchemy import BigInteger, CheckConstraint, Column, Float, Index, Integer, Text

from raison.kernel.database import identifier, moment_column, one_of, reference, table

models = table(
    "maturity_models",
    identifier(),
    Column("digest", Text, nullable=False, unique=True),
    Column("source", Text, nullable=False),
    reference("added_by", "people.id"),
    moment_column("added_at"),
    moment_column("chosen_at", optional=True),
)
"""A model is never changed: what was asked by it stays readable. The one that was chosen last is current; Raison's own,
while none was."""

assessments = table(
    "assessments",
    identifier(),
    reference("model_id", "maturity_models.id"),
    reference("place_id", "places.id"),
    Column("name", Text, nullable=False),
    reference("opened_by", "people.id"),
    moment_column("opened_at"),
    moment_column("closes_at"),
    moment_column("closed_at", optional=True),
    Column("closed_by", BigInteger, nullable=True),
    moment_column("published_at", optional=True),
    Column("published_by", BigInteger, nullable=True),
    Column("across", Float, nullable=True),
    Column("up", Float, nullable=True),
    Column("state", Text, nullable=True),
    CheckConstraint("published_at IS NULL OR closed_at IS NOT NULL", name="published"),
    CheckConstraint("(state IS NULL) = (across IS NULL) AND (state IS NULL) = (up IS NULL)", name="position"),
)
"""`across`, `up`: the position from 0 to 100, written when it closes; empty when too few had answered."""

respondents = table(
    "assessment_respondents",
    reference("assessment_id", "assessments.id", primary_key=True),
    reference("person_id", "people.id", primary_key=True),
    reference("team_id", "teams.id", optional=True),
    Index(None, "person_id", "assessment_id"),
)
"""Who is asked, with the team in which they were then."""

answers = table(
    "assessment_answers",
    reference("assessment_id", "assessments.id", primary_key=True),
    reference("person_id", "people.id", primary_key=True),
    Column("question", Text, primary_key=True),
    Column("choice", Integer, nullable=True),
    moment_column("at"),
)
"""`choice` counts from 0, the least; NULL: “I don't know”. Nobody but the person themselves reads a row of it."""

figures = table(
    "assessment_figures",
    reference("assessment_id", "assessments.id", primary_key=True),
    Column("question", Text, primary_key=True),
    Column("figure", Float, nullable=False),
    Column("counted", Integer, nullable=False),
    Column("choice", Integer, nullable=False),
    moment_column("at"),
)
"""What Raison measured when it opened, and the answer that follows from it. `counted`: of how many."""

plan_steps = table(
    "assessment_plan_steps",
    reference("assessment_id", "assessments.id", primary_key=True),
    Column("step", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False, default=""),
    Column("url", Text, nullable=False, default=""),
    reference("by_id", "people.id"),
    moment_column("at"),
    one_of("state", "started", "done", "set_aside"),
    CheckConstraint("state <> 'set_aside' OR reason <> ''", name="reason"),
)
"""What became of a step of the plan; `url`: what was started with it."""

switches = table(
    "adaptation_switches",
    Column("name", Text, primary_key=True),
    reference("off_by", "people.id"),
    moment_column("off_at"),
)
"""Adaptations that the Digital Office has turned off."""
