"""Coming and going: join, ask, answer an invitation, leave; and that somebody looked."""

from raison.communities.actions import (
    accept_invitation,
    ask_to_join,
    decline_invitation,
    join,
    leave,
    mark_visited,
    take_back_request,
)
from raison.communities.forms import RequestForm
from raison.communities.policies import may_ask_to_join, readable_community, visible_community
from raison.communities.proposals import MAX_ASK
from raison.communities.queries import invitation_for
from raison.communities.within import within
from raison.kernel.access import Viewer
from raison.kernel.doors import home_member, signed_in
from raison.kernel.errors import Invalid, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, page, post, redirect


@post("/communities/{id}/membership", door=signed_in)
async def come_in(viewer: Viewer, id: FromPath) -> Answer:
    """Join an open community."""
    place = await visible_community(viewer, id)
    await join(viewer, place)
    return redirect(place.url, toast=_("You are in “{name}” now.").format(name=place.name))


@post("/communities/{id}/departure", door=signed_in)
async def go(viewer: Viewer, id: FromPath) -> Answer:
    """Leave."""
    place = await visible_community(viewer, id)
    await leave(viewer, place)
    return redirect("/communities", toast=_("You have left “{name}”. What you wrote stays.").format(name=place.name))


@get("/communities/{id}/request", door=home_member)
async def request(viewer: Viewer, id: FromPath) -> Answer:
    """The form with which one asks to be let in."""
    place = await visible_community(viewer, id)
    if not may_ask_to_join(viewer, place):
        return redirect(place.url)
    return within("communities/request.html", place, "", form=RequestForm(), errors={}, max_ask=MAX_ASK)


async def ask_again(viewer: Viewer, id: FromPath, form: Form[RequestForm], error: Invalid) -> Page:
    """The form with what was typed."""
    place = await visible_community(viewer, id)
    return within("communities/request.html", place, "", form=form, errors=error.errors, max_ask=MAX_ASK)


@post("/communities/{id}/requests", door=home_member, again=ask_again)
async def ask(viewer: Viewer, id: FromPath, form: Form[RequestForm]) -> Answer:
    """Ask to be let in."""
    place = await visible_community(viewer, id)
    await ask_to_join(viewer, place, text=form.text)
    return redirect(place.url, toast=_("The owners and moderators know that you ask."))


@post("/communities/{id}/request/removal", door=home_member)
async def not_ask(viewer: Viewer, id: FromPath) -> Answer:
    """Take the request back."""
    place = await visible_community(viewer, id)
    await take_back_request(viewer, place)
    return redirect(place.url, toast=_("Your request is taken back."))


@get("/communities/{id}/invitation", door=signed_in)
async def invitation(viewer: Viewer, id: FromPath) -> Page:
    """What one is invited to, even when it is secret: its name and reason, and who invites."""
    offer = await invitation_for(viewer, id)
    if offer is None:
        raise NotFound
    return page("communities/invitation.html", offer=offer, section="communities")


@post("/communities/{id}/invitation/acceptance", door=signed_in)
async def accept(viewer: Viewer, id: FromPath) -> Answer:
    """Come in as invited."""
    await accept_invitation(viewer, id)
    place = await readable_community(viewer, id)
    return redirect(place.url, toast=_("You are in “{name}” now.").format(name=place.name))


@post("/communities/{id}/invitation/refusal", door=signed_in)
async def refuse(viewer: Viewer, id: FromPath) -> Answer:
    """Not come."""
    await decline_invitation(viewer, id)
    return redirect("/communities", toast=_("The invitation is declined."))


@post("/communities/{id}/visit", door=signed_in)
async def visit(viewer: Viewer, id: FromPath) -> None:
    """Remember that the viewer looked; the page says so by itself, so that reading stays without writes."""
    await mark_visited(viewer, await readable_community(viewer, id))
