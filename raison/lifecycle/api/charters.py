"""/api/v1/communities/{id}/charter: what it says."""

from raison.communities.policies import visible_community
from raison.communities.queries import charter_of
from raison.communities.rows import Charter, Place
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.errors import NotFound
from raison.kernel.ids import Id
from raison.kernel.routes import FromPath, Json, get, put
from raison.lifecycle.actions.chartering import change_charter
from raison.lifecycle.proposals import Terms


class TermsOver(Terms, frozen=True, kw_only=True):
    """A charter, and the version over which it is written (0 when there is none)."""

    seen: Id = 0


@get("/api/v1/communities/{id}/charter", door=token_read)
async def charter(viewer: Viewer, id: FromPath) -> Charter:
    """The charter."""
    return await _standing(await visible_community(viewer, id))


@put("/api/v1/communities/{id}/charter", door=token_write)
async def write_charter(viewer: Viewer, id: FromPath, body: Json[TermsOver]) -> Charter:
    """Write a new version of the charter over the version `seen`."""
    place = await visible_community(viewer, id)
    await change_charter(viewer, place, body, seen=body.seen)
    return await _standing(place)


async def _standing(place: Place) -> Charter:
    found = await charter_of(place.id)
    if found is None:
        raise NotFound
    return found
