"""/api/v1/communities/{id}/…: members, requests, invitations, the organisations with which it is shared."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from raison.communities.actions import (
    accept_invitation,
    accept_request,
    ask_to_join,
    change_role,
    close_boundary,
    decline_invitation,
    decline_request,
    invite,
    join,
    leave,
    open_boundary,
    remove_member,
    take_back_invitation,
    take_back_request,
)
from raison.communities.actions.inviting import MAX_INVITED
from raison.communities.invitees import people_with_ids
from raison.communities.policies import may_moderate, readable_community, visible_community
from raison.communities.queries import invitations_of, members_by_id, offers_to, requests_of, shared_with
from raison.communities.queries.members import MEMBERS_A_PAGE
from raison.communities.rows import Invitation, JoinRequest, Member, Offer, Place, SharedWith
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, patch, post, put

Limit = Annotated[int, Meta(ge=1, le=200)]
Role = Literal["owner", "moderator", "member", "guest"]


class Members(msgspec.Struct):
    """A page of members. `next`: the `after` of the following page, null on the last one."""

    entries: list[Member]
    next: Id | None


class Requests(msgspec.Struct):
    """Everybody who waits to be let in; there is one page."""

    entries: list[JoinRequest]
    next: Id | None = None


class Invitations(msgspec.Struct):
    """Everybody who is invited and has not answered; there is one page."""

    entries: list[Invitation]
    next: Id | None = None


class Offers(msgspec.Struct):
    """Every place to which one is invited; there is one page."""

    entries: list[Offer]
    next: Id | None = None


class Sharing(msgspec.Struct):
    """The outside organisations with which it is shared; there is one page."""

    entries: list[SharedWith]
    next: Id | None = None


class NewRole(msgspec.Struct):
    """The role that somebody is to have."""

    role: Role


class Asking(msgspec.Struct):
    """Words for the owners and moderators."""

    text: str = ""


class Inviting(msgspec.Struct):
    """Who is to be invited, by id."""

    people: Annotated[list[Id], Meta(min_length=1, max_length=MAX_INVITED)]
    role: Role = "member"


@get("/api/v1/communities/{id}/members", door=token_read)
async def members(
    viewer: Viewer, id: FromPath, after: FromQuery[Id] = 0, limit: FromQuery[Limit] = MEMBERS_A_PAGE
) -> Members:
    """Who is in it, in the order of their ids."""
    place = await readable_community(viewer, id)
    found = await members_by_id(place, after=after, limit=limit + 1)
    return Members(found[:limit], found[limit - 1].person.id if len(found) > limit else None)


@post("/api/v1/communities/{id}/membership", door=token_write)
async def come_in(viewer: Viewer, id: FromPath) -> Place:
    """Join an open community."""
    await join(viewer, await visible_community(viewer, id))
    return await visible_community(viewer, id)


@delete("/api/v1/communities/{id}/membership", door=token_write, status=204)
async def go(viewer: Viewer, id: FromPath) -> None:
    """Leave."""
    await leave(viewer, await visible_community(viewer, id))


@patch("/api/v1/communities/{id}/members/{person}", door=token_write, status=204)
async def set_role(viewer: Viewer, id: FromPath, person: FromPath, body: Json[NewRole]) -> None:
    """Give somebody another role."""
    await change_role(viewer, await readable_community(viewer, id), person, role=body.role)


@delete("/api/v1/communities/{id}/members/{person}", door=token_write, status=204)
async def remove(viewer: Viewer, id: FromPath, person: FromPath) -> None:
    """Take somebody out."""
    await remove_member(viewer, await readable_community(viewer, id), person)


@get("/api/v1/communities/{id}/requests", door=token_read)
async def requests(viewer: Viewer, id: FromPath) -> Requests:
    """Who asks to be let in; for owners and moderators."""
    return Requests(await requests_of((await _led(viewer, id)).id))


@post("/api/v1/communities/{id}/requests", door=token_write, status=204)
async def ask(viewer: Viewer, id: FromPath, body: Json[Asking]) -> None:
    """Ask to be let into a closed community."""
    await ask_to_join(viewer, await visible_community(viewer, id), text=body.text)


@delete("/api/v1/communities/{id}/requests", door=token_write, status=204)
async def not_ask(viewer: Viewer, id: FromPath) -> None:
    """Take one's request back."""
    await take_back_request(viewer, await visible_community(viewer, id))


@put("/api/v1/communities/{id}/requests/{person}", door=token_write, status=204)
async def let_in(viewer: Viewer, id: FromPath, person: FromPath) -> None:
    """Let in who asked."""
    await accept_request(viewer, await readable_community(viewer, id), person)


@delete("/api/v1/communities/{id}/requests/{person}", door=token_write, status=204)
async def turn_away(viewer: Viewer, id: FromPath, person: FromPath) -> None:
    """Decline who asked."""
    await decline_request(viewer, await readable_community(viewer, id), person)


@get("/api/v1/communities/{id}/invitations", door=token_read)
async def invitations(viewer: Viewer, id: FromPath) -> Invitations:
    """Who is invited and has not answered; for owners and moderators."""
    return Invitations(await invitations_of((await _led(viewer, id)).id))


@post("/api/v1/communities/{id}/invitations", door=token_write, status=204)
async def send_invitations(viewer: Viewer, id: FromPath, body: Json[Inviting]) -> None:
    """Invite people, all or none."""
    place = await readable_community(viewer, id)
    await invite(viewer, place, await people_with_ids(viewer, body.people), role=body.role)


@delete("/api/v1/communities/{id}/invitations/{person}", door=token_write, status=204)
async def withdraw_invitation(viewer: Viewer, id: FromPath, person: FromPath) -> None:
    """Take an invitation back."""
    await take_back_invitation(viewer, await readable_community(viewer, id), person)


@get("/api/v1/me/invitations", door=token_read)
async def offers(viewer: Viewer) -> Offers:
    """The places to which one is invited."""
    return Offers(await offers_to(viewer))


@put("/api/v1/me/invitations/{id}", door=token_write)
async def accept(viewer: Viewer, id: FromPath) -> Place:
    """Accept the invitation to the place `id`."""
    await accept_invitation(viewer, id)
    return await readable_community(viewer, id)


@delete("/api/v1/me/invitations/{id}", door=token_write, status=204)
async def refuse(viewer: Viewer, id: FromPath) -> None:
    """Decline it."""
    await decline_invitation(viewer, id)


@get("/api/v1/communities/{id}/organisations", door=token_read)
async def organisations(viewer: Viewer, id: FromPath) -> Sharing:
    """The outside organisations with which it is shared."""
    return Sharing(await shared_with((await readable_community(viewer, id)).id))


@put("/api/v1/communities/{id}/organisations/{organisation}", door=token_write, status=204)
async def share(viewer: Viewer, id: FromPath, organisation: FromPath) -> None:
    """Share it with an outside organisation: whoever of them comes in sees the whole history."""
    await open_boundary(viewer, await readable_community(viewer, id), organisation)


@delete("/api/v1/communities/{id}/organisations/{organisation}", door=token_write, status=204)
async def unshare(viewer: Viewer, id: FromPath, organisation: FromPath) -> None:
    """Share it with them no longer; possible when none of them is in it."""
    await close_boundary(viewer, await readable_community(viewer, id), organisation)


async def _led(viewer: Viewer, place_id: int) -> Place:
    place = await readable_community(viewer, place_id)
    if not may_moderate(viewer, place):
        raise NotAllowed(_("Only owners and moderators see who waits."))
    return place
