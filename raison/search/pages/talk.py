"""The panel beside the forms with which a pilot or an initiative begins, and on an initiative's page."""

from typing import Annotated

from msgspec import Meta

from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.ids import Id
from raison.kernel.routes import FromQuery, Page, get, page
from raison.search.queries import who_talks_about


@get("/search/talk", door=home_member)
async def talk(
    viewer: Viewer, q: FromQuery[Annotated[str, Meta(max_length=2_000)]] = "", besides: FromQuery[Id] = 0
) -> Page:
    """Who talks about what a sentence says, besides the subject that says it."""
    found = await who_talks_about(viewer, q, besides=besides) if q.strip() else None
    return page("search/talk.html", found=found)
