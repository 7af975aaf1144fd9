"""Everybody: the directory, presence, accounts, invitations, companies."""

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.doors import token_office, token_read, token_write
from raison.kernel.errors import NotFound
from raison.kernel.ids import Id
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, post
from raison.people.actions import administration
from raison.people.actions.invitations import invite, take_back
from raison.people.api.lists import After, Entries, Limit, Query
from raison.people.forms import InvitationForm, OrganisationForm, RosterForm
from raison.people.presence import presence_of
from raison.people.queries.credentials import InvitationLine, open_invitations
from raison.people.queries.directory import Entry, directory
from raison.people.queries.organisations import OrganisationLine, all_organisations
from raison.people.queries.profiles import Person, visible_person_by_handle, visible_person_by_id
from raison.people.roster import Report, take_roster


class Presence(msgspec.Struct):
    """How somebody is here: `here`, `away`, `busy` (quiet hours), or empty."""

    person_id: Id
    presence: str


class NewInvitation(msgspec.Struct):
    """An invitation that was just made; `url` is told this once."""

    url: str


class Added(msgspec.Struct):
    """What was made."""

    id: Id


@get("/api/v1/people", door=token_read)
async def people(
    viewer: Viewer,
    q: FromQuery[Query] = "",
    team: FromQuery[Query] = "",
    after: FromQuery[After] = 0,
    limit: FromQuery[Limit] = 50,
) -> Entries[Entry]:
    """Everybody whom the viewer may know, by name. `q`: in names, titles, skills and teams; `team`: a handle."""
    found = await directory(viewer, q=q, team=team, after=after, limit=limit + 1)
    return Entries(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


@get("/api/v1/people/{id}", door=token_read)
async def person(viewer: Viewer, id: FromPath) -> Person:
    """One person."""
    return await visible_person_by_id(viewer, id)


@get("/api/v1/people/by-handle/{handle}", door=token_read)
async def person_by_handle(viewer: Viewer, handle: str) -> Person:
    """One person by handle, without the @."""
    return await visible_person_by_handle(viewer, handle)


@post("/api/v1/people/{id}/deactivation", door=token_office, status=204)
async def deactivate(viewer: Viewer, id: FromPath) -> None:
    """Close an account; its sessions, tokens and streams end."""
    await administration.deactivate(viewer, await visible_person_by_id(viewer, id))


@delete("/api/v1/people/{id}/deactivation", door=token_office, status=204)
async def reactivate(viewer: Viewer, id: FromPath) -> None:
    """Open a closed account again."""
    await administration.reactivate(viewer, await visible_person_by_id(viewer, id))


@get("/api/v1/people/{id}/presence", door=token_read)
async def presence(viewer: Viewer, id: FromPath) -> Presence:
    """How somebody is here. Limited people are told of nobody."""
    if viewer.limited:
        raise NotFound
    found = await visible_person_by_id(viewer, id)
    return Presence(found.id, presence_of([found.id])[found.id])


@post("/api/v1/roster", door=token_office)
async def roster(viewer: Viewer, body: Json[RosterForm]) -> Report:
    """Judge a CSV of people or teams, and store what is good in it when `store` is true."""
    return await take_roster(viewer, body.kind, body.file, store=body.store)


@get("/api/v1/invitations", door=token_read)
async def invitations(viewer: Viewer) -> Entries[InvitationLine]:
    """Invitations that one sent and that are still good; for the Digital Office everybody's."""
    return Entries([] if viewer.limited else await open_invitations(viewer))


@post("/api/v1/invitations", door=token_write, status=201)
async def make_invitation(viewer: Viewer, body: Json[InvitationForm]) -> NewInvitation:
    """Invite somebody by mail, or make a link."""
    if viewer.limited:
        raise NotFound
    return NewInvitation(await invite(viewer, body))


@delete("/api/v1/invitations/{id}", door=token_write, status=204)
async def remove_invitation(viewer: Viewer, id: FromPath) -> None:
    """Take an invitation back."""
    await take_back(viewer, id)


@get("/api/v1/organisations", door=token_read)
async def organisations(viewer: Viewer) -> Entries[OrganisationLine]:
    """Home and the companies outside; for limited people only their own."""
    found = await all_organisations()
    return Entries([one for one in found if not viewer.limited or one.id == viewer.organisation_id])


@post("/api/v1/organisations", door=token_office, status=201)
async def add_organisation(viewer: Viewer, body: Json[OrganisationForm]) -> Added:
    """Add a customer or partner."""
    return Added(await administration.add_organisation(viewer, body))
