"""Places as far as inviting needs them: where the viewer may bring somebody in."""

import msgspec
from sqlalchemy import select

from raison.kernel.access import Viewer, memberships, places
from raison.kernel.database import number, rows, statement
from raison.kernel.ids import Id


class InvitingPlace(msgspec.Struct):
    """A community in which the viewer owns or moderates."""

    id: Id
    name: str
    boundary: str


async def places_to_invite_into(viewer: Viewer) -> list[InvitingPlace]:
    """Communities into which the viewer may invite, by name."""
    return await rows(INVITING, InvitingPlace, who=viewer.id)


INVITING = statement(
    select(places.c.id, places.c.name, places.c.boundary)
    .join(memberships, memberships.c.place_id == places.c.id)
    .where(
        memberships.c.person_id == number("who"),
        memberships.c.role.in_(["owner", "moderator"]),
        places.c.kind == "community",
        places.c.stage != "retired",
    )
    .order_by(places.c.name, places.c.id)
)
