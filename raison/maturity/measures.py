"""What Raison counts itself about how a company works together: each measure with its source, in one statement."""

from collections.abc import Awaitable, Callable
from statistics import median
from typing import Any

import msgspec
from sqlalchemy import Select, and_, case, func, select

from raison.communities.access import unlimited_person
from raison.communities.tables import charters
from raison.kernel.access import places
from raison.kernel.clock import DAY_US, HOUR_US, now_us
from raison.kernel.database import Statement, at_most, moment, row, rows, statement
from raison.kernel.privacy import GROUP
from raison.kernel.spine import say
from raison.kernel.spine.announcements import Say
from raison.people.tables import organisations, people
from raison.subjects.tables import messages, readings, subjects

ENOUGH = GROUP
"""Of fewer people or questions a figure says nothing, or tells about single persons."""
ENOUGH_PLACES = 3
"""Communities and organisations are no persons; of two, a share says nothing either."""
WAITS_AT_MOST = 500
"""Questions of which the wait for a first reply is looked at, the newest first."""


class Figure(msgspec.Struct, frozen=True):
    """A measured figure, and of how many it was counted."""

    figure: float
    counted: int


class Measure(msgspec.Struct, frozen=True):
    """How it is counted, and where the figure comes from, in words."""

    source: Say
    count: Callable[[], Awaitable[Figure | None]]
    unit: str = "%"


class _Share(msgspec.Struct):
    part: int
    whole: int


class _Wait(msgspec.Struct):
    us: int


def _share(asked: Statement, *, days: int = 0, enough: int = ENOUGH) -> Callable[[], Awaitable[Figure | None]]:
    async def count() -> Figure | None:
        since = {"since": now_us() - days * DAY_US} if days else {}
        found = await row(asked, _Share, **since)
        if found.whole < enough:
            return None
        return Figure(round(100 * found.part / found.whole, 1), found.whole)

    return count


def _waits(asked: Statement) -> Callable[[], Awaitable[Figure | None]]:
    async def count() -> Figure | None:
        found = await rows(asked, _Wait, since=now_us() - 90 * DAY_US, limit=WAITS_AT_MOST)
        if len(found) < ENOUGH:
            return None
        return Figure(round(median(one.us for one in found) / HOUR_US, 1), len(found))

    return count


def _shares(part: Any, whole: Any = None) -> Select[Any]:
    counted = func.count() if whole is None else func.coalesce(func.sum(case((whole, 1), else_=0)), 0)
    return select(func.coalesce(func.sum(case((part, 1), else_=0)), 0).label("part"), counted.label("whole"))


_SINCE = moment("since")
_BOTH = people.join(organisations, organisations.c.id == people.c.organisation_id)
_HOME = and_(unlimited_person(), people.c.bot.is_(False), people.c.deactivated_at.is_(None))
_OUTSIDE = and_(organisations.c.kind != "home", people.c.deactivated_at.is_(None))
_WROTE = select(messages.c.id).where(
    messages.c.author_id == people.c.id, messages.c.created_at >= _SINCE, messages.c.deleted_at.is_(None)
)
_READ = select(readings.c.subject_id).where(readings.c.person_id == people.c.id, readings.c.at >= _SINCE)
_WROTE_OUTWARD = (
    _WROTE.join(subjects, subjects.c.id == messages.c.subject_id)
    .join(places, places.c.id == subjects.c.place_id)
    .where(places.c.boundary == "shared")
)
_LIVING = and_(places.c.kind == "community", places.c.stage != "retired")
_ASKED = and_(subjects.c.kind == "question", subjects.c.state != "deleted", subjects.c.created_at >= _SINCE)
_ASKER = subjects.join(people, people.c.id == subjects.c.author_id).join(
    organisations, organisations.c.id == people.c.organisation_id
)
_ANOTHER = people.alias("another")
_HEARD = (
    select(messages.c.id)
    .join(_ANOTHER, _ANOTHER.c.id == messages.c.author_id)
    .where(_ANOTHER.c.organisation_id == organisations.c.id, messages.c.created_at >= _SINCE)
    .correlate(organisations)
)
_FIRST = (
    select(func.min(messages.c.created_at))
    .where(messages.c.subject_id == subjects.c.id, messages.c.author_id != subjects.c.author_id)
    .correlate(subjects)
    .scalar_subquery()
)


