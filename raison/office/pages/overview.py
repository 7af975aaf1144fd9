"""The front page: what there is, what is due, what is missing, each figure with the list that it is made of."""

from raison.kernel.access import Viewer
from raison.kernel.doors import office
from raison.kernel.routes import Page, get
from raison.office.pages.within import within
from raison.office.queries import figures_of
from raison.office.wording import finding


@get("/office", door=office)
async def overview(viewer: Viewer) -> Page:
    """The figures."""
    figures = await figures_of(viewer)
    return within("office/office.html", figures=figures, finding=finding(figures), back=None)
