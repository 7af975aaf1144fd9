"""Step 2: who stands for the initiative, and for whom it is."""

from typing import Any

from raison.initiatives.actions import (
    add_champion,
    add_persona,
    change_initiative,
    name_owner,
    name_sponsor,
    withdraw,
)
from raison.initiatives.actions.writes import check_change
from raison.initiatives.forms import PersonaForm, RolesForm
from raison.initiatives.pages.within import changeable, kept, within
from raison.initiatives.policies import may_suggest, visible_plan
from raison.initiatives.proposals import MAX_PERSONA, MAX_TEXT, Changes
from raison.initiatives.rows import Plan
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import trimmed
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.kernel.seen import marks_of, meanwhile


@get("/initiatives/{id}/people", door=signed_in)
async def people(viewer: Viewer, id: FromPath) -> Page:
    """Roles, personas and their key tasks, with the forms that change them."""
    return people_page(viewer, await changeable(viewer, id))


async def roles_again(viewer: Viewer, id: FromPath, form: Form[RolesForm], error: Refused) -> Page:
    """The page with what was typed."""
    return people_page(viewer, await visible_plan(viewer, id), roles=form, errors=error.errors)


@post("/initiatives/{id}/roles", door=signed_in, again=roles_again)
async def keep_roles(viewer: Viewer, id: FromPath, form: Form[RolesForm]) -> Answer:
    """Keep who stands for it; each name on its own, so that what is right is kept before what is wrong is said."""
    plan = await visible_plan(viewer, id)
    check_change(viewer, plan)
    typed = {"owner": _at(form.owner), "sponsor": _at(form.sponsor), "governance": trimmed(form.governance)}
    fresh = meanwhile(_standing(plan), typed, form.seen)
    await change_initiative(viewer, plan, Changes(governance=fresh.get("governance")))
    if "sponsor" in fresh:
        await name_sponsor(viewer, plan, form.sponsor)
    if form.champion:
        await add_champion(viewer, plan, form.champion)
    if fresh.get("owner"):
        await name_owner(viewer, plan, form.owner)
    to = f"{plan.url}/people"
    return await kept(plan, to, done=form.done or bool(form.champion), seen=marks_of(typed))


@post("/initiatives/{id}/champions/{person}/removal", door=signed_in)
async def withdraw_champion(viewer: Viewer, id: FromPath, person: FromPath) -> Answer:
    """Let somebody be no champion any more."""
    plan = await visible_plan(viewer, id)
    await withdraw(viewer, plan, person)
    return redirect(f"{plan.url}/people")


async def persona_again(viewer: Viewer, id: FromPath, form: Form[PersonaForm], error: Refused) -> Page:
    """The page with what was typed."""
    return people_page(viewer, await visible_plan(viewer, id), fresh=form, errors=error.errors)


@post("/initiatives/{id}/personas", door=signed_in, again=persona_again)
async def add(viewer: Viewer, id: FromPath, form: Form[PersonaForm]) -> Answer:
    """Add a persona; its key tasks come next."""
    plan = await visible_plan(viewer, id)
    made = await add_persona(viewer, plan, form.persona())
    return redirect(f"/personas/{made}/editing", toast=_("Added. Now: what must they get done?"))


def _standing(plan: Plan) -> dict[str, Any]:
    found = plan.initiative
    sponsor = _at(found.sponsor.handle) if found.sponsor else ""
    return {"owner": _at(found.owner.handle), "sponsor": sponsor, "governance": found.governance}


def _at(handle: str) -> str:
    """A handle as the form shows it; empty when there is none."""
    found = handle.strip().removeprefix("@").lower()
    return f"@{found}" if found else ""


def people_page(
    viewer: Viewer,
    plan: Plan,
    *,
    roles: RolesForm | None = None,
    fresh: PersonaForm | None = None,
    errors: dict[str, Any] | None = None,
) -> Page:
    """The page of step 2, with what was typed where something was wrong."""
    standing = _standing(plan)
    filled = RolesForm(**standing, seen=marks_of(standing))
    return within(
        "initiatives/people.html",
        viewer,
        plan,
        roles=roles or filled,
        may_suggest=may_suggest(viewer, plan),
        fresh=fresh or PersonaForm(),
        errors=errors or {},
        max_persona=MAX_PERSONA,
        max_text=MAX_TEXT,
    )
