"""/api/v1/communities/ID/useful: what stays useful of a community."""

from typing import Annotated

from msgspec import Meta

from raison.communities.policies import readable_community
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import FromPath, FromQuery, get
from raison.subjects.collecting import Collection, useful_in


@get("/api/v1/communities/{id}/useful", door=token_read)
async def get_useful(
    viewer: Viewer,
    id: FromPath,
    before: FromQuery[Id] = 0,
    limit: FromQuery[Annotated[int, Meta(ge=1, le=100)]] = 40,
) -> Collection:
    """What is pinned there, then every message that somebody found useful, the newest first. `before` is the `next` of
    the page before."""
    place = await readable_community(viewer, id)
    return await useful_in(viewer, place.id, before=before or NEWEST, limit=limit)
