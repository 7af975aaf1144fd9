"""Who from outside sees what, since when, and in which week they were last there: by organisation, then by person.

Access, not behaviour: a week is told and never an hour, and conversations between people are nobody else's.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, and_, case, cast, func, literal_column, null, or_, select

from raison.communities import activities as life
from raison.communities.tables import visits
from raison.kernel.access import Viewer, memberships, places, visible_place
from raison.kernel.clock import DAY_US, MICROSECONDS, now, to_us
from raison.kernel.database import at_most, maybe_row, moment, number, rows, statement
from raison.kernel.errors import NotFound
from raison.kernel.tallies import EVERYBODYS, Tally, Told
from raison.office.rows import Figure, Outside, Outsider, Outsiders, Outsides
from raison.people import activities as accounts
from raison.people.columns import person_columns
from raison.people.tables import organisations, people
from raison.subjects.json_sql import json_rows

IDLE_AFTER = timedelta(days=90)
"""An access that nobody used for a quarter is looked at."""
COUNTED = ("organisations", "people", "accesses", "idle")
PLACES_AT_MOST = 50
"""Places of one person that are shown, those that they are in longest."""


def outside_figures(counted: Told) -> list[Figure]:
    """How many organisations and people see something here, and how many accesses nobody used for a quarter."""
    return [Figure(code=f"outside_{name}", number=counted.everywhere[name], url="/office/outside") for name in COUNTED]


async def outsides_of(*, after: int = 0, limit: int = 20) -> Outsides:
    """The organisations whose people see something here, in the order in which they came."""
    found = await rows(ORGANISATIONS, Outside, after=after, limit=limit + 1)
    return Outsides(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


async def outside_by_id(organisation_id: int) -> Outside:
    """One of them. Raises NotFound."""
    found = await maybe_row(ORGANISATION, Outside, which=organisation_id)
    if found is None:
        raise NotFound
    return found


async def outsiders_of(viewer: Viewer, organisation_id: int, *, after: int = 0, limit: int = 20) -> Outsiders:
    """The people of one organisation with what they see, in the order in which they came."""
    where = {"which": organisation_id, "after": after, "limit": limit + 1, **viewer.scope}
    found = await rows(PEOPLE, Outsider, **where)
    return Outsiders(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


def week_of(at: ColumnElement[Any]) -> ColumnElement[Any]:
    """SQL: the Monday of a moment, at midnight UTC. 1970 began on a Thursday."""
    return at - (at - _us(4)) % _us(7)


def _us(days: int) -> ColumnElement[int]:
    return literal_column(str(days * DAY_US), BigInteger)


_OUTSIDE = and_(or_(organisations.c.kind != "home", people.c.guest.is_(True)), people.c.deactivated_at.is_(None))
_FROM_OUTSIDE = select(people.c.id).join(organisations, organisations.c.id == people.c.organisation_id).where(_OUTSIDE)
"""Few among many: their memberships are found by person, or all memberships of the company would be read."""
_IN_PLACES = (
    memberships.join(people, people.c.id == memberships.c.person_id)
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .join(places, and_(places.c.id == memberships.c.place_id, places.c.kind == "community"))
    .outerjoin(visits, and_(visits.c.person_id == people.c.id, visits.c.place_id == places.c.id))
)
_IDLE = func.coalesce(visits.c.at, memberships.c.since) < moment("idle_since")
COUNTS = statement(
    select(
        literal_column(str(EVERYBODYS), BigInteger).label("within"),
        func.count(organisations.c.id.distinct()).label("organisations"),
        func.count(people.c.id.distinct()).label("people"),
        func.count().label("accesses"),
        func.coalesce(func.sum(case((_IDLE, 1), else_=0)), 0).label("idle"),
    )
    .select_from(_IN_PLACES)
    .where(memberships.c.person_id.in_(_FROM_OUTSIDE))
)


def _times() -> dict[str, int]:
    return {"idle_since": to_us(now() - IDLE_AFTER)}


OUTSIDE = Tally(COUNTS, COUNTED, moved_by=[life, accounts], times=_times)


def _organisations(*conditions: ColumnElement[bool]) -> Select[Any]:
    return (
        select(
            organisations.c.id,
            organisations.c.name,
            organisations.c.kind,
            func.count(people.c.id.distinct()).label("people"),
            func.count(places.c.id.distinct()).label("places"),
            func.min(memberships.c.since).label("since"),
            cast(week_of(func.max(visits.c.at)), BigInteger).label("week"),
        )
        .select_from(_IN_PLACES)
        .where(memberships.c.person_id.in_(_FROM_OUTSIDE), *conditions)
        .group_by(organisations.c.id, organisations.c.name, organisations.c.kind)
    )


def _accesses() -> ColumnElement[str]:
    """Moments inside JSON are seconds."""
    known = visible_place()
    seen = (
        select(
            case((known, places.c.id), else_=null()).label("id"),
            case((known, places.c.name), else_=null()).label("name"),
            (memberships.c.since // MICROSECONDS).label("since"),
            (week_of(visits.c.at) // MICROSECONDS).label("week"),
        )
        .select_from(
            memberships.join(
                places, and_(places.c.id == memberships.c.place_id, places.c.kind == "community")
            ).outerjoin(visits, and_(visits.c.person_id == memberships.c.person_id, visits.c.place_id == places.c.id))
        )
        .where(memberships.c.person_id == people.c.id)
        .order_by(memberships.c.since, memberships.c.place_id)
        .limit(literal_column(str(PLACES_AT_MOST)))
        .correlate(people)
    )
    return json_rows(seen)


def _people() -> Select[Any]:
    anywhere = (
        select(memberships.c.person_id)
        .join(places, and_(places.c.id == memberships.c.place_id, places.c.kind == "community"))
        .where(memberships.c.person_id == people.c.id)
        .correlate(people)
        .exists()
    )
    return (
        select(*person_columns("person"), _accesses().label("accesses"))
        .join(organisations, organisations.c.id == people.c.organisation_id)
        .where(_OUTSIDE, people.c.organisation_id == number("which"), people.c.id > number("after"), anywhere)
        .order_by(people.c.id)
        .limit(at_most())
    )


ORGANISATIONS = statement(
    _organisations(organisations.c.id > number("after")).order_by(organisations.c.id).limit(at_most())
)
ORGANISATION = statement(_organisations(organisations.c.id == number("which")))
PEOPLE = statement(_people)
