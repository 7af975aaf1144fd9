"""Initiatives by step and by health. Health is named: each sign is a rule that anybody can check on the initiative."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, not_, or_, select

from raison.communities import activities as life
from raison.initiatives import activities
from raison.initiatives.queries.plans import role_columns, with_roles
from raison.initiatives.tables import entries, initiatives, passages
from raison.kernel.access import Viewer, each_visible_to, places
from raison.kernel.clock import now, to_us
from raison.kernel.database import at_most, moment, number, rows, statement
from raison.kernel.ids import NEWEST
from raison.kernel.tallies import Tally, Told, tallied, told, within
from raison.measures import activities as measuring
from raison.measures.tables import measures, readings
from raison.office.queries.standing import stands
from raison.office.rows import SIGNS, Figure, InitiativeLine, InitiativeLines, InitiativesShown
from raison.people import activities as accounts
from raison.subjects.activities import MessageDeleted
from raison.subjects.tables import subjects

QUIET_AFTER = timedelta(days=30)
"""Nothing happened for so long: a month without a word, a change or a step."""
COLUMNS: tuple[InitiativesShown, ...] = ("challenge", "people", "tools", "link", "done", "dropped")
RESULTS: tuple[InitiativesShown, ...] = ("with_readings", "at_target")
COUNTED: tuple[InitiativesShown, ...] = (*COLUMNS, "quiet", "reasoned", "overdue", "unsponsored", "well", *RESULTS)


async def initiative_figures(viewer: Viewer) -> list[Figure]:
    """By step, by sign, and by what measures say."""
    [counted] = await told(viewer, INITIATIVES)
    steps, signs = figures_told(counted)
    return [*steps, *signs, *results_told(counted)]


def figures_told(counted: Told) -> tuple[list[Figure], list[Figure]]:
    """By step, and by sign."""
    return [_figure(column, counted) for column in COLUMNS], [_figure(sign, counted) for sign in (*SIGNS, "well")]


def results_told(counted: Told) -> list[Figure]:
    """What measures say: of those that run and those that have ended."""
    return [_figure(code, counted) for code in RESULTS]


async def initiatives_of(
    viewer: Viewer, shown: InitiativesShown, *, before: int = NEWEST, limit: int = 20
) -> InitiativeLines:
    """Those that a figure counts, the newest first, as far as the office may look."""
    where = {"before": before or NEWEST, "limit": limit + 1, **_times(), **viewer.scope}
    found = await rows(LISTED[shown], InitiativeLine, **where)
    return InitiativeLines(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


def _figure(code: str, counted: Told) -> Figure:
    hidden, everything = counted.unseen(code), counted.everywhere[code]
    return Figure(code=code, number=everything, unnamed=hidden, url=f"/office/initiatives?show={code}")


def _times() -> dict[str, int]:
    at = now()
    return {"quiet_since": to_us(at - QUIET_AFTER), "now": to_us(at)}


_RUNNING = initiatives.c.outcome.is_(None)
_QUIET = and_(initiatives.c.changed_at < moment("quiet_since"), subjects.c.active_at < moment("quiet_since"))
_REASONED = (
    select(passages.c.id)
    .where(
        passages.c.subject_id == initiatives.c.subject_id,
        passages.c.step == initiatives.c.step,
        passages.c.missing != "[]",
    )
    .correlate(initiatives)
    .exists()
)
_OVERDUE = (
    select(entries.c.id)
    .where(
        entries.c.subject_id == initiatives.c.subject_id,
        entries.c.kind == "milestone",
        entries.c.settled_at.is_(None),
        entries.c.due_at < moment("now"),
    )
    .correlate(initiatives)
    .exists()
)
_FIXED = and_(measures.c.subject_id == initiatives.c.subject_id, measures.c.fixed_at.is_not(None))
_READ = select(measures.c.id).where(
    _FIXED,
    select(readings.c.id)
    .where(readings.c.measure_id == measures.c.id, readings.c.series == "ours", readings.c.at >= measures.c.starts_at)
    .correlate(measures)
    .exists(),
)
_REACHED = select(measures.c.id).where(_FIXED, measures.c.reached_at.is_not(None))
SIGN: dict[str, ColumnElement[bool]] = {
    "quiet": _QUIET,
    "reasoned": _REASONED,
    "overdue": _OVERDUE,
    "unsponsored": not_(stands(initiatives.c.sponsor_id)),
}
"""In this order because the first that holds ends the search for “well”."""
_BOTH = initiatives.join(subjects, subjects.c.id == initiatives.c.subject_id)
_THERE = subjects.c.state != "deleted"
_ANY = or_(SIGN["unsponsored"], SIGN["quiet"], SIGN["reasoned"], SIGN["overdue"])
SHOWN: dict[InitiativesShown, list[ColumnElement[bool]]] = {
    "all": [],
    "challenge": [_RUNNING, initiatives.c.step == "challenge"],
    "people": [_RUNNING, initiatives.c.step == "people"],
    "tools": [_RUNNING, initiatives.c.step == "tools"],
    "link": [_RUNNING, initiatives.c.step == "link"],
    "done": [initiatives.c.outcome == "done"],
    "dropped": [initiatives.c.outcome == "dropped"],
    "quiet": [_RUNNING, SIGN["quiet"]],
    "reasoned": [_RUNNING, SIGN["reasoned"]],
    "overdue": [_RUNNING, SIGN["overdue"]],
    "unsponsored": [_RUNNING, SIGN["unsponsored"]],
    "well": [_RUNNING, not_(_ANY)],
    "with_readings": [_READ.correlate(initiatives).exists()],
    "at_target": [_REACHED.correlate(initiatives).exists()],
}


def _lines(shown: InitiativesShown) -> Select[Any]:
    """The ids first, by the index, then what is shown of them."""
    chosen = (
        select(initiatives.c.subject_id)
        .select_from(_BOTH)
        .where(_THERE, each_visible_to(subjects.c.place_id), initiatives.c.subject_id < number("before"), *SHOWN[shown])
        .order_by(initiatives.c.subject_id.desc())
        .limit(at_most())
    )
    moved = case(
        (initiatives.c.changed_at > subjects.c.active_at, initiatives.c.changed_at), else_=subjects.c.active_at
    )
    return (
        select(
            subjects.c.id,
            subjects.c.title,
            initiatives.c.step,
            initiatives.c.outcome,
            places.c.name.label("place_name"),
            moved.label("moved_at"),
            *role_columns(),
            *[SIGN[sign].label(sign) for sign in SIGNS],
        )
        .select_from(with_roles(_BOTH.join(places, places.c.id == subjects.c.place_id)))
        .where(subjects.c.id.in_(chosen))
        .order_by(subjects.c.id.desc())
    )


def _counts() -> Select[Any]:
    shown = {code: and_(*SHOWN[code]) for code in COUNTED}
    return tallied(
        _BOTH.join(places, places.c.id == subjects.c.place_id), shown, _THERE, by=within(places.c.openness == "open")
    )


COUNTS = statement(_counts)
INITIATIVES = Tally(
    COUNTS,
    COUNTED,
    moved_by=[activities, life, accounts, measuring, MessageDeleted],
    times=_times,
)
LISTED = {shown: statement(_lines(shown)) for shown in SHOWN}
