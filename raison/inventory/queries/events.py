"""What happened to a tool or a case of joining it, from the log of activities."""

from sqlalchemy import select

from raison.inventory.rows import ToolEvent
from raison.kernel.database import at_most, number, rows, statement
from raison.kernel.spine.tables import activities
from raison.people.columns import person_columns
from raison.people.tables import organisations, people

LATEST = 12
"""Lines of a history that a page shows."""


async def events_of(thing_id: int) -> list[ToolEvent]:
    """The latest first."""
    return await rows(EVENTS, ToolEvent, which=thing_id, limit=LATEST)


_ACTOR = activities.outerjoin(people, people.c.id == activities.c.actor_id).outerjoin(
    organisations, organisations.c.id == people.c.organisation_id
)
EVENTS = statement(
    select(activities.c.id, activities.c.kind, activities.c.at, *person_columns("actor"))
    .select_from(_ACTOR)
    .where(activities.c.subject_id == number("which"))
    .order_by(activities.c.id.desc())
    .limit(at_most())
)
