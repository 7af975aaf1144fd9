"""The list of communities, and those that resemble what somebody is about to start."""

from typing import Annotated, Literal

from msgspec import Meta

from raison.communities.policies import may_start
from raison.communities.proposals import MAX_WHY
from raison.communities.queries import communities_like, listed, offers_to
from raison.communities.queries.lists import LISTED_A_PAGE
from raison.communities.rows import listed_line
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member, signed_in
from raison.kernel.ids import Id
from raison.kernel.routes import FromQuery, Page, get, page

Shown = Literal["all", "mine", "open", "pilots", "retired"]
MAX_SEARCH = 100


@get("/communities", door=signed_in)
async def communities(
    viewer: Viewer, show: FromQuery[Shown] = "all", q: FromQuery[str] = "", after: FromQuery[Id] = 0
) -> Page:
    """All that the viewer may know of, one page at a time."""
    found = await listed(viewer, shown=show, q=q[:MAX_SEARCH].strip(), after=after, limit=LISTED_A_PAGE + 1)
    return page(
        "communities/index.html",
        lines=[listed_line(place, viewer.home_name) for place in found[:LISTED_A_PAGE]],
        more=found[LISTED_A_PAGE - 1].id if len(found) > LISTED_A_PAGE else None,
        offers=await offers_to(viewer) if not after else [],
        may_start=may_start(viewer),
        show=show,
        q=q[:MAX_SEARCH],
        section="communities",
    )


@get("/communities/like", door=home_member)
async def like(viewer: Viewer, q: FromQuery[Annotated[str, Meta(max_length=4 * MAX_WHY)]] = "") -> Page:
    """Communities to join instead of starting another: a frame of the form for a pilot."""
    return page("communities/like.html", places=await communities_like(viewer, q), q=q)
