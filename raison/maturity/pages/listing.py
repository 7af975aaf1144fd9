"""Where the company stands, and every assessment that the viewer may know of."""

from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import FromQuery, Page, get, page
from raison.maturity.model import said
from raison.maturity.pages.within import section_for
from raison.maturity.policies import may_assess
from raison.maturity.queries import lines_of, standing_assessment


@get("/maturity", door=home_member)
async def listing(viewer: Viewer, before: FromQuery[Id] = 0) -> Page:
    """The list, below the position that stands."""
    return page(
        "maturity/index.html",
        standing=await standing_assessment(),
        lines=await lines_of(viewer, before=before or NEWEST),
        may_assess=may_assess(viewer),
        said=said,
        section=section_for(viewer),
        topics=["me", "maturity"],
    )
