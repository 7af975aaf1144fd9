"""Initiatives by step and by health. Health is named: each sign is a rule that anybody can check on the initiative."""

from datetime import timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Select, and_, case, func, literal_column, not_, or_, select

from raison.initiatives.queries.plans import role_columns, with_roles
from raison.initiatives.tables import entries, initiatives, passages
from raison.kernel.access import Viewer, places, visible_to
from raison.kernel.clock import now, to_us
from raison.kernel.database import at_most, moment, number, rows, statement
from raison.kernel.ids import NEWEST
from raison.office.queries.standing import stands
from raison.office.rows import SIGNS, Figure, InitiativeLine, InitiativeLines, InitiativesShown
from raison.subjects.tables import subjects

QUIET_AFTER = timedelta(days=30)
"""Nothing happened for so long: a month without a word, a change or a step."""
COLUMNS = ("challenge", "people", "tools", "link", "done", "dropped")


class _Counted(msgspec.Struct):
    """How many stand in a column, and how many of them show each sign; `seen`: where the office may look."""

    column: str
    seen: bool
    number: int
    quiet: int
    reasoned: int
    overdue: int
    unsponsored: int
    well: int


async def initiative_figures(viewer: Viewer) -> tuple[list[Figure], list[Figure]]:
    """By step, and by sign; one statement."""
    counted = await rows(COUNTS, _Counted, **_times(), **viewer.scope)
    steps = [_figure(column, [(one.number, one.seen) for one in counted if one.column == column]) for column in COLUMNS]
    running = [one for one in counted if one.column not in ("done", "dropped")]
    signs = [_figure(sign, [(getattr(one, sign), one.seen) for one in running]) for sign in (*SIGNS, "well")]
    return steps, signs


async def initiatives_of(
    viewer: Viewer, shown: InitiativesShown, *, before: int = NEWEST, limit: int = 20
) -> InitiativeLines:
    """Those that a figure counts, the newest first, as far as the office may look."""
    where = {"before": before or NEWEST, "limit": limit + 1, **_times(), **viewer.scope}
    found = await rows(LISTED[shown], InitiativeLine, **where)
    return InitiativeLines(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


def _figure(code: str, counted: list[tuple[int, bool]]) -> Figure:
    hidden = sum(number for number, seen in counted if not seen)
    everything = sum(number for number, _seen in counted)
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
}


def _lines(shown: InitiativesShown) -> Select[Any]:
    """The ids first, by the index, then what is shown of them."""
    chosen = (
        select(initiatives.c.subject_id)
        .select_from(_BOTH)
        .where(_THERE, visible_to(subjects.c.place_id), initiatives.c.subject_id < number("before"), *SHOWN[shown])
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
    each = (
        select(
            func.coalesce(initiatives.c.outcome, initiatives.c.step).label("column"),
            visible_to(subjects.c.place_id).label("seen"),
            *[case((condition, 1), else_=0).label(sign) for sign, condition in SIGN.items()],
        )
        .select_from(_BOTH)
        .where(_THERE)
        .subquery()
    )
    ailing = each.c.quiet + each.c.reasoned + each.c.overdue + each.c.unsponsored
    return select(
        each.c.column,
        each.c.seen,
        func.count().label("number"),
        *[func.sum(each.c[sign]).label(sign) for sign in SIGNS],
        func.sum(case((ailing == literal_column("0"), 1), else_=0)).label("well"),
    ).group_by(each.c.column, each.c.seen)


COUNTS = statement(_counts)
LISTED = {shown: statement(_lines(shown)) for shown in SHOWN}
