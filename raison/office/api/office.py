"""The office's figures and lists, for programs."""

from typing import Annotated

from msgspec import Meta

from raison.kernel.access import Viewer
from raison.kernel.doors import token_office, token_office_read
from raison.kernel.ids import NEWEST, Id
from raison.kernel.jobs import at_work, do_soon
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, post, put
from raison.office.actions import set_pair_aside, take_pair_back
from raison.office.looking import LOOK_JOB
from raison.office.proposals import Dismissal
from raison.office.queries import (
    communities_of,
    duplicates_of,
    figures_of,
    initiatives_of,
    outsiders_of,
    outsides_of,
    pair_of,
    set_aside,
)
from raison.office.queries.outside import outside_by_id
from raison.office.rows import (
    CommunitiesShown,
    CommunityLines,
    Duplicates,
    Figures,
    InitiativeLines,
    InitiativesShown,
    Looking,
    Outsiders,
    Outsides,
    SetAside,
)

Limit = Annotated[int, Meta(ge=1, le=100)]


@get("/api/v1/office", door=token_office_read)
async def get_office(viewer: Viewer) -> Figures:
    """Every figure, with the address of the list that it is made of."""
    return await figures_of(viewer)


@get("/api/v1/office/initiatives", door=token_office_read)
async def get_office_initiatives(
    viewer: Viewer, show: FromQuery[InitiativesShown] = "all", before: FromQuery[Id] = 0, limit: FromQuery[Limit] = 20
) -> InitiativeLines:
    """Those that a figure counts, the newest first, as far as the office may look."""
    return await initiatives_of(viewer, show, before=before or NEWEST, limit=limit)


@get("/api/v1/office/communities", door=token_office_read)
async def get_office_communities(
    viewer: Viewer, show: FromQuery[CommunitiesShown] = "all", before: FromQuery[Id] = 0, limit: FromQuery[Limit] = 20
) -> CommunityLines:
    """Those that a figure counts, the newest first, of which the office may know."""
    return await communities_of(viewer, show, before=before or NEWEST, limit=limit)


@get("/api/v1/office/duplicates", door=token_office_read)
async def get_office_duplicates(viewer: Viewer, after: FromQuery[Id] = 0, limit: FromQuery[Limit] = 20) -> Duplicates:
    """Pairs of communities that seem to be about the same, the most alike first."""
    return await duplicates_of(viewer, after=after, limit=limit)


@post("/api/v1/office/duplicates", door=token_office, status=202)
async def look_for_office_duplicates(viewer: Viewer) -> Looking:
    """Look for them now, and every night from now on. It takes a moment; `looking` says whether it goes on."""
    await do_soon(LOOK_JOB)
    return Looking(await at_work(LOOK_JOB))


@get("/api/v1/office/duplicates/looking", door=token_office_read)
async def get_office_duplicates_looking() -> Looking:
    """Whether pairs are being looked for now."""
    return Looking(await at_work(LOOK_JOB))


@get("/api/v1/office/duplicates/set_aside", door=token_office_read)
async def get_office_pairs_set_aside(viewer: Viewer) -> list[SetAside]:
    """Pairs of which somebody said that they are no doubles, the latest first."""
    return await set_aside(viewer)


@put("/api/v1/office/duplicates/{one}/{other}/dismissal", door=token_office, status=204)
async def put_office_dismissal(viewer: Viewer, one: FromPath, other: FromPath, body: Json[Dismissal]) -> None:
    """Say that the two are no doubles: they are not found again."""
    await set_pair_aside(viewer, await pair_of(viewer, one, other), body)


@delete("/api/v1/office/duplicates/{one}/{other}/dismissal", door=token_office, status=204)
async def delete_office_dismissal(viewer: Viewer, one: FromPath, other: FromPath) -> None:
    """Take that back: they are looked for again, now."""
    await take_pair_back(viewer, await pair_of(viewer, one, other))


@get("/api/v1/office/outside", door=token_office_read)
async def get_office_outside(after: FromQuery[Id] = 0, limit: FromQuery[Limit] = 20) -> Outsides:
    """The organisations whose people see something here; our own guests stand under our own company."""
    return await outsides_of(after=after, limit=limit)


@get("/api/v1/office/outside/{id}/people", door=token_office_read)
async def get_office_outsiders(
    viewer: Viewer, id: FromPath, after: FromQuery[Id] = 0, limit: FromQuery[Limit] = 20
) -> Outsiders:
    """The people of one of them, with what they see, since when, and the week in which they were last there."""
    await outside_by_id(id)
    return await outsiders_of(viewer, id, after=after, limit=limit)
