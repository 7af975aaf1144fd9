"""Who waits at the door of a place: requests, invitations, and the offers that a person has."""

from typing import Any

from sqlalchemy import Select, select

from raison.communities.rows import Invitation, JoinRequest, Offer
from raison.communities.tables import charters, join_requests, place_invitations
from raison.kernel.access import Viewer, places
from raison.kernel.database import at_most, maybe_row, number, rows, statement
from raison.people.columns import person_columns, with_person
from raison.people.tables import organisations, people

WAITING_AT_MOST = 200
"""Requests or invitations shown at once."""


async def requests_of(place_id: int) -> list[JoinRequest]:
    """Those who ask to be let in, longest waiting first. For those who lead the place."""
    return await rows(REQUESTS, JoinRequest, place=place_id, limit=WAITING_AT_MOST)


async def invitations_of(place_id: int) -> list[Invitation]:
    """Those who are invited and have not answered, newest first. For those who lead the place."""
    return await rows(INVITATIONS, Invitation, place=place_id, limit=WAITING_AT_MOST)


async def offers_to(viewer: Viewer) -> list[Offer]:
    """The places to which the viewer is invited, newest first."""
    return await rows(OFFERS, Offer, me=viewer.id, limit=WAITING_AT_MOST)


async def invitation_for(viewer: Viewer, place_id: int) -> Offer | None:
    """The viewer's own invitation to a place; secret places too."""
    return await maybe_row(OFFER_OF_PLACE, Offer, me=viewer.id, place=place_id, limit=1)


def _offers() -> Select[Any]:
    joined = place_invitations.join(places, places.c.id == place_invitations.c.place_id).outerjoin(
        charters, charters.c.place_id == places.c.id
    )
    return (
        select(
            place_invitations.c.place_id,
            places.c.name,
            places.c.openness,
            charters.c.why,
            place_invitations.c.role,
            place_invitations.c.invited_at,
            *person_columns("invited_by"),
        )
        .select_from(with_person(joined, place_invitations.c.invited_by))
        .where(place_invitations.c.person_id == number("me"), places.c.stage != "retired")
        .order_by(place_invitations.c.invited_at.desc(), places.c.id)
        .limit(at_most())
    )


_INVITER, _THEIRS = people.alias("inviter"), organisations.alias("theirs")
REQUESTS = statement(
    select(*person_columns("person"), join_requests.c.text, join_requests.c.asked_at)
    .select_from(with_person(join_requests, join_requests.c.person_id))
    .where(join_requests.c.place_id == number("place"), people.c.deactivated_at.is_(None))
    .order_by(join_requests.c.asked_at, people.c.id)
    .limit(at_most())
)
INVITATIONS = statement(
    select(
        *person_columns("person"),
        *person_columns("invited_by", who=_INVITER, of=_THEIRS),
        place_invitations.c.role,
        place_invitations.c.invited_at,
    )
    .select_from(
        with_person(
            with_person(place_invitations, place_invitations.c.person_id),
            place_invitations.c.invited_by,
            who=_INVITER,
            of=_THEIRS,
        )
    )
    .where(place_invitations.c.place_id == number("place"), people.c.deactivated_at.is_(None))
    .order_by(place_invitations.c.invited_at.desc(), people.c.id)
    .limit(at_most())
)
OFFERS = statement(_offers)
OFFER_OF_PLACE = statement(lambda: _offers().where(place_invitations.c.place_id == number("place")))
