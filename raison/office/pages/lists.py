"""The lists that figures are made of: initiatives, communities, who from outside sees what."""

from raison.initiatives.wording import step_name
from raison.kernel.access import Viewer
from raison.kernel.doors import office
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import FromPath, FromQuery, Page, get
from raison.office.pages.within import within
from raison.office.queries import (
    communities_of,
    community_figures,
    initiative_figures,
    initiatives_of,
    outsiders_of,
    outsides_of,
)
from raison.office.queries.outside import outside_by_id
from raison.office.rows import CommunitiesShown, InitiativesShown


@get("/office/initiatives", door=office)
async def initiatives(viewer: Viewer, show: FromQuery[InitiativesShown] = "all", before: FromQuery[Id] = 0) -> Page:
    """Those that a figure counts."""
    figures = await initiative_figures(viewer)
    found = await initiatives_of(viewer, show, before=before or NEWEST)
    return within("office/initiatives.html", show=show, figures=figures, lines=found, step_name=step_name)


@get("/office/communities", door=office)
async def communities(viewer: Viewer, show: FromQuery[CommunitiesShown] = "all", before: FromQuery[Id] = 0) -> Page:
    """Those that a figure counts."""
    figures = list((await community_figures(viewer)).values())
    found = await communities_of(viewer, show, before=before or NEWEST)
    return within("office/communities.html", show=show, figures=figures, lines=found, figure=figure)


@get("/office/outside", door=office)
async def outside(after: FromQuery[Id] = 0) -> Page:
    """The organisations whose people see something here."""
    return within("office/outside.html", outsides=await outsides_of(after=after))


@get("/office/outside/{id}", door=office)
async def outsiders(viewer: Viewer, id: FromPath, after: FromQuery[Id] = 0) -> Page:
    """The people of one of them, with what they see."""
    organisation = await outside_by_id(id)
    found = await outsiders_of(viewer, id, after=after)
    back = {"url": "/office/outside", "label": _("From outside")}
    return within("office/outsiders.html", organisation=organisation, outsiders=found, back=back)
