"""What stays useful of a community, in one list: a page, and a frame where a community ends or has ended."""

from raison.communities.policies import readable_community
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import FromPath, FromQuery, Page, get, page
from raison.subjects.collecting import useful_in

A_PAGE = 20
"""Messages at once: where a community has ended its conversation stands below them."""


@get("/communities/{id}/useful", door=signed_in)
async def useful(viewer: Viewer, id: FromPath, before: FromQuery[Id] = 0) -> Page:
    """The list."""
    place = await readable_community(viewer, id)
    return page(
        "subjects/useful.html",
        place=place,
        found=await useful_in(viewer, place.id, before=before or NEWEST, limit=A_PAGE),
        tab="useful",
        bounded=place.shared,
        section="communities",
        back={"url": place.url, "label": place.name or _("Community")},
    )
