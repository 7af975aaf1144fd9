"""The log of one initiative, and the milestones of all."""

from sqlalchemy import select, tuple_

from raison.initiatives.queries.plans import role_columns, with_roles
from raison.initiatives.rows.log import Due, Milestones
from raison.initiatives.tables import entries, initiatives
from raison.kernel.access import Viewer, each_visible_to
from raison.kernel.clock import to_us
from raison.kernel.database import at_most, moment, number, rows, statement, value
from raison.kernel.keys import LOWEST, key_in, key_of
from raison.subjects.tables import subjects

A_PAGE = 40
"""Milestones of a page of the roadmap."""


async def entry_by_id(entry_id: int) -> int | None:
    """The initiative of a line of a log."""
    found: int | None = await value(OF_ENTRY, which=entry_id)
    return found


async def milestones_ahead(viewer: Viewer, *, after: str = "", limit: int = A_PAGE) -> Milestones:
    """What is to be reached in all running initiatives that the viewer may see, the earliest first, behind `after`.
    Raises BadRequest."""
    at, last = key_in(after, start=LOWEST)
    found = await rows(ROADMAP, Due, after_at=at, after_id=last, limit=limit + 1, **viewer.scope)
    shown = found[:limit]
    return Milestones(shown, key_of(to_us(shown[-1].due_at), shown[-1].id) if len(found) > limit else None)


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
        tuple_(entries.c.due_at, entries.c.id) > tuple_(moment("after_at"), number("after_id")),
    )
    .order_by(entries.c.due_at, entries.c.id)
    .limit(at_most())
)
