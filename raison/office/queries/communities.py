"""Communities by stage, by what is due, by who is missing, and by their results: names and charters, never contents."""

from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, not_, or_, select

from raison.communities import activities as life
from raison.communities.tables import charters
from raison.kernel.access import Viewer, memberships, places, visible_place
from raison.kernel.clock import now, to_us
from raison.kernel.database import at_most, moment, number, rows, statement
from raison.kernel.ids import NEWEST
from raison.kernel.tallies import Tally, Told, tallied, told, within
from raison.lifecycle.tables import place_reminders
from raison.office.queries.standing import stands
from raison.office.rows import CommunitiesShown, CommunityLine, CommunityLines, Figure
from raison.people import activities as accounts
from raison.people.columns import person_columns
from raison.people.tables import organisations, people

SOON = timedelta(days=30)
"""How far ahead a pilot's end or a review is looked at."""
COUNTED: tuple[CommunitiesShown, ...] = (
    *("pilot", "chartered", "in_review", "retired", "due", "soon"),
    *("ownerless", "unsponsored", "measured", "reached", "unmeasured"),
)


async def community_figures(viewer: Viewer) -> dict[str, Figure]:
    """All of them."""
    [counted] = await told(viewer, COMMUNITIES)
    return figures_told(counted)


def figures_told(counted: Told) -> dict[str, Figure]:
    """All of them, by code."""
    return {code: _figure(code, counted) for code in COUNTED}


async def communities_of(
    viewer: Viewer, shown: CommunitiesShown, *, before: int = NEWEST, limit: int = 20
) -> CommunityLines:
    """Those that a figure counts, the newest first, of which the office may know."""
    where = {"before": before or NEWEST, "limit": limit + 1, **viewer.scope}
    known = {name: at for name, at in _times().items() if name in TIMES.get(shown, ())}
    found = await rows(LISTED[shown], CommunityLine, **where, **known)
    return CommunityLines(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


def _figure(code: CommunitiesShown, counted: Told) -> Figure:
    hidden, everything = counted.unseen(code), counted.everywhere[code]
    return Figure(code=code, number=everything, unnamed=hidden, url=f"/office/communities?show={code}")


def _times() -> dict[str, int]:
    at = now()
    return {"now": to_us(at), "soon": to_us(at + SOON)}


TIMES: dict[CommunitiesShown, tuple[str, ...]] = {"due": ("now",), "soon": ("now", "soon")}
_OWNER, _OWNERS = people.alias("owner"), organisations.alias("owners")
_SPONSOR, _SPONSORS = people.alias("sponsor"), organisations.alias("sponsors")
_HOLDER = people.alias("holder")
_STAGE = places.c.stage
_LIVES = _STAGE != "retired"
_OWNED = (
    select(memberships.c.person_id)
    .join(_HOLDER, _HOLDER.c.id == memberships.c.person_id)
    .where(
        memberships.c.place_id == places.c.id,
        memberships.c.role == "owner",
        _HOLDER.c.deactivated_at.is_(None),
    )
    .correlate(places)
    .exists()
)
_MEASURED = and_(
    _LIVES, charters.c.baseline.is_not(None), charters.c.target.is_not(None), charters.c.reading.is_not(None)
)
_RISES = charters.c.target >= charters.c.baseline
SHOWN: dict[CommunitiesShown, ColumnElement[bool]] = {
    "all": _LIVES,
    "pilot": _STAGE == "pilot",
    "chartered": _STAGE == "chartered",
    "in_review": _STAGE == "in_review",
    "retired": _STAGE == "retired",
    "due": or_(_STAGE == "in_review", and_(_STAGE == "pilot", places.c.ends_at <= moment("now"))),
    "soon": or_(
        and_(_STAGE == "pilot", places.c.ends_at > moment("now"), places.c.ends_at <= moment("soon")),
        and_(_STAGE == "chartered", charters.c.review_at <= moment("soon")),
    ),
    "ownerless": and_(_LIVES, not_(_OWNED)),
    "unsponsored": and_(_STAGE.in_(["chartered", "in_review"]), not_(stands(charters.c.sponsor_id))),
    "measured": _MEASURED,
    "reached": and_(
        _MEASURED,
        or_(
            and_(_RISES, charters.c.reading >= charters.c.target),
            and_(not_(_RISES), charters.c.reading <= charters.c.target),
        ),
    ),
    "unmeasured": and_(
        _STAGE.in_(["chartered", "in_review"]), or_(charters.c.reading.is_(None), charters.c.baseline.is_(None))
    ),
}
_CHARTERED = places.outerjoin(charters, charters.c.place_id == places.c.id)
_A_COMMUNITY = places.c.kind == "community"
_PLAIN = ("measure", "unit", "baseline", "target", "reading")


def _lines(shown: CommunitiesShown) -> Select[Any]:
    due = case((_STAGE == "pilot", places.c.ends_at), (_STAGE == "retired", None), else_=charters.c.review_at)
    return (
        select(
            *[places.c[name] for name in ("id", "name", "openness", "stage")],
            due.label("due_at"),
            func.coalesce(place_reminders.c.asked, 0).label("asked"),
            *[func.coalesce(charters.c[name], "").label(name) for name in _PLAIN[:2]],
            *[charters.c[name] for name in _PLAIN[2:]],
            *person_columns("owner", who=_OWNER, of=_OWNERS),
            *person_columns("sponsor", who=_SPONSOR, of=_SPONSORS),
        )
        .select_from(
            _CHARTERED.outerjoin(place_reminders, place_reminders.c.place_id == places.c.id)
            .outerjoin(_OWNER, _OWNER.c.id == charters.c.owner_id)
            .outerjoin(_OWNERS, _OWNERS.c.id == _OWNER.c.organisation_id)
            .outerjoin(_SPONSOR, _SPONSOR.c.id == charters.c.sponsor_id)
            .outerjoin(_SPONSORS, _SPONSORS.c.id == _SPONSOR.c.organisation_id)
        )
        .where(_A_COMMUNITY, visible_place(), places.c.id < number("before"), SHOWN[shown])
        .order_by(places.c.id.desc())
        .limit(at_most())
    )


def _counts() -> Select[Any]:
    known = within(places.c.openness.in_(["open", "closed"]))
    return tallied(_CHARTERED, {code: SHOWN[code] for code in COUNTED}, _A_COMMUNITY, by=known)


COUNTS = statement(_counts)
COMMUNITIES = Tally(COUNTS, COUNTED, moved_by=[life, accounts], times=_times)
LISTED = {shown: statement(_lines(shown)) for shown in SHOWN}
