"""/api/v1/messages: one message, its wordings, changing it, deleting it, reacting to it."""

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.ids import Id
from raison.kernel.routes import FromPath, Json, delete, get, patch, put
from raison.subjects.actions import delete_message, edit_message, react, take_back_reaction
from raison.subjects.actions.reacting import NoSuchReaction, ReactedAlready
from raison.subjects.policies import visible_message, visible_together
from raison.subjects.queries import revisions_of
from raison.subjects.rendering import with_html
from raison.subjects.rows import Message, Revision


class Change(msgspec.Struct, kw_only=True):
    """New words of a message. `attachments` are the files that it has from now on; absent: the same."""

    source: str
    attachments: list[Id] | None = None


class Revisions(msgspec.Struct):
    """Earlier wordings, oldest first."""

    entries: list[Revision]
    next: str | None = None


@get("/api/v1/messages/{id}", door=token_read)
async def message(viewer: Viewer, id: FromPath) -> Message:
    """One message; of a deleted one, its trace."""
    return (await with_html([await visible_message(viewer, id)]))[0]


@patch("/api/v1/messages/{id}", door=token_write)
async def change(viewer: Viewer, id: FromPath, body: Json[Change]) -> Message:
    """Change one's own message. Its earlier wording stays readable."""
    subject, found = await visible_together(viewer, id)
    await edit_message(viewer, subject, found, source=body.source, attachments=body.attachments)
    return await visible_message(viewer, id)


@delete("/api/v1/messages/{id}", door=token_write, status=204)
async def remove(viewer: Viewer, id: FromPath) -> None:
    """Delete a message: its words, files and earlier wordings go, a trace stays."""
    await delete_message(viewer, *await visible_together(viewer, id))


@get("/api/v1/messages/{id}/revisions", door=token_read)
async def revisions(viewer: Viewer, id: FromPath) -> Revisions:
    """Its earlier wordings."""
    found = await visible_message(viewer, id)
    return Revisions([] if found.deleted else await revisions_of(id))


@put("/api/v1/messages/{id}/reactions/{word}", door=token_write)
async def add_reaction(viewer: Viewer, id: FromPath, word: str) -> Message:
    """React with a word such as `thanks`. Doing it twice changes nothing."""
    subject, found = await visible_together(viewer, id)
    try:
        await react(viewer, subject, found, word)
    except ReactedAlready:
        return found
    return await visible_message(viewer, id)


@delete("/api/v1/messages/{id}/reactions/{word}", door=token_write)
async def remove_reaction(viewer: Viewer, id: FromPath, word: str) -> Message:
    """Take one's own reaction back. Doing it twice changes nothing."""
    subject, found = await visible_together(viewer, id)
    try:
        await take_back_reaction(viewer, subject, found, word)
    except NoSuchReaction:
        return found
    return await visible_message(viewer, id)
