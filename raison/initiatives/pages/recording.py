"""The log of an initiative, and the form that adds to it."""

from raison.initiatives.actions import add_entry, settle_entry
from raison.initiatives.forms import EntryForm
from raison.initiatives.pages.within import changeable, within
from raison.initiatives.policies import visible_entry, visible_plan
from raison.initiatives.proposals import MAX_TEXT
from raison.initiatives.rows import Plan
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect


@get("/initiatives/{id}/log", door=signed_in)
async def log(viewer: Viewer, id: FromPath) -> Page:
    """The log with its form."""
    return _shown(viewer, await changeable(viewer, id), EntryForm())


async def again(viewer: Viewer, id: FromPath, form: Form[EntryForm], error: Refused) -> Page:
    """The page with what was typed."""
    return _shown(viewer, await visible_plan(viewer, id), form, errors=error.errors)


@post("/initiatives/{id}/log", door=signed_in, again=again)
async def add(viewer: Viewer, id: FromPath, form: Form[EntryForm]) -> Answer:
    """Write a line."""
    plan = await visible_plan(viewer, id)
    await add_entry(viewer, plan, form.entry())
    return redirect(f"{plan.url}#{'decisions' if form.kind == 'decision' else 'log'}", toast=_("Written down."))


@post("/initiative-entries/{id}/settlement", door=signed_in)
async def settle(viewer: Viewer, id: FromPath) -> Answer:
    """It is reached, or over."""
    plan, entry = await visible_entry(viewer, id)
    await settle_entry(viewer, plan, entry)
    return redirect(f"{plan.url}#log")


def _shown(viewer: Viewer, plan: Plan, form: EntryForm, *, errors: dict[str, str] | None = None) -> Page:
    return within("initiatives/log.html", viewer, plan, form=form, errors=errors or {}, max_text=MAX_TEXT)
