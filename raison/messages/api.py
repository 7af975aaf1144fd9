"""/api/v1/directs: direct conversations for programs. What is written in them is read and sent by their subject."""

from typing import Annotated

import msgspec
from msgspec import Meta

from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.keys import key_in, key_of
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, patch, post
from raison.messages.actions import leave_group, name_group, open_direct
from raison.messages.forms import NameForm, NewDirect
from raison.messages.policies import visible_direct
from raison.messages.queries import A_PAGE, before, directs_of
from raison.messages.rows import Direct


class Directs(msgspec.Struct):
    """A page of conversations. `next` is the `before` of the following page."""

    entries: list[Direct]
    next: str | None


Limit = Annotated[int, Meta(ge=1, le=100)]


@get("/api/v1/directs", door=token_read)
async def directs(viewer: Viewer, before: FromQuery[str] = "", limit: FromQuery[Limit] = A_PAGE) -> Directs:
    """One's conversations in which something was written, the last one first."""
    at, direct_id = key_in(before)
    found = await directs_of(viewer, before_at=at, before_id=direct_id, limit=limit + 1)
    return Directs(found[:limit], _next(found[limit - 1]) if len(found) > limit else None)


@post("/api/v1/directs", door=token_write)
async def find_or_begin(viewer: Viewer, body: Json[NewDirect]) -> Direct:
    """The conversation with exactly these people; begun if there is none. Write in it by its `subject_id`."""
    return await open_direct(viewer, body.people, name=body.name)


@get("/api/v1/directs/{id}", door=token_read)
async def direct(viewer: Viewer, id: FromPath) -> Direct:
    """One conversation."""
    return await visible_direct(viewer, id)


@patch("/api/v1/directs/{id}", door=token_write)
async def rename(viewer: Viewer, id: FromPath, body: Json[NameForm]) -> Direct:
    """Name a group."""
    await name_group(viewer, await visible_direct(viewer, id), body.name)
    return await visible_direct(viewer, id)


@delete("/api/v1/directs/{id}/membership", door=token_write, status=204)
async def leave(viewer: Viewer, id: FromPath) -> None:
    """Leave a group."""
    await leave_group(viewer, await visible_direct(viewer, id))


def _next(last: Direct) -> str:
    where = before(last)
    return key_of(where["before_at"], where["before_id"])
