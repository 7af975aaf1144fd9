"""A step of the plan: begin it with one click, say that it is done, or set it aside with a reason."""

from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.maturity.actions import finish_step, offer_again, set_aside, start_step
from raison.maturity.actions.planning import step_of
from raison.maturity.forms import AsideForm
from raison.maturity.pages.within import within
from raison.maturity.policies import visible_assessment
from raison.maturity.proposals import MAX_REASON


@get("/maturity/{id}/steps/{key}", door=home_member)
async def step(viewer: Viewer, id: FromPath, key: str) -> Page:
    """The step, and what can be done with it."""
    return await _shown(viewer, id, key, AsideForm())


@post("/maturity/{id}/steps/{key}/beginning", door=home_member)
async def begin(viewer: Viewer, id: FromPath, key: str) -> Answer:
    """Open what it is, and go there."""
    url = await start_step(viewer, await visible_assessment(viewer, id), key)
    return redirect(url, toast=_("It has begun, and you own it. The plan links to it."))


@post("/maturity/{id}/steps/{key}/end", door=home_member)
async def finish(viewer: Viewer, id: FromPath, key: str) -> Answer:
    """It is done."""
    assessment = await visible_assessment(viewer, id)
    await finish_step(viewer, assessment, key)
    return redirect(f"{assessment.url}#plan", toast=_("It is done."))


async def again(viewer: Viewer, id: FromPath, key: str, form: Form[AsideForm], error: Invalid) -> Page:
    """The page with what was typed."""
    return await _shown(viewer, id, key, form, errors=error.errors)


@post("/maturity/{id}/steps/{key}/aside", door=home_member, again=again)
async def aside(viewer: Viewer, id: FromPath, key: str, form: Form[AsideForm]) -> Answer:
    """Leave it out of the plan."""
    assessment = await visible_assessment(viewer, id)
    await set_aside(viewer, assessment, key, reason=form.reason)
    return redirect(f"{assessment.url}#plan", toast=_("It is set aside. The plan keeps why, and can offer it again."))


@post("/maturity/{id}/steps/{key}/aside/removal", door=home_member)
async def offer(viewer: Viewer, id: FromPath, key: str) -> Answer:
    """Offer it again."""
    assessment = await visible_assessment(viewer, id)
    await offer_again(viewer, assessment, key)
    return redirect(f"{assessment.url}#plan", toast=_("The plan offers it again."))


async def _shown(
    viewer: Viewer, assessment_id: int, key: str, form: AsideForm, *, errors: dict[str, str] | None = None
) -> Page:
    assessment = await visible_assessment(viewer, assessment_id)
    return within(
        "maturity/step.html",
        viewer,
        assessment,
        step=await step_of(viewer, assessment, key),
        form=form,
        errors=errors or {},
        max_reason=MAX_REASON,
        back={"url": f"{assessment.url}#plan", "label": assessment.name},
    )
