"""How many people are in a place, kept in this process by the place's version, which moves with every membership.

Counting the 5,000 people of a company place anew for every page would cost more than the page itself.
"""

import time
from collections import OrderedDict

import msgspec
from sqlalchemy import case, func, select

from raison.communities.rows import Place
from raison.kernel.access import memberships
from raison.kernel.database import any_of, rows, statement
from raison.kernel.ids import Id
from raison.people.tables import organisations, people

KEPT = 20_000
STALE_SECONDS = 60.0
"""Counts are read again after this, because an account that is closed moves no place's version."""

_counts: OrderedDict[int, tuple[int, float, int, int]] = OrderedDict()


class Counted(msgspec.Struct):
    """People and outside people of one place."""

    place_id: Id
    people: int
    outside: int


async def counted(found: list[Place]) -> list[Place]:
    """The places with their numbers; one statement for all that are not known, none when all are."""
    oldest = time.monotonic() - STALE_SECONDS
    missing = [place for place in found if not _known(place, oldest)]
    if missing:
        await _count(missing)
    return [_with_counts(place) for place in found]


def _known(place: Place, oldest: float) -> bool:
    kept = _counts.get(place.id)
    return kept is not None and kept[0] == place.version and kept[1] >= oldest


async def _count(missing: list[Place]) -> None:
    versions = {place.id: place.version for place in missing}
    numbers = {each.place_id: each for each in await rows(COUNTS, Counted, places=list(versions))}
    for place_id, version in versions.items():
        each = numbers.get(place_id, Counted(place_id, 0, 0))
        _counts.pop(place_id, None)
        _counts[place_id] = (version, time.monotonic(), each.people, each.outside)
    while len(_counts) > max(KEPT, len(missing)):
        _counts.popitem(last=False)


def _with_counts(place: Place) -> Place:
    _version, _at, inside, outside = _counts[place.id]
    return msgspec.structs.replace(place, people=inside, outside=outside)


COUNTS = statement(
    select(
        memberships.c.place_id,
        func.count().label("people"),
        func.sum(case((organisations.c.kind != "home", 1), else_=0)).label("outside"),
    )
    .join(people, people.c.id == memberships.c.person_id)
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(any_of(memberships.c.place_id, "places"), people.c.deactivated_at.is_(None))
    .group_by(memberships.c.place_id)
)
