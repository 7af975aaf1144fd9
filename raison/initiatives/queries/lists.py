"""All initiatives that a viewer may see: by page, and the newest of each step."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, literal_column, select, union_all

from raison.communities import activities as life
from raison.initiatives import activities
from raison.initiatives.queries.plans import role_columns, with_roles
from raison.initiatives.rows import STEPS, Line, Lines, Step
from raison.initiatives.tables import initiatives
from raison.kernel.access import Viewer, each_visible_to, places
from raison.kernel.database import at_most, number, rows, statement, word
from raison.kernel.ids import NEWEST
from raison.kernel.tallies import Tally, tallied, told, within
from raison.subjects.activities import MessageDeleted
from raison.subjects.tables import subjects

A_COLUMN = 8
"""Initiatives of each step on the board; the rest stand on the step's own page."""
ENDED = "ended"


async def lines_of(viewer: Viewer, *, step: Step | None = None, before: int = NEWEST, limit: int = 20) -> Lines:
    """The newest first; of a step: those that are in it now and have not ended."""
    where = {"before": before or NEWEST, "limit": limit + 1, **viewer.scope}
    found = await (rows(LINES_OF_STEP, Line, step=step, **where) if step else rows(LINES, Line, **where))
    return Lines(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


async def board_of(viewer: Viewer) -> dict[str, Sequence[Line]]:
    """The newest of each step, and of those that have ended, by column."""
    found = await rows(BOARD, Line, **viewer.scope)
    columns: dict[str, list[Line]] = {}
    for line in found:
        columns.setdefault(ENDED if line.outcome else line.step, []).append(line)
    return dict(columns)


async def step_counts(viewer: Viewer) -> dict[str, int]:
    """How many there are in each column."""
    [counted] = await told(viewer, COUNTED)
    return {column: number for column, number in counted.seen.items() if number}


_SEEN = (subjects.c.state != "deleted", each_visible_to(subjects.c.place_id))
_BOTH = initiatives.join(subjects, subjects.c.id == initiatives.c.subject_id)


def _lines(*extra: Any) -> Select[Any]:
    return (
        select(
            *[subjects.c[name] for name in ("id", "title", "place_id", "replies", "created_at", "active_at")],
            *[initiatives.c[name] for name in ("problem", "step", "outcome")],
            places.c.name.label("place_name"),
            *role_columns(),
        )
        .select_from(with_roles(_BOTH.join(places, places.c.id == subjects.c.place_id)))
        .where(*extra)
        .order_by(subjects.c.id.desc())
    )


def _newest(limit: Any, *extra: Any) -> Select[Any]:
    """The ids alone, by the index, before anything is joined to them."""
    return (
        select(initiatives.c.subject_id)
        .select_from(_BOTH)
        .where(*_SEEN, *extra)
        .order_by(initiatives.c.subject_id.desc())
        .limit(limit)
    )


_RUNNING, _OVER = initiatives.c.outcome.is_(None), initiatives.c.outcome.is_not(None)
_BEFORE = initiatives.c.subject_id < number("before")
_IN_STEP = initiatives.c.step == word("step")
LINES = statement(_lines(subjects.c.id.in_(_newest(at_most(), _BEFORE))))
LINES_OF_STEP = statement(_lines(subjects.c.id.in_(_newest(at_most(), _BEFORE, _IN_STEP, _RUNNING))))
_COLUMNS = [
    *[_newest(A_COLUMN, initiatives.c.step == literal_column(f"'{step}'"), _RUNNING) for step in STEPS],
    _newest(A_COLUMN, _OVER),
]
# SQLite takes a limit only in a part that is a subquery of its own
_FIRST = union_all(*[select(column.subquery().c.subject_id) for column in _COLUMNS])
BOARD = statement(_lines(subjects.c.id.in_(_FIRST)))
COUNTED = Tally(
    statement(
        tallied(
            _BOTH.join(places, places.c.id == subjects.c.place_id),
            {step: _RUNNING & (initiatives.c.step == literal_column(f"'{step}'")) for step in STEPS} | {ENDED: _OVER},
            _SEEN[0],
            by=within(places.c.openness == "open"),
        )
    ),
    (*STEPS, ENDED),
    moved_by=[activities, life, MessageDeleted],
)
