"""The gates: open the next step, go back by one, end it, let it go on."""

from raison.initiatives.actions import end, go_back, open_step, resume
from raison.initiatives.actions.gates import Outcome
from raison.initiatives.forms import BackForm, EndForm, ReasonForm
from raison.initiatives.pages.within import within
from raison.initiatives.policies import may_decide, visible_plan
from raison.initiatives.proposals import MAX_REASON
from raison.initiatives.rows import Plan, next_step, step_before
from raison.initiatives.rows.course import PARTS
from raison.initiatives.wording import left_word, step_name
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import NotAllowed, Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import wrong
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect

OUTCOMES: dict[str, Outcome] = {"done": "done", "dropped": "dropped"}


@get("/initiatives/{id}/gate", door=signed_in)
async def gate(viewer: Viewer, id: FromPath) -> Page:
    """What the next step needs, and the forms with which those who stand for it decide."""
    plan = await visible_plan(viewer, id)
    if not may_decide(viewer, plan):
        raise NotAllowed(_("Only its owner and sponsor, and who leads the community, decide about an initiative."))
    return _shown(viewer, plan)


async def forward_again(viewer: Viewer, id: FromPath, form: Form[ReasonForm], error: Refused) -> Page:
    """The page with what was typed."""
    return _shown(viewer, await visible_plan(viewer, id), reason=form.reason, errors=error.errors)


@post("/initiatives/{id}/gate", door=signed_in, again=forward_again)
async def forward(viewer: Viewer, id: FromPath, form: Form[ReasonForm]) -> Answer:
    """Open the next step."""
    plan = await visible_plan(viewer, id)
    step = await open_step(viewer, plan, reason=form.reason)
    return redirect(plan.url, toast=_("The step “{step}” is open.").format(step=step_name(step)))


async def back_again(viewer: Viewer, id: FromPath, form: Form[BackForm], error: Refused) -> Page:
    """The page with what was typed."""
    errors = {f"back_{name}" if name else name: words for name, words in error.errors.items()}
    return _shown(viewer, await visible_plan(viewer, id), back_reason=form.back_reason, errors=errors)


@post("/initiatives/{id}/gate/removal", door=signed_in, again=back_again)
async def backward(viewer: Viewer, id: FromPath, form: Form[BackForm]) -> Answer:
    """Go back to the step before."""
    plan = await visible_plan(viewer, id)
    step = await go_back(viewer, plan, reason=form.back_reason)
    return redirect(plan.url, toast=_("It is back at the step “{step}”.").format(step=step_name(step)))


async def end_again(viewer: Viewer, id: FromPath, form: Form[EndForm], error: Refused) -> Page:
    """The page with what was typed."""
    return _shown(viewer, await visible_plan(viewer, id), end_form=form, errors=error.errors)


@post("/initiatives/{id}/end", door=signed_in, again=end_again)
async def finish(viewer: Viewer, id: FromPath, form: Form[EndForm]) -> Answer:
    """End it."""
    plan = await visible_plan(viewer, id)
    if form.outcome not in OUTCOMES:
        raise wrong("outcome", _("Choose one of those that are offered."))
    await end(viewer, plan, outcome=OUTCOMES[form.outcome], why=form.why, settled=form.parts())
    return redirect(plan.url, toast=_("It has ended. All that it says stays readable."))


@post("/initiatives/{id}/end/removal", door=signed_in)
async def go_on(viewer: Viewer, id: FromPath) -> Answer:
    """Let it go on after all."""
    plan = await visible_plan(viewer, id)
    await resume(viewer, plan)
    return redirect(plan.url)


def _shown(
    viewer: Viewer,
    plan: Plan,
    *,
    reason: str = "",
    back_reason: str = "",
    end_form: EndForm | None = None,
    errors: dict[str, str] | None = None,
) -> Page:
    planned = plan.course.retirement.planned
    return within(
        "initiatives/gate.html",
        viewer,
        plan,
        next=next_step(plan.initiative.step),
        before=step_before(plan.initiative.step),
        reason=reason,
        back_reason=back_reason,
        end_form=end_form or EndForm(),
        errors=errors or {},
        max_reason=MAX_REASON,
        part_words=[(part, left_word(part)) for part in PARTS],
        part_hints={part: planned(part) or _("The plan says nothing of it.") for part in PARTS},
    )
