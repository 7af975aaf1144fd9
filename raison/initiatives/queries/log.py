"""The log of one initiative, and the milestones of all."""

from sqlalchemy import select

from raison.initiatives.queries.plans import role_columns, with_roles
from raison.initiatives.rows.log import Due
from raison.initiatives.tables import entries, initiatives
from raison.kernel.access import Viewer, each_visible_to
from raison.kernel.database import number, rows, statement, value
from raison.subjects.tables import subjects

AHEAD = 100
"""Milestones that the roadmap shows, the earliest."""


async def entry_by_id(entry_id: int) -> int | None:
    """The initiative of a line of a log."""
    found: int | None = await value(OF_ENTRY, which=entry_id)
    return found


async def milestones_ahead(viewer: Viewer) -> list[Due]:
    """What is to be reached in all running initiatives that the viewer may see, the earliest first."""
    return await rows(ROADMAP, Due, **viewer.scope)


OF_ENTRY = statement(select(entries.c.subject_id).where(entries.c.id == number("which")))
_BOTH = entries.join(initiatives, initiatives.c.subject_id == entries.c.subject_id).join(
    subjects, subjects.c.id == entries.c.subject_id
)
ROADMAP = statement(
    select(entries.c.id, entries.c.subject_id, subjects.c.title, entries.c.text, entries.c.due_at, *role_columns())
    .select_from(with_roles(_BOTH))
    .where(
        entries.c.kind == "milestone",
        entries.c.settled_at.is_(None),
        entries.c.due_at.is_not(None),
        initiatives.c.outcome.is_(None),
        subjects.c.state != "deleted",
        each_visible_to(subjects.c.place_id),
    )
    .order_by(entries.c.due_at, entries.c.id)
    .limit(AHEAD)
)
