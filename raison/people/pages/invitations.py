"""Inviting people, and coming in by an invitation."""

from typing import Any

from raison.kernel.access import Viewer
from raison.kernel.doors import anyone, home_member, signed_in
from raison.kernel.errors import Conflict, Invalid, Refused
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, get, page, post, redirect
from raison.people.actions.invitations import Invited, accept, invitation, invite, join_place, take_back
from raison.people.forms import InvitationForm, JoinForm
from raison.people.pages.browsers import browser_of
from raison.people.pages.browsers import signed_in as with_session
from raison.people.queries.credentials import open_invitations
from raison.people.queries.organisations import all_organisations
from raison.people.queries.places import places_to_invite_into
from raison.people.throttle import count_try


@get("/invitations", door=home_member)
async def invitations(viewer: Viewer) -> Answer:
    """The form, and what is open."""
    return await _shown(viewer, InvitationForm(guest=not viewer.office), {})


async def send_again(viewer: Viewer, form: Form[InvitationForm], error: Refused) -> Answer:
    """The form with what was typed."""
    return await _shown(viewer, form, error.errors)


@post("/invitations", door=home_member, again=send_again)
async def send(viewer: Viewer, form: Form[InvitationForm]) -> Answer:
    """Make an invitation; its link is shown this once."""
    link = await invite(viewer, form)
    return await _shown(viewer, form, {}, link=link)


@post("/invitations/open/{id}/removal", door=home_member)
async def remove(viewer: Viewer, id: FromPath) -> Answer:
    """Take an invitation back."""
    await take_back(viewer, id)
    return redirect("/invitations", toast=_("The invitation is worthless now."))


@get("/invitations/{secret}", door=anyone)
async def invited_page(request: AnyRequest, viewer: Viewer | None, secret: str) -> Answer:
    """What one is invited to; opening the link does not use it up."""
    count_try(request)
    return _form(await invitation(secret), viewer, secret, JoinForm(name=""), {})


async def come_in_again(request: AnyRequest, secret: str, form: Form[JoinForm], error: Invalid | Conflict) -> Answer:
    """The form with what was typed."""
    count_try(request)
    errors = {"email": error.message} if isinstance(error, Conflict) else error.errors
    return _form(await invitation(secret), None, secret, form, errors)


@post("/invitations/{secret}", door=anyone, again=come_in_again)
async def come_in(request: AnyRequest, secret: str, form: Form[JoinForm]) -> Answer:
    """Make the account. Who chose no password makes a passkey next."""
    count_try(request, f"invitation {secret[:12]}")
    invited = await invitation(secret)
    fresh = await accept(secret, form, **browser_of(request))
    here = f"/communities/{invited.place_id}" if invited.place_id else "/home"
    return with_session(fresh, here if form.password else "/settings/sign-in")


@post("/invitations/{secret}/membership", door=signed_in)
async def join(viewer: Viewer, secret: str) -> Answer:
    """Join the place with the account that one has."""
    place_id = await join_place(viewer, secret)
    return redirect(f"/communities/{place_id}" if place_id else "/home")


def _form(invited: Invited, viewer: Viewer | None, secret: str, form: JoinForm, errors: dict[str, str]) -> Answer:
    context: dict[str, Any] = {"invited": invited, "somebody": viewer, "secret": secret, "form": form}
    return page("people/invited.html", errors=errors, **context)


async def _shown(viewer: Viewer, form: InvitationForm, errors: dict[str, str], *, link: str = "") -> Answer:
    places = await places_to_invite_into(viewer)
    return page(
        "people/invitations.html",
        form=form,
        errors=errors,
        link=link,
        organisation_options=[(one.id, one.name) for one in await all_organisations()],
        # who is not of the office invites guests, and into a place
        place_options=[*([("", _("No place yet"))] if viewer.office else []), *[(one.id, one.name) for one in places]],
        places=places,
        open=await open_invitations(viewer),
        section="people",
    )
