"""What an initiative is called, and what it was called before."""

from raison.initiatives.actions import rename
from raison.initiatives.forms import NameForm
from raison.initiatives.pages.within import changeable, within
from raison.initiatives.policies import visible_plan
from raison.initiatives.queries import former_names
from raison.initiatives.rows import Plan
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.subjects.writes import MAX_TITLE


@get("/initiatives/{id}/name", door=signed_in)
async def naming(viewer: Viewer, id: FromPath) -> Page:
    """The form, and the names that it had."""
    plan = await changeable(viewer, id)
    return await _shown(viewer, plan, NameForm(name=plan.subject.title))


async def again(viewer: Viewer, id: FromPath, form: Form[NameForm], error: Refused) -> Page:
    """The form with what was typed."""
    return await _shown(viewer, await visible_plan(viewer, id), form, errors=error.errors)


@post("/initiatives/{id}/name", door=signed_in, again=again)
async def keep_name(viewer: Viewer, id: FromPath, form: Form[NameForm]) -> Answer:
    """Call it otherwise."""
    plan = await visible_plan(viewer, id)
    await rename(viewer, plan, form.name)
    return redirect(plan.url, toast=_("It has this name everywhere now."))


async def _shown(viewer: Viewer, plan: Plan, form: NameForm, *, errors: dict[str, str] | None = None) -> Page:
    return within(
        "initiatives/name.html",
        viewer,
        plan,
        form=form,
        errors=errors or {},
        former=await former_names(plan.id),
        max_name=MAX_TITLE,
    )
