"""Step 2: whom one could bring in, each with the reason, and the two things that one can do about it."""

from raison.initiatives.actions import add_champion, ask_to_take_part
from raison.initiatives.actions.writes import only_who
from raison.initiatives.forms import PersonForm
from raison.initiatives.pages.within import within
from raison.initiatives.policies import may_suggest, visible_plan
from raison.initiatives.queries.suggesting import suggestions_for
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member
from raison.kernel.errors import NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.people.queries import person_line
from raison.people.rows import PersonLine


@get("/initiatives/{id}/suggestions", door=home_member)
async def suggestions(viewer: Viewer, id: FromPath) -> Page:
    """Colleagues by name: a frame for the page of its people."""
    plan = await visible_plan(viewer, id)
    if not may_suggest(viewer, plan):
        raise NotAllowed(only_who())
    found = await suggestions_for(viewer, plan)
    return within("initiatives/suggestions.html", viewer, plan, suggestions=found)


@post("/initiatives/{id}/champions", door=home_member)
async def make_champion(viewer: Viewer, id: FromPath, form: Form[PersonForm]) -> Answer:
    """Name somebody a champion who was suggested."""
    plan, person = await visible_plan(viewer, id), await _person(form)
    await add_champion(viewer, plan, person.handle)
    return redirect(f"{plan.url}/people", toast=_("{name} is a champion and hears of it.").format(name=person.name))


@post("/initiatives/{id}/askings", door=home_member)
async def ask(viewer: Viewer, id: FromPath, form: Form[PersonForm]) -> Answer:
    """Ask somebody to take part."""
    plan, person = await visible_plan(viewer, id), await _person(form)
    await ask_to_take_part(viewer, plan, person.id)
    return redirect(f"{plan.url}/people", toast=_("{name} is asked to take part.").format(name=person.name))


async def _person(form: PersonForm) -> PersonLine:
    found = await person_line(form.person)
    if found is None:
        raise NotFound
    return found
