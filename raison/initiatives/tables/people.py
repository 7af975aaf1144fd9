"""For whom it is: personas, and the jobs that they have to get done."""

from sqlalchemy import CheckConstraint, Column, Index, Integer, Text

from raison.kernel.database import created_at, identifier, one_of, reference, table

personas = table(
    "personas",
    identifier(),
    reference("subject_id", "initiatives.subject_id"),
    Column("name", Text, nullable=False),
    Column("situation", Text, nullable=False, default=""),
    Column("benefit", Text, nullable=False, default=""),
    created_at(),
    Index(None, "subject_id", "id"),
)

key_tasks = table(
    "key_tasks",
    identifier(),
    reference("persona_id", "personas.id"),
    Column("job", Text, nullable=False),
    Column("times", Integer, nullable=True),
    Column("per", Text, nullable=False, default="week"),
    Column("minutes", Integer, nullable=True),
    Column("tried", Integer, nullable=True),
    Column("unaided", Integer, nullable=True),
    created_at(),
    one_of("per", "day", "week", "month", "year"),
    CheckConstraint("times > 0 AND minutes > 0", name="figures"),
    CheckConstraint(
        "(tried IS NULL) = (unaided IS NULL) AND (tried IS NULL OR (tried > 0 AND unaided BETWEEN 0 AND tried))",
        name="unaided",
    ),
    Index(None, "persona_id", "id"),
)
"""How often, and how many minutes it takes today; both may be open. `unaided`: how many did it without help, of how
many who `tried`."""
