"""The lists that figures are made of: initiatives, communities, pairs, who from outside sees what."""

from typing import Any

from raison.initiatives.wording import step_name
from raison.kernel.access import Viewer
from raison.kernel.doors import office
from raison.kernel.figures import figure
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST, Id
from raison.kernel.jobs import at_work, do_soon
from raison.kernel.routes import Answer, FromPath, FromQuery, Page, get, page, post, redirect
from raison.office.looking import LOOK_JOB
from raison.office.queries import (
    communities_of,
    community_figures,
    duplicates_of,
    initiative_figures,
    initiatives_of,
    outsiders_of,
    outsides_of,
)
from raison.office.queries.outside import outside_by_id
from raison.office.rows import CommunitiesShown, InitiativesShown
from raison.office.wording import WORDING


@get("/office/initiatives", door=office)
async def initiatives(viewer: Viewer, show: FromQuery[InitiativesShown] = "all", before: FromQuery[Id] = 0) -> Page:
    """Those that a figure counts."""
    steps, signs = await initiative_figures(viewer)
    found = await initiatives_of(viewer, show, before=before or NEWEST)
    return _page("office/initiatives.html", show=show, figures=[*steps, *signs], lines=found, step_name=step_name)


@get("/office/communities", door=office)
async def communities(viewer: Viewer, show: FromQuery[CommunitiesShown] = "all", before: FromQuery[Id] = 0) -> Page:
    """Those that a figure counts."""
    figures = list((await community_figures(viewer)).values())
    found = await communities_of(viewer, show, before=before or NEWEST)
    return _page("office/communities.html", show=show, figures=figures, lines=found, figure=figure)


@get("/office/duplicates", door=office)
async def duplicates(viewer: Viewer, after: FromQuery[Id] = 0) -> Page:
    """Pairs with their evidence."""
    pairs = await duplicates_of(viewer, after=after)
    return _page("office/duplicates.html", pairs=pairs, looking=await at_work(LOOK_JOB))


@post("/office/duplicates", door=office)
async def look() -> Answer:
    """Let a job look for them now."""
    await do_soon(LOOK_JOB)
    return redirect("/office/duplicates")


@get("/office/outside", door=office)
async def outside(after: FromQuery[Id] = 0) -> Page:
    """The organisations whose people see something here."""
    return _page("office/outside.html", outsides=await outsides_of(after=after))


@get("/office/outside/{id}", door=office)
async def outsiders(viewer: Viewer, id: FromPath, after: FromQuery[Id] = 0) -> Page:
    """The people of one of them, with what they see."""
    organisation = await outside_by_id(id)
    found = await outsiders_of(viewer, id, after=after)
    back = {"url": "/office/outside", "label": _("From outside")}
    return _page("office/outsiders.html", organisation=organisation, outsiders=found, back=back)


def _page(template: str, **context: Any) -> Page:
    back = {"url": "/office", "label": _("Digital Office")}
    return page(template, section="office", **({"back": back} | WORDING | context))
