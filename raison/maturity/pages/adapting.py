"""What the product does differently because of where the company stands: each with its reason and a switch."""

from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Page, get, page, post, redirect
from raison.maturity.actions import follow_state, switch_off
from raison.maturity.model import said
from raison.maturity.pages.within import section_for
from raison.maturity.policies import check_assess
from raison.maturity.queries import standing_assessment, switched


@get("/maturity/adaptations", door=home_member)
async def adaptations(viewer: Viewer) -> Page:
    """The list."""
    check_assess(viewer)
    return page(
        "maturity/adaptations.html",
        switches=await switched(),
        standing=await standing_assessment(),
        said=said,
        section=section_for(viewer),
        back={"url": "/maturity", "label": _("Maturity")},
    )


@post("/maturity/adaptations/{name}/off", door=home_member)
async def turn_off(viewer: Viewer, name: str) -> Answer:
    """Turn it off."""
    await switch_off(viewer, name)
    return redirect("/maturity/adaptations", toast=_("It is off, whatever the state."))


@post("/maturity/adaptations/{name}/off/removal", door=home_member)
async def let_follow(viewer: Viewer, name: str) -> Answer:
    """Let it follow the state."""
    await follow_state(viewer, name)
    return redirect("/maturity/adaptations", toast=_("It follows the state again."))
