"""/api/v1/drafts: what one has begun to write, on whichever device."""

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.errors import NotFound
from raison.kernel.routes import Json, delete, get, put
from raison.subjects.actions import drop_draft, keep_draft
from raison.subjects.queries import drafts_of
from raison.subjects.rows import Draft, DraftPost


class Drafts(msgspec.Struct):
    """All of one's drafts, the newest first."""

    entries: list[Draft]
    next: str | None = None


class DraftText(msgspec.Struct):
    """The text of a draft, and what the draft of a post has beside it."""

    text: str
    post: DraftPost | None = None


@get("/api/v1/drafts", door=token_read)
async def drafts(viewer: Viewer) -> Drafts:
    """All of one's drafts; there are at most 200."""
    return Drafts(await drafts_of(viewer))


@get("/api/v1/drafts/{key}", door=token_read)
async def draft(viewer: Viewer, key: str) -> Draft:
    """One draft."""
    for found in await drafts_of(viewer):
        if found.key == key:
            return found
    raise NotFound


@put("/api/v1/drafts/{key}", door=token_write, status=204)
async def put_draft(viewer: Viewer, key: str, body: Json[DraftText]) -> None:
    """Keep a draft. Keys are words such as `post` or `subject-912`; one without anything typed is forgotten."""
    await keep_draft(viewer, key, body.text, body.post)


@delete("/api/v1/drafts/{key}", door=token_write, status=204)
async def forget_draft(viewer: Viewer, key: str) -> None:
    """Forget a draft."""
    await drop_draft(viewer, key)
