"""Meetings, the latest first."""

from sqlalchemy import select, tuple_

from raison.council.rows import Meeting, Meetings
from raison.council.tables import council_meetings
from raison.kernel.database import at_most, maybe_row, number, rows, statement
from raison.kernel.ids import NEWEST
from raison.people.columns import person_columns, with_person

OPEN_AT_MOST = 24
"""Meetings among which one is chosen: two years of a council that meets every month."""


async def meeting_by_id(meeting_id: int) -> Meeting | None:
    """One meeting."""
    return await maybe_row(MEETING, Meeting, which=meeting_id)


async def meetings_of(*, before: int = NEWEST, limit: int = 20) -> Meetings:
    """The latest first, before the meeting `before`."""
    first = before in (0, NEWEST)
    asked = MEETINGS(limit=limit + 1) if first else BEFORE(before=before, limit=limit + 1)
    found = await rows(asked.statement, Meeting, **asked.parameters[0])
    return Meetings(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


async def open_meetings() -> list[Meeting]:
    """Those that are not over, the next one first."""
    return await rows(OPEN, Meeting, limit=OPEN_AT_MOST)


_NAMES = ("id", "title", "starts_at", "minutes", "closed_at", "version")
_MEETINGS = select(*[council_meetings.c[name] for name in _NAMES], *person_columns("called_by")).select_from(
    with_person(council_meetings, council_meetings.c.called_by)
)
_LAST = council_meetings.alias("last")
_START_OF_LAST = select(_LAST.c.starts_at).where(_LAST.c.id == number("before")).scalar_subquery()
_LATEST = (council_meetings.c.starts_at.desc(), council_meetings.c.id.desc())
MEETING = statement(_MEETINGS.where(council_meetings.c.id == number("which")))
MEETINGS = statement(_MEETINGS.order_by(*_LATEST).limit(at_most()))
BEFORE = statement(
    _MEETINGS.where(
        tuple_(council_meetings.c.starts_at, council_meetings.c.id) < tuple_(_START_OF_LAST, number("before"))
    )
    .order_by(*_LATEST)
    .limit(at_most())
)
OPEN = statement(
    _MEETINGS.where(council_meetings.c.closed_at.is_(None))
    .order_by(council_meetings.c.starts_at, council_meetings.c.id)
    .limit(at_most())
)
