"""Step 4: the communities and the addresses elsewhere with which an initiative is linked, and what for."""

from raison.communities.queries import my_places
from raison.initiatives.actions import add_link, remove_link
from raison.initiatives.course import MAX_LINK, MAX_WHAT_FOR
from raison.initiatives.forms import LinkedForm
from raison.initiatives.pages.within import changeable, within
from raison.initiatives.policies import visible_link, visible_plan
from raison.initiatives.proposals import MAX_ADDRESS
from raison.initiatives.rows import Plan
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect


@get("/initiatives/{id}/links", door=signed_in)
async def links(viewer: Viewer, id: FromPath) -> Page:
    """The links, with the form that adds one."""
    return await _shown(viewer, await changeable(viewer, id), LinkedForm())


async def again(viewer: Viewer, id: FromPath, form: Form[LinkedForm], error: Refused) -> Page:
    """The page with what was typed."""
    return await _shown(viewer, await visible_plan(viewer, id), form, errors=error.errors)


@post("/initiatives/{id}/links", door=signed_in, again=again)
async def add(viewer: Viewer, id: FromPath, form: Form[LinkedForm]) -> Answer:
    """Add a link."""
    plan = await visible_plan(viewer, id)
    await add_link(viewer, plan, form.link())
    return redirect(f"{plan.url}/links", toast=_("Added."))


@post("/initiative-links/{id}/removal", door=signed_in)
async def remove(viewer: Viewer, id: FromPath) -> Answer:
    """Take a link away."""
    plan, link = await visible_link(viewer, id)
    await remove_link(viewer, plan, link)
    return redirect(f"{plan.url}/links")


async def _shown(viewer: Viewer, plan: Plan, form: LinkedForm, *, errors: dict[str, str] | None = None) -> Page:
    places = [(str(place.id), place.name) for place in await my_places(viewer) if place.kind == "community"]
    return within(
        "initiatives/links.html",
        viewer,
        plan,
        form=form,
        errors=errors or {},
        places=[("", _("None: it is elsewhere")), *places],
        max_link=MAX_LINK,
        max_what_for=MAX_WHAT_FOR,
        max_address=MAX_ADDRESS,
    )
