"""The council's charter and members, for programs."""

from datetime import date

import msgspec

from raison.council.actions import charter_council, delegate, let_go, name_member, take_back
from raison.council.policies import check_reader, visible_member
from raison.council.proposals import NewCharter, NewMember
from raison.council.queries import council_now
from raison.council.rows import Council, Member
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.routes import FromPath, Json, delete, get, post, put


class DelegationBody(msgspec.Struct, frozen=True):
    """Who speaks for a member, as a handle, until the end of a day; without one, for 30 days."""

    delegate: str
    until: date | None = None


@get("/api/v1/council", door=token_read)
async def get_council(viewer: Viewer) -> Council:
    """The charter in force and who is on it."""
    check_reader(viewer)
    return await council_now()


@put("/api/v1/council/charter", door=token_write)
async def put_charter(viewer: Viewer, body: Json[NewCharter]) -> Council:
    """Say for what it is."""
    check_reader(viewer)
    await charter_council(viewer, body)
    return await council_now()


@post("/api/v1/council/members", door=token_write, status=201)
async def create_member(viewer: Viewer, body: Json[NewMember]) -> Member:
    """Put somebody on it."""
    check_reader(viewer)
    return await visible_member(viewer, await name_member(viewer, body))


@delete("/api/v1/council/members/{id}", door=token_write, status=204)
async def delete_member(viewer: Viewer, id: FromPath) -> None:
    """Let somebody be on it no more."""
    await let_go(viewer, await visible_member(viewer, id))


@put("/api/v1/council/members/{id}/delegation", door=token_write)
async def put_delegation(viewer: Viewer, id: FromPath, body: Json[DelegationBody]) -> Member:
    """Let somebody speak for a member."""
    await delegate(viewer, await visible_member(viewer, id), body.delegate, until=body.until)
    return await visible_member(viewer, id)


@delete("/api/v1/council/members/{id}/delegation", door=token_write)
async def delete_delegation(viewer: Viewer, id: FromPath) -> Member:
    """Let a member speak for themselves again."""
    await take_back(viewer, await visible_member(viewer, id))
    return await visible_member(viewer, id)
