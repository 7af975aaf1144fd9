"""/api/v1/subjects: one subject, its messages, replying, following it, how far one has read it."""

from typing import Annotated

import msgspec
from msgspec import Meta

from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, post, put
from raison.subjects.actions import follow, mark_read, mark_unread, reply, stop_following
from raison.subjects.policies import visible_message, visible_subject
from raison.subjects.queries import messages_after, messages_before, mine_of
from raison.subjects.rendering import with_html
from raison.subjects.rows import Level, Message, Mine, Subject

Limit = Annotated[int, Meta(ge=1, le=200)]
A_PAGE = 50


class Messages(msgspec.Struct):
    """A page of messages, oldest first. `next`: the `after` (or `before`) of the following page, null on the last."""

    entries: list[Message]
    next: Id | None


class Reply(msgspec.Struct, kw_only=True):
    """A reply in Markdown. `attachments` are ids of files that were uploaded before."""

    source: str = ""
    quoted_id: Id | None = None
    attachments: list[Id] = []


class Following(msgspec.Struct):
    """How much of a subject reaches one."""

    level: Level


class Reading(msgspec.Struct):
    """The last message that one has read; with `unread`, the first that one has not."""

    message_id: Id
    unread: bool = False


@get("/api/v1/subjects/{id}", door=token_read)
async def subject(viewer: Viewer, id: FromPath) -> Subject:
    """One subject."""
    return await visible_subject(viewer, id)


@get("/api/v1/subjects/{id}/messages", door=token_read)
async def messages(
    viewer: Viewer,
    id: FromPath,
    after: FromQuery[Id] = 0,
    before: FromQuery[Id] = 0,
    limit: FromQuery[Limit] = A_PAGE,
) -> Messages:
    """Its messages, oldest first: from the beginning or behind `after`; or those right before `before`."""
    found = await visible_subject(viewer, id)
    if before:
        page = await messages_before(found, min(before, NEWEST), limit=limit + 1)
    else:
        page = await messages_after(found, after, limit=limit + 1)
    following = page[limit - 1].id if len(page) > limit else None
    entries = sorted(page[:limit], key=lambda message: message.id)
    return Messages(await with_html(entries), following)


@post("/api/v1/subjects/{id}/messages", door=token_write, status=201)
async def send(viewer: Viewer, id: FromPath, body: Json[Reply]) -> Message:
    """Reply."""
    found = await visible_subject(viewer, id)
    message_id = await reply(viewer, found, source=body.source, quoted_id=body.quoted_id, attachments=body.attachments)
    return await visible_message(viewer, message_id)


@get("/api/v1/subjects/{id}/reading", door=token_read)
async def reading(viewer: Viewer, id: FromPath) -> Mine:
    """What the subject is to oneself: level of following, last message read, how many are new, draft."""
    return await mine_of(viewer, await visible_subject(viewer, id))


@put("/api/v1/subjects/{id}/reading", door=token_write)
async def read(viewer: Viewer, id: FromPath, body: Json[Reading]) -> Mine:
    """Say how far one has read. It only moves forward, unless `unread`."""
    found = await visible_subject(viewer, id)
    if body.unread:
        await mark_unread(viewer, id, body.message_id)
    else:
        await mark_read(viewer, id, body.message_id)
    return await mine_of(viewer, found)


@put("/api/v1/subjects/{id}/follow", door=token_write)
async def set_level(viewer: Viewer, id: FromPath, body: Json[Following]) -> Mine:
    """Say how much of a subject reaches one."""
    found = await visible_subject(viewer, id)
    await follow(viewer, found, body.level)
    return await mine_of(viewer, found)


@delete("/api/v1/subjects/{id}/follow", door=token_write, status=204)
async def unfollow(viewer: Viewer, id: FromPath) -> None:
    """Follow no longer; what names one still comes."""
    await stop_following(viewer, await visible_subject(viewer, id))
