"""The People tab, and what owners and moderators do there."""

from typing import Any

from raison.communities.actions import (
    accept_request,
    change_role,
    decline_request,
    invite,
    remove_member,
    take_back_invitation,
)
from raison.communities.forms import InvitationForm, RoleForm
from raison.communities.invitees import people_meant
from raison.communities.policies import (
    may_change_role,
    may_invite,
    may_invite_as,
    may_moderate,
    may_remove,
    readable_community,
)
from raison.communities.queries import (
    invitations_of,
    members,
    membership,
    outsiders,
    requests_of,
    role_counts,
    shared_with,
)
from raison.communities.queries.members import MEMBERS_A_PAGE
from raison.communities.rows import ROLES, Place
from raison.communities.within import within
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Invalid, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
from raison.kernel.ids import Id
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Page, get, post, redirect


@get("/communities/{id}/people", door=signed_in)
async def people(viewer: Viewer, id: FromPath, role: FromQuery[str] = "", after: FromQuery[Id] = 0) -> Answer:
    """Everybody who is in it, by role; `role` and `after` go on where a long list ended."""
    place = await readable_community(viewer, id)
    if place.moved_url:
        return redirect(f"{place.moved_url}/people")
    return await _shown(viewer, place, only=role if role in ROLES else "", after=after)


@get("/communities/{id}/people/{person}", door=signed_in)
async def member(viewer: Viewer, id: FromPath, person: FromPath) -> Page:
    """One membership, for those who may change it."""
    return await _member(viewer, id, person)


async def _member(viewer: Viewer, id: int, person: int, *, errors: dict[str, str] | None = None) -> Page:
    place = await readable_community(viewer, id)
    found = await membership(place.id, person)
    if found is None:
        raise NotFound
    return within(
        "communities/member.html",
        place,
        "people",
        member=found,
        may_change=may_change_role(viewer, place),
        may_remove=may_remove(viewer, place, found),
        errors=errors or {},
    )


async def role_again(viewer: Viewer, id: FromPath, person: FromPath, error: Invalid) -> Page:
    """The membership, with what is wrong."""
    return await _member(viewer, id, person, errors=error.errors)


@post("/communities/{id}/people/{person}/role", door=signed_in, again=role_again)
async def set_role(viewer: Viewer, id: FromPath, person: FromPath, form: Form[RoleForm]) -> Answer:
    """Give somebody another role."""
    place = await readable_community(viewer, id)
    await change_role(viewer, place, person, role=form.role)
    return redirect(f"{place.url}/people", toast=_("The role is changed."))


@post("/communities/{id}/people/{person}/removal", door=signed_in)
async def remove(viewer: Viewer, id: FromPath, person: FromPath) -> Answer:
    """Take somebody out."""
    place = await readable_community(viewer, id)
    await remove_member(viewer, place, person)
    return redirect(f"{place.url}/people", toast=_("They are no longer in it. What they wrote stays."))


async def invite_again(viewer: Viewer, id: FromPath, form: Form[InvitationForm], error: Invalid) -> Page:
    """The people, with what was typed beside them."""
    return await _shown(viewer, await readable_community(viewer, id), form=form, errors=error.errors)


@post("/communities/{id}/invitations", door=signed_in, again=invite_again)
async def send_invitations(viewer: Viewer, id: FromPath, form: Form[InvitationForm]) -> Answer:
    """Invite the people named."""
    place = await readable_community(viewer, id)
    invited = await people_meant(viewer, form.who)
    await invite(viewer, place, invited, role=form.role)
    said = ngettext("{n} person is invited.", "{n} people are invited.", len(invited)).format(n=len(invited))
    return redirect(f"{place.url}/people", toast=said)


@post("/communities/{id}/invitations/{person}/removal", door=signed_in)
async def withdraw_invitation(viewer: Viewer, id: FromPath, person: FromPath) -> Answer:
    """Not invite somebody after all."""
    place = await readable_community(viewer, id)
    await take_back_invitation(viewer, place, person)
    return redirect(f"{place.url}/people", toast=_("The invitation is taken back."))


@post("/communities/{id}/requests/{person}/acceptance", door=signed_in)
async def let_in(viewer: Viewer, id: FromPath, person: FromPath) -> Answer:
    """Let in who asked."""
    place = await readable_community(viewer, id)
    await accept_request(viewer, place, person)
    return redirect(f"{place.url}/people", toast=_("They are in it now, and hear of it."))


@post("/communities/{id}/requests/{person}/refusal", door=signed_in)
async def turn_away(viewer: Viewer, id: FromPath, person: FromPath) -> Answer:
    """Not let in who asked."""
    place = await readable_community(viewer, id)
    await decline_request(viewer, place, person)
    return redirect(f"{place.url}/people", toast=_("The request is declined; they hear of it."))


async def _shown(
    viewer: Viewer,
    place: Place,
    *,
    only: str = "",
    after: int = 0,
    form: InvitationForm | None = None,
    errors: dict[str, str] | None = None,
) -> Page:
    leads = may_moderate(viewer, place)
    groups: list[dict[str, Any]] = []
    for role in [only] if only else ROLES:
        found = await members(place, role=role, after=after, limit=MEMBERS_A_PAGE + 1)
        more = found[MEMBERS_A_PAGE - 1].person.id if len(found) > MEMBERS_A_PAGE else None
        groups.append({"role": role, "members": found[:MEMBERS_A_PAGE], "more": more})
    return within(
        "communities/people.html",
        place,
        "people",
        groups=groups,
        only=only,
        numbers=await role_counts(place),
        outsiders=await outsiders(place.id) if place.outside else [],
        sharing=await shared_with(place.id) if place.shared else [],
        requests=await requests_of(place.id) if leads and not only else [],
        invitations=await invitations_of(place.id) if leads and not only else [],
        leads=leads,
        may_invite=may_invite(viewer, place),
        roles=[role for role in ROLES if may_invite_as(viewer, place, role)],
        form=form or InvitationForm(),
        errors=errors or {},
    )
