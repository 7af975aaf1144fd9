"""What the end of an initiative leaves behind: a form that saves while one types, and what is seen to afterwards."""

from typing import Any

from raison.initiatives.actions import change_retirement, settle_leftover
from raison.initiatives.actions.writes import check_change
from raison.initiatives.course import MAX_RETIRED, RetirementChanges
from raison.initiatives.forms import LeftoverForm, RetirementForm
from raison.initiatives.pages.within import changeable, kept, within
from raison.initiatives.policies import visible_plan
from raison.initiatives.rows import Plan
from raison.initiatives.rows.course import PARTS
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.kernel.seen import marks_of, meanwhile


@get("/initiatives/{id}/retirement", door=signed_in)
async def retirement(viewer: Viewer, id: FromPath) -> Page:
    """The form."""
    plan = await changeable(viewer, id)
    planned = _planned(plan)
    return _shown(viewer, plan, RetirementForm(**planned, seen=marks_of(planned)))


async def again(viewer: Viewer, id: FromPath, form: Form[RetirementForm], error: Refused) -> Page:
    """The form with what was typed."""
    return _shown(viewer, await visible_plan(viewer, id), form, errors=error.errors)


@post("/initiatives/{id}/retirement", door=signed_in, again=again)
async def keep(viewer: Viewer, id: FromPath, form: Form[RetirementForm]) -> Answer:
    """Keep what is typed."""
    plan = await visible_plan(viewer, id)
    check_change(viewer, plan)
    typed = {str(part): text for part, text in form.changes().checked().items()}
    await change_retirement(viewer, plan, RetirementChanges(**meanwhile(_planned(plan), typed, form.seen)))
    return await kept(plan, f"{plan.url}#retirement", done=form.done, seen=marks_of(typed))


@post("/initiatives/{id}/retirement/settlement", door=signed_in)
async def settle(viewer: Viewer, id: FromPath, form: Form[LeftoverForm]) -> Answer:
    """What was open when it ended has been seen to."""
    plan = await visible_plan(viewer, id)
    await settle_leftover(viewer, plan, form.chosen())
    return redirect(f"{plan.url}#retirement")


def _planned(plan: Plan) -> dict[str, Any]:
    return {part: plan.course.retirement.planned(part) for part in PARTS}


def _shown(viewer: Viewer, plan: Plan, form: RetirementForm, *, errors: dict[str, str] | None = None) -> Page:
    return within("initiatives/retirement.html", viewer, plan, form=form, errors=errors or {}, max_retired=MAX_RETIRED)
