"""An opportunity in half a minute: what somebody heard becomes an initiative whose challenge is begun. Offered on the
home page where the company is mature enough to act on it (see the adaptation)."""

from typing import Any

from raison.communities.queries import my_places
from raison.initiatives.actions import open_initiative
from raison.initiatives.capturing import OPPORTUNITIES, heard_in, name_of
from raison.initiatives.forms import OpportunityForm
from raison.initiatives.policies import may_open
from raison.initiatives.proposals import MAX_PROBLEM
from raison.kernel.access import Viewer
from raison.kernel.adaptations import adapted
from raison.kernel.doors import home_member
from raison.kernel.errors import NotFound, Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.proposals import trimmed
from raison.kernel.routes import Answer, Form, FromQuery, Page, get, page, post, redirect
from raison.subjects.policies import visible_message
from raison.subjects.queries import message_for
from raison.subjects.rows import Message


@get("/opportunities/panel", door=home_member)
async def panel(viewer: Viewer) -> Page:
    """The form as a frame of the home page; empty while the product does not offer it."""
    offered = await adapted(OPPORTUNITIES.name)
    return page("initiatives/opportunity_panel.html", offered=offered, **_part(OpportunityForm()))


@get("/opportunities/new", door=home_member)
async def new(viewer: Viewer, message: FromQuery[Id] = 0) -> Page:
    """The form as a page; with a message, filled in with what somebody says in it."""
    heard = await visible_message(viewer, message) if message else None
    if heard is None or heard.deleted:
        return _shown(OpportunityForm())
    return _shown(OpportunityForm(problem=heard_in(heard), message=heard.id), heard=heard)


async def again(viewer: Viewer, form: Form[OpportunityForm], error: Refused) -> Page:
    """The form with what was typed."""
    errors = error.errors
    errors = {"problem": errors["problem"]} if "problem" in errors else errors  # it names itself
    return _shown(form, heard=await _heard(viewer, form), errors=errors)


@post("/opportunities", door=home_member, again=again)
async def capture(viewer: Viewer, form: Form[OpportunityForm]) -> Answer:
    """Keep it as the challenge of an initiative of the whole company; what it is worth can be said next, or later."""
    place = next((one for one in await my_places(viewer) if one.kind == "company" and may_open(viewer, one)), None)
    if place is None:
        raise NotFound
    text = trimmed(form.problem)
    heard = await _heard(viewer, form)
    made = await open_initiative(viewer, place, name=name_of(text), problem=text, heard=heard)
    kept = _("It is kept, and you own it. What it is worth can wait.")
    if form.message and heard is None:
        kept = _("It is kept, and you own it. It does not lead to its message: you can't read that any more.")
    return redirect(f"/initiatives/{made}/challenge", toast=kept)


async def _heard(viewer: Viewer, form: OpportunityForm) -> Message | None:
    """The message with which it began; None when there is none that the viewer may read by now."""
    found = await message_for(viewer, form.message) if form.message else None
    return None if found is None or found.deleted else found


def _shown(form: OpportunityForm, *, heard: Message | None = None, errors: dict[str, str] | None = None) -> Page:
    back = {"url": "/initiatives", "label": _("Initiatives")}
    return page("initiatives/opportunity.html", section="initiatives", back=back, heard=heard, **_part(form, errors))


def _part(form: OpportunityForm, errors: dict[str, str] | None = None) -> dict[str, Any]:
    return {"form": form, "errors": errors or {}, "max_problem": MAX_PROBLEM, "why": OPPORTUNITIES.why.into(_)}
