"""Step 4 as forms: its words, which save while one types, and what it costs; its measures stand between them."""

from typing import Any

from raison.initiatives.actions import add_cost, change_initiative, remove_cost
from raison.initiatives.actions.writes import check_change
from raison.initiatives.forms import CostForm, LinkForm
from raison.initiatives.pages.within import changeable, kept, within
from raison.initiatives.policies import visible_cost, visible_plan
from raison.initiatives.proposals import MAX_LABEL, TEXTS, Changes
from raison.initiatives.rows import Plan
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.kernel.seen import marks_of, meanwhile
from raison.measures.fragments import WORDING as PANEL
from raison.measures.queries import measures_of

WORDS = ("standards", "cost")
"""What the form of step 4 shows."""


@get("/initiatives/{id}/linking", door=signed_in)
async def linking(viewer: Viewer, id: FromPath) -> Page:
    """The forms of step 4, around its measures."""
    return await _shown(viewer, await changeable(viewer, id))


async def linking_again(viewer: Viewer, id: FromPath, form: Form[LinkForm], error: Refused) -> Page:
    """The form with what was typed."""
    return await _shown(viewer, await visible_plan(viewer, id), form=form, errors=error.errors)


@post("/initiatives/{id}/linking", door=signed_in, again=linking_again)
async def keep_linking(viewer: Viewer, id: FromPath, form: Form[LinkForm]) -> Answer:
    """Keep what is typed."""
    plan = await visible_plan(viewer, id)
    check_change(viewer, plan)
    wanted = Changes(standards=form.standards, cost=form.cost).checked()
    typed = {name: getattr(wanted, name) for name in WORDS}
    await change_initiative(viewer, plan, Changes(**meanwhile(_standing(plan), typed, form.seen)))
    return await kept(plan, plan.url, done=form.done, seen=marks_of(typed))


async def cost_again(viewer: Viewer, id: FromPath, form: Form[CostForm], error: Refused) -> Page:
    """The page with what was typed."""
    return await _shown(viewer, await visible_plan(viewer, id), fresh=form, errors=error.errors)


@post("/initiatives/{id}/costs", door=signed_in, again=cost_again)
async def add(viewer: Viewer, id: FromPath, form: Form[CostForm]) -> Answer:
    """Add a line of cost."""
    plan = await visible_plan(viewer, id)
    await add_cost(viewer, plan, form.cost())
    return redirect(f"{plan.url}/linking#costs", toast=_("Added."))


@post("/initiative-costs/{id}/removal", door=signed_in)
async def remove(viewer: Viewer, id: FromPath) -> Answer:
    """Take a line of cost away."""
    plan, cost = await visible_cost(viewer, id)
    await remove_cost(viewer, plan, cost)
    return redirect(f"{plan.url}/linking#costs")


def _standing(plan: Plan) -> dict[str, Any]:
    return {name: getattr(plan.initiative, name) for name in WORDS}


async def _shown(
    viewer: Viewer,
    plan: Plan,
    *,
    form: LinkForm | None = None,
    fresh: CostForm | None = None,
    errors: dict[str, str] | None = None,
) -> Page:
    standing = _standing(plan)
    return within(
        "initiatives/linking.html",
        viewer,
        plan,
        form=form or LinkForm(**standing, seen=marks_of(standing)),
        fresh=fresh or CostForm(),
        errors=errors or {},
        limits=TEXTS,
        max_label=MAX_LABEL,
        measures=await measures_of(viewer, plan.id),
        **PANEL,
    )
