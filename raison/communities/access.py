"""Asks the access rule for people who are not here: recipients of notices, letters and digests."""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from raison.communities.tables import place_invitations
from raison.kernel.access import memberships, places
from raison.kernel.database import any_of, number, statement, values
from raison.people.tables import organisations, people


async def who_can_see(place_id: int, ids: list[int]) -> set[int]:
    """Those of these people who may see what lives in the place now. Who has been deactivated sees nothing.

    For notices about the place itself (an invitation, an answer to a request: activities without a subject) ask
    `who_knows`.
    """
    return set(await values(SEEING, place=place_id, ids=list(ids))) if ids else set()


async def who_knows(place_id: int, ids: list[int]) -> set[int]:
    """Those of these people who may know that the place exists: who may see it, is invited to it, or is of the home
    organisation while it is not secret."""
    return set(await values(KNOWING, place=place_id, ids=list(ids))) if ids else set()


def unlimited_person() -> ColumnElement[bool]:
    """SQL over `people` joined with `organisations`: somebody of the home organisation who is no guest."""
    return and_(organisations.c.kind == "home", people.c.guest.is_(False))


def _in_place(place_id: Any) -> ColumnElement[bool]:
    return (
        select(memberships.c.person_id)
        .where(memberships.c.place_id == place_id, memberships.c.person_id == people.c.id)
        .correlate(people)
        .exists()
    )


def _openness(*allowed: str) -> ColumnElement[bool]:
    found = select(places.c.id).where(places.c.id == number("place"), places.c.openness.in_(allowed)).exists()
    return and_(unlimited_person(), found)


_INVITED = (
    select(place_invitations.c.person_id)
    .where(place_invitations.c.place_id == number("place"), place_invitations.c.person_id == people.c.id)
    .correlate(people)
    .exists()
)
_OF_THESE = (
    select(people.c.id)
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(any_of(people.c.id, "ids"), people.c.deactivated_at.is_(None))
)
SEEING = statement(_OF_THESE.where(or_(_in_place(number("place")), _openness("open"))))
KNOWING = statement(_OF_THESE.where(or_(_in_place(number("place")), _openness("open", "closed"), _INVITED)))
