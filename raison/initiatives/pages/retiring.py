"""What the end of an initiative leaves behind: a form that saves while one types, and what is seen to afterwards."""

from raison.initiatives.actions import change_retirement, settle_leftover
from raison.initiatives.course import MAX_RETIRED
from raison.initiatives.forms import LeftoverForm, RetirementForm
from raison.initiatives.pages.within import changeable, kept, within
from raison.initiatives.policies import visible_plan
from raison.initiatives.rows import Plan
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect


@get("/initiatives/{id}/retirement", door=signed_in)
async def retirement(viewer: Viewer, id: FromPath) -> Page:
    """The form."""
    plan = await changeable(viewer, id)
    planned = plan.course.retirement
    form = RetirementForm(
        done_when=planned.done_when, knowledge=planned.knowledge, places=planned.places, people=planned.people
    )
    return _shown(viewer, plan, form)


async def again(viewer: Viewer, id: FromPath, form: Form[RetirementForm], error: Refused) -> Page:
    """The form with what was typed."""
    return _shown(viewer, await visible_plan(viewer, id), form, errors=error.errors)


@post("/initiatives/{id}/retirement", door=signed_in, again=again)
async def keep(viewer: Viewer, id: FromPath, form: Form[RetirementForm]) -> Answer:
    """Keep what is typed."""
    plan = await visible_plan(viewer, id)
    await change_retirement(viewer, plan, form.changes())
    return await kept(plan, f"{plan.url}#retirement", done=form.done)


@post("/initiatives/{id}/retirement/settlement", door=signed_in)
async def settle(viewer: Viewer, id: FromPath, form: Form[LeftoverForm]) -> Answer:
    """What was open when it ended has been seen to."""
    plan = await visible_plan(viewer, id)
    await settle_leftover(viewer, plan, form.chosen())
    return redirect(f"{plan.url}#retirement")


def _shown(viewer: Viewer, plan: Plan, form: RetirementForm, *, errors: dict[str, str] | None = None) -> Page:
    return within("initiatives/retirement.html", viewer, plan, form=form, errors=errors or {}, max_retired=MAX_RETIRED)
