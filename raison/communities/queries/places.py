"""Reads: places as a viewer knows them, who is in them, who will see what is written there."""

from typing import Any

from sqlalchemy import Select, func, select

from raison.communities.columns import place_columns, select_places
from raison.communities.counts import counted
from raison.communities.rows import Audience, Place
from raison.communities.tables import charters
from raison.kernel.access import Viewer, memberships, places, visible_place, visible_to
from raison.kernel.access.rule import VIEWER
from raison.kernel.database import at_most, maybe_row, number, rows, statement, value, values
from raison.people.columns import person_columns, with_person
from raison.people.rows import PersonLine
from raison.people.tables import organisations, people

FACES = 3
"""Faces beside an audience line."""


async def place_for(viewer: Viewer, place_id: int) -> Place | None:
    """The place, when the viewer may know of it. Others ask `policies.visible_place`, which raises."""
    found = await maybe_row(PLACE, Place, which=place_id, **viewer.scope)
    return (await counted([found]))[0] if found else None


async def any_place(place_id: int) -> Place | None:
    """The place, whoever asks: for announcements. It has no role in it."""
    found = await counted(await rows(ANY_PLACE, Place, viewer=0, which=place_id))
    return found[0] if found else None


async def company_place() -> int:
    """The id of the company's own place: everybody of the home organisation is in it. 0 before the first run."""
    return await value(COMPANY) or 0


async def my_places(viewer: Viewer) -> list[Place]:
    """The communities that the viewer is in and the company's place, by name; retired ones are left out."""
    return await counted(await rows(MY_PLACES, Place, viewer=viewer.id))


async def readable_place_ids(viewer: Viewer) -> list[int]:
    """Every place whose content the viewer may read, direct conversations too."""
    return await values(READABLE_PLACE_IDS, **viewer.scope)


async def audience_of(place_id: int) -> Audience:
    """Who will read what is written in the place: numbers, the home organisation's name, and the faces of some of
    them, people from outside first. Ask `readable_place` before."""
    place = await any_place(place_id)
    faces = await rows(OUTSIDE_FACES, PersonLine, place=place_id, limit=FACES) if place and place.outside else []
    if len(faces) < FACES:
        seen = {face.id for face in faces}
        faces += [
            face for face in await rows(FIRST_FACES, PersonLine, place=place_id, limit=FACES) if face.id not in seen
        ]
    return Audience(
        people=place.people if place else 0,
        outside=place.outside if place else 0,
        organisation_name=await home_name(),
        faces=faces[:FACES],
    )


async def home_name() -> str:
    """The name of the home organisation."""
    return await value(HOME_NAME) or ""


def _faces() -> Select[Any]:
    return (
        select(*person_columns())
        .select_from(with_person(memberships, memberships.c.person_id))
        .where(memberships.c.place_id == number("place"), people.c.deactivated_at.is_(None))
    )


COMPANY = statement(select(places.c.id).where(places.c.kind == "company"))
PLACE = statement(select_places().where(places.c.id == number("which"), visible_place()))
ANY_PLACE = statement(select_places().where(places.c.id == number("which")))
MY_PLACES = statement(
    select(*place_columns())
    .select_from(
        memberships.join(places, places.c.id == memberships.c.place_id).outerjoin(
            charters, charters.c.place_id == places.c.id
        )
    )
    .where(memberships.c.person_id == VIEWER, places.c.kind != "direct", places.c.stage != "retired")
    .order_by(func.lower(places.c.name), places.c.id)
)
READABLE_PLACE_IDS = statement(select(places.c.id).where(visible_to(places.c.id)))
HOME_NAME = statement(select(organisations.c.name).where(organisations.c.kind == "home"))
OUTSIDE_FACES = statement(
    lambda: (
        _faces()
        .where(memberships.c.role == "guest", organisations.c.kind != "home")
        .order_by(memberships.c.person_id)
        .limit(at_most())
    )
)
FIRST_FACES = statement(lambda: _faces().order_by(memberships.c.person_id).limit(at_most()))
