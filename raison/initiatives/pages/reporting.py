"""Where an initiative stands: a form that is filled from the plan, and goes to those who follow it."""

from raison.initiatives.actions import give_status
from raison.initiatives.course import MAX_STATUS
from raison.initiatives.forms import STATES, StatusForm
from raison.initiatives.pages.within import changeable, within
from raison.initiatives.policies import visible_plan
from raison.initiatives.report import status_draft
from raison.initiatives.rows import Plan
from raison.initiatives.wording import state_word
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect


@get("/initiatives/{id}/status", door=signed_in)
async def reporting(viewer: Viewer, id: FromPath) -> Page:
    """The form, filled with what the plan says."""
    plan = await changeable(viewer, id)
    state = plan.course.status.state if plan.course.status else ""
    return _shown(viewer, plan, StatusForm(state=state, text=status_draft(plan)))


async def again(viewer: Viewer, id: FromPath, form: Form[StatusForm], error: Refused) -> Page:
    """The form with what was typed."""
    return _shown(viewer, await visible_plan(viewer, id), form, errors=error.errors)


@post("/initiatives/{id}/status", door=signed_in, again=again)
async def give(viewer: Viewer, id: FromPath, form: Form[StatusForm]) -> Answer:
    """Tell those who follow it."""
    plan = await visible_plan(viewer, id)
    await give_status(viewer, plan, form.status())
    return redirect(plan.url, toast=_("Told to those who follow it."))


def _shown(viewer: Viewer, plan: Plan, form: StatusForm, *, errors: dict[str, str] | None = None) -> Page:
    return within(
        "initiatives/status.html",
        viewer,
        plan,
        form=form,
        errors=errors or {},
        states=[(state, state_word(state)) for state in STATES],
        max_status=MAX_STATUS,
    )
