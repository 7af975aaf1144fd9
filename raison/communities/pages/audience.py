"""Who will read what is written in a place: the frame in every composer."""

from raison.communities.policies import readable_place
from raison.communities.queries import audience_of
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.routes import FromPath, Page, get, page


@get("/places/{id}/audience", door=signed_in)
async def audience(viewer: Viewer, id: FromPath) -> Page:
    """The audience line of a place."""
    place = await readable_place(viewer, id)
    return page("communities/audience.html", place=place, audience=await audience_of(place.id))
