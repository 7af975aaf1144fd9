"""What is to be decided, and what was, as far as a viewer may see what it is about."""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from raison.council.rows import Decision, Decisions, Shown
from raison.council.tables import council_decisions, council_meetings
from raison.kernel.access import Viewer, each_visible_to, places
from raison.kernel.clock import now_us
from raison.kernel.database import at_most, maybe_row, moment, number, rows, statement, value
from raison.kernel.ids import NEWEST
from raison.people.columns import person_columns, with_person
from raison.people.tables import organisations, people
from raison.subjects.tables import subjects

ABOUT_AT_MOST = 20
"""Decisions that the page of an initiative or of a community shows, the newest."""


async def decision_by_id(viewer: Viewer, decision_id: int) -> Decision | None:
    """One decision, when the viewer may see what it is about."""
    return await maybe_row(DECISION, Decision, which=decision_id, **viewer.scope)


async def any_decision(decision_id: int) -> Decision | None:
    """One decision, whoever asks: for announcements."""
    return await maybe_row(ANY, Decision, which=decision_id)


async def decisions_of(viewer: Viewer, shown: Shown = "all", *, before: int = NEWEST, limit: int = 20) -> Decisions:
    """The newest first."""
    where = {"before": before or NEWEST, "limit": limit + 1, **viewer.scope}
    found = await rows(LISTED[shown], Decision, **where, **({"now": now_us()} if shown == "overdue" else {}))
    return Decisions(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


async def decisions_about(viewer: Viewer, subject_id: int) -> list[Decision]:
    """What was put before the council about one initiative, the newest first; what was taken back is left out."""
    return await rows(ABOUT, Decision, which=subject_id, limit=ABOUT_AT_MOST, **viewer.scope)


async def decisions_about_place(viewer: Viewer, place_id: int) -> list[Decision]:
    """The same about a community itself; what is about an initiative in it stands there."""
    return await rows(ABOUT_PLACE, Decision, which=place_id, limit=ABOUT_AT_MOST, **viewer.scope)


async def waiting_number() -> int:
    """How many questions wait, whoever may see them."""
    return await value(WAITING) or 0


_NAMES = (
    *("id", "place_id", "subject_id", "title", "why", "state", "meeting_id", "outcome", "reason", "due_at"),
    *("proposed_at", "settled_at", "done_at", "version"),
)
_CARRIER, _CARRIERS = people.alias("carrier"), organisations.alias("carriers")


def select_decisions(*extra: ColumnElement[Any]) -> Select[Any]:
    """Decisions with everything that their rows show. Add the access rule to it."""
    return select(
        *[council_decisions.c[name] for name in _NAMES],
        places.c.kind.label("place_kind"),
        places.c.name.label("place_name"),
        subjects.c.title.label("subject_title"),
        council_meetings.c.title.label("meeting_title"),
        *person_columns("proposed_by"),
        *person_columns("carrier", who=_CARRIER, of=_CARRIERS),
        *extra,
    ).select_from(
        with_person(council_decisions, council_decisions.c.proposed_by)
        .join(places, places.c.id == council_decisions.c.place_id)
        .outerjoin(subjects, subjects.c.id == council_decisions.c.subject_id)
        .outerjoin(council_meetings, council_meetings.c.id == council_decisions.c.meeting_id)
        .outerjoin(_CARRIER, _CARRIER.c.id == council_decisions.c.carrier_id)
        .outerjoin(_CARRIERS, _CARRIERS.c.id == _CARRIER.c.organisation_id)
    )


WAITS = council_decisions.c.state.in_(["open", "adjourned"])
DECIDED = council_decisions.c.state == "decided"
UNDONE = DECIDED & council_decisions.c.done_at.is_(None)
SHOWN: dict[Shown, list[ColumnElement[bool]]] = {
    "waiting": [WAITS],
    "decided": [DECIDED],
    "carried": [DECIDED, council_decisions.c.done_at.is_not(None)],
    "overdue": [UNDONE, council_decisions.c.due_at < moment("now")],
    "withdrawn": [council_decisions.c.state == "withdrawn"],
    "all": [],
}
_SEEN = each_visible_to(council_decisions.c.place_id)
_ID = council_decisions.c.id
ANY = statement(select_decisions().where(number("which") == _ID))
DECISION = statement(select_decisions().where(number("which") == _ID, _SEEN))
LISTED = {
    shown: statement(
        select_decisions().where(*conditions, number("before") > _ID, _SEEN).order_by(_ID.desc()).limit(at_most())
    )
    for shown, conditions in SHOWN.items()
}
ABOUT = statement(
    select_decisions()
    .where(council_decisions.c.subject_id == number("which"), council_decisions.c.state != "withdrawn", _SEEN)
    .order_by(_ID.desc())
    .limit(at_most())
)
ABOUT_PLACE = statement(
    select_decisions()
    .where(
        council_decisions.c.place_id == number("which"),
        council_decisions.c.subject_id.is_(None),
        council_decisions.c.state != "withdrawn",
        _SEEN,
    )
    .order_by(_ID.desc())
    .limit(at_most())
)
WAITING = statement(select(func.count()).select_from(council_decisions).where(WAITS))