def _waited(*extra: Any) -> Select[Any]:
    """How long each question waited; those without a reply wait still, and count where replies are counted."""
    return (
        select((_FIRST - subjects.c.created_at).label("us"))
        .select_from(_ASKER)
        .where(_ASKED, subjects.c.replies > 0, _FIRST.is_not(None), *extra)
        .order_by(subjects.c.id.desc())
        .limit(at_most())
    )


ACTIVE = statement(_shares(_READ.exists() | _WROTE.exists()).select_from(_BOTH).where(_HOME))
WRITING = statement(_shares(_WROTE.exists()).select_from(_BOTH).where(_HOME))
OUTWARD = statement(_shares(_WROTE_OUTWARD.exists()).select_from(_BOTH).where(_HOME))
OUTSIDE_ACTIVE = statement(_shares(_WROTE.exists()).select_from(_BOTH).where(_OUTSIDE))
ANSWERED = statement(_shares(subjects.c.replies > 0).select_from(subjects).where(_ASKED))
OUTSIDE_ANSWERED = statement(_shares(subjects.c.replies > 0).select_from(_ASKER).where(_ASKED, _OUTSIDE))
WAITS = statement(_waited())
OUTSIDE_WAITS = statement(_waited(organisations.c.kind != "home"))
CHARTERED = statement(_shares(places.c.stage.in_(["chartered", "in_review"])).select_from(places).where(_LIVING))
SHARED = statement(_shares(places.c.boundary == "shared").select_from(places).where(_LIVING))
MEASURED = statement(
    _shares(and_(charters.c.baseline.is_not(None), charters.c.target.is_not(None)))
    .select_from(places.outerjoin(charters, charters.c.place_id == places.c.id))
    .where(_LIVING)
)
ORGANISATIONS = statement(_shares(_HEARD.exists()).select_from(organisations).where(organisations.c.kind != "home"))

MEASURES: dict[str, Measure] = {
    "active_share": Measure(
        say("People of the home organisation who read or wrote in the last 30 days"), _share(ACTIVE, days=30)
    ),
    "writing_share": Measure(
        say("People of the home organisation who wrote in the last 30 days"), _share(WRITING, days=30)
    ),
    "answered_share": Measure(say("Questions of the last 90 days with a reply"), _share(ANSWERED, days=90)),
    "first_answer": Measure(
        say("Median time to the first reply, questions of the last 90 days"), _waits(WAITS), unit="h"
    ),
    "chartered_share": Measure(
        say("Communities with a signed charter, of all that have not ended"), _share(CHARTERED, enough=ENOUGH_PLACES)
    ),
    "measured_share": Measure(
        say("Communities whose charter has a baseline and a target"), _share(MEASURED, enough=ENOUGH_PLACES)
    ),
    "shared_share": Measure(
        say("Communities shared with another organisation, of all that have not ended"),
        _share(SHARED, enough=ENOUGH_PLACES),
    ),
    "outside_active": Measure(
        say("People from outside who wrote in the last 30 days"), _share(OUTSIDE_ACTIVE, days=30)
    ),
    "outside_answered": Measure(
        say("Questions from outside with a reply, last 90 days"), _share(OUTSIDE_ANSWERED, days=90)
    ),
    "outside_first_answer": Measure(
        say("Median time to the first reply to people from outside, last 90 days"), _waits(OUTSIDE_WAITS), unit="h"
    ),
    "organisations_active": Measure(
        say("Customer and partner organisations of which somebody wrote in the last 90 days"),
        _share(ORGANISATIONS, days=90, enough=ENOUGH_PLACES),
    ),
    "outward_share": Measure(
        say("People of the home organisation who wrote in shared communities in the last 30 days"),
        _share(OUTWARD, days=30),
    ),
}
