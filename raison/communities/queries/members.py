"""Who is in a place."""

from typing import Any

import msgspec
from sqlalchemy import Select, func, select, tuple_

from raison.communities.rows import Member, Place
from raison.kernel.access import memberships
from raison.kernel.database import at_most, maybe_row, number, rows, statement, values, word
from raison.people.columns import person_columns, with_person
from raison.people.tables import organisations, people

MEMBERS_A_PAGE = 50
NAMED_AT_MOST = 3
"""People from outside whom a banner names."""


async def member_ids(place_id: int) -> list[int]:
    """Everybody who is in the place and has an account that is open."""
    return await values(MEMBER_IDS, place=place_id)


async def leading(place_id: int) -> list[Member]:
    """The owners and moderators of the place."""
    return await rows(LEADING, Member, place=place_id)


async def members(place: Place, *, role: str, after: int = 0, limit: int = MEMBERS_A_PAGE) -> list[Member]:
    """Those in the place with this role, by name, after the person `after`. For places that the viewer may read."""
    return await rows(WITH_ROLE, Member, place=place.id, role=role, after=after, limit=limit)


async def members_by_id(place: Place, *, after: int = 0, limit: int = MEMBERS_A_PAGE) -> list[Member]:
    """Everybody in the place, in the order of their ids, after the person `after`: a list that never jumps."""
    return await rows(BY_ID, Member, place=place.id, after=after, limit=limit)


async def role_counts(place: Place) -> dict[str, int]:
    """How many have each role."""
    return {each.role: each.number for each in await rows(ROLE_COUNTS, _RoleCount, place=place.id)}


async def outsiders(place_id: int, *, limit: int = MEMBERS_A_PAGE) -> list[Member]:
    """People from outside who are in the place, by organisation."""
    return await rows(OUTSIDERS, Member, place=place_id, limit=limit)


async def membership(place_id: int, person_id: int) -> Member | None:
    """One person's membership."""
    return await maybe_row(MEMBERSHIP, Member, place=place_id, person=person_id)


async def with_outsiders(place: Place) -> Place:
    """The place with the first people from outside, for its banner; no statement when there are none."""
    if not place.outside:
        return place
    found = [member.person for member in await outsiders(place.id, limit=NAMED_AT_MOST)]
    return msgspec.structs.replace(place, outsiders=found)


class _RoleCount(msgspec.Struct):
    role: str
    number: int


def _members() -> Select[Any]:
    return select(*person_columns("person"), memberships.c.role, memberships.c.since).select_from(
        with_person(memberships, memberships.c.person_id)
    )


MEMBER_IDS = statement(
    select(memberships.c.person_id)
    .join(people, people.c.id == memberships.c.person_id)
    .where(memberships.c.place_id == number("place"), people.c.deactivated_at.is_(None))
)
_LAST = people.alias("last")
_NAME_OF_LAST = func.coalesce(select(_LAST.c.name).where(_LAST.c.id == number("after")).scalar_subquery(), "")
LEADING = statement(
    lambda: (
        _members()
        .where(
            memberships.c.place_id == number("place"),
            memberships.c.role.in_(["owner", "moderator"]),
            people.c.deactivated_at.is_(None),
        )
        .order_by(people.c.name, people.c.id)
    )
)
WITH_ROLE = statement(
    lambda: (
        _members()
        .where(
            memberships.c.place_id == number("place"),
            memberships.c.role == word("role"),
            people.c.deactivated_at.is_(None),
            tuple_(people.c.name, people.c.id) > tuple_(_NAME_OF_LAST, number("after")),
        )
        .order_by(people.c.name, people.c.id)
        .limit(at_most())
    )
)
MEMBERSHIP = statement(
    lambda: _members().where(memberships.c.place_id == number("place"), memberships.c.person_id == number("person"))
)
BY_ID = statement(
    lambda: (
        _members()
        .where(
            memberships.c.place_id == number("place"), people.c.id > number("after"), people.c.deactivated_at.is_(None)
        )
        .order_by(people.c.id)
        .limit(at_most())
    )
)
OUTSIDERS = statement(
    lambda: (
        _members()
        .where(
            memberships.c.place_id == number("place"),
            memberships.c.role == "guest",
            organisations.c.kind != "home",
            people.c.deactivated_at.is_(None),
        )
        .order_by(organisations.c.name, people.c.name, people.c.id)
        .limit(at_most())
    )
)
ROLE_COUNTS = statement(
    select(memberships.c.role, func.count().label("number"))
    .join(people, people.c.id == memberships.c.person_id)
    .where(memberships.c.place_id == number("place"), people.c.deactivated_at.is_(None))
    .group_by(memberships.c.role)
)
