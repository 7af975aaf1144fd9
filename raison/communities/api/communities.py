"""/api/v1/communities: the list, one, starting and changing one."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from raison.communities.actions import change_community, mark_visited, start_pilot
from raison.communities.policies import readable_community, visible_community
from raison.communities.proposals import Changes, Proposal
from raison.communities.queries import audience_of, listed
from raison.communities.queries.lists import LISTED_A_PAGE
from raison.communities.rows import Audience, Place
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.ids import Id
from raison.kernel.routes import FromPath, FromQuery, Json, get, patch, post

Shown = Literal["all", "mine", "open", "pilots", "retired"]
Limit = Annotated[int, Meta(ge=1, le=200)]
Search = Annotated[str, Meta(max_length=100)]


class Communities(msgspec.Struct):
    """A page of communities. `next`: the `after` of the following page, null on the last one."""

    entries: list[Place]
    next: Id | None


@get("/api/v1/communities", door=token_read)
async def communities(
    viewer: Viewer,
    show: FromQuery[Shown] = "all",
    q: FromQuery[Search] = "",
    after: FromQuery[Id] = 0,
    limit: FromQuery[Limit] = LISTED_A_PAGE,
) -> Communities:
    """Communities of which one may know, by name."""
    found = await listed(viewer, shown=show, q=q.strip(), after=after, limit=limit + 1)
    return Communities(found[:limit], found[limit - 1].id if len(found) > limit else None)


@post("/api/v1/communities", door=token_write, status=201)
async def start(viewer: Viewer, body: Json[Proposal]) -> Place:
    """Start a pilot."""
    return await start_pilot(viewer, body)


@get("/api/v1/communities/{id}", door=token_read)
async def community(viewer: Viewer, id: FromPath) -> Place:
    """One community."""
    return await visible_community(viewer, id)


@patch("/api/v1/communities/{id}", door=token_write)
async def change(viewer: Viewer, id: FromPath, body: Json[Changes]) -> Place:
    """Change name, reason, openness or end. What is absent stays."""
    return await change_community(viewer, await visible_community(viewer, id), body)


@get("/api/v1/communities/{id}/audience", door=token_read)
async def audience(viewer: Viewer, id: FromPath) -> Audience:
    """Who will read what is written there."""
    place = await readable_community(viewer, id)
    return await audience_of(place.id)


@post("/api/v1/communities/{id}/visit", door=token_write, status=204)
async def visit(viewer: Viewer, id: FromPath) -> None:
    """Remember that one looked at it now."""
    await mark_visited(viewer, await readable_community(viewer, id))
