"""/api/v1/notices: the inbox for programs, by the same queries and actions as its page."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from raison.inbox.actions import bring_back, mark_all_done, mark_done, mute, snooze, unmute
from raison.inbox.forms import Upto
from raison.inbox.queries import A_PAGE, counts, cursor, notice_for, notices_of
from raison.inbox.rows import Heap, Notice, State
from raison.inbox.snoozing import day_of, until, within_a_year
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST
from raison.kernel.keys import key_in
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, post, put


class Notices(msgspec.Struct):
    """A page of an inbox. `next` is the `before` of the following page."""

    entries: list[Notice]
    next: str | None


class InboxCounts(msgspec.Struct):
    """How many lines need one, and how many conversations are unread."""

    needs_you: int
    unread_conversations: int


class AllDone(msgspec.Struct):
    """Which heap is done (all, if absent), up to which position on the spine the program has seen it."""

    heap: Heap | None = None
    upto: Upto = NEWEST


class Until(msgspec.Struct):
    """When it comes back: a time, or one of `later`, `tomorrow`, `monday`, or a day such as 2027-01-25."""

    until: Annotated[str, Meta(max_length=40)]


Limit = Annotated[int, Meta(ge=1, le=100)]


@get("/api/v1/notices", door=token_read)
async def notices(
    viewer: Viewer,
    state: FromQuery[State] = "open",
    heap: FromQuery[Heap | None] = None,
    before: FromQuery[str] = "",
    limit: FromQuery[Limit] = A_PAGE,
) -> Notices:
    """The lines of one's inbox in a state, the newest first."""
    at, line_id = key_in(before)
    found = await notices_of(viewer, state, heap, before_at=at, before_id=line_id, limit=limit + 1)
    more = "{}-{}".format(*cursor(found[limit - 1])) if len(found) > limit else None
    return Notices(found[:limit], more)


@get("/api/v1/notices/counts", door=token_read)
async def notice_counts(viewer: Viewer) -> InboxCounts:
    """What waits, in numbers."""
    found = await counts(viewer)
    return InboxCounts(found.needs_you, found.messages)


@post("/api/v1/notices/done", door=token_write, status=204)
async def all_done(viewer: Viewer, body: Json[AllDone]) -> None:
    """Mark every open line done, or those of one heap."""
    await mark_all_done(viewer, body.heap, upto=body.upto)


@get("/api/v1/notices/{id}", door=token_read)
async def notice(viewer: Viewer, id: FromPath) -> Notice:
    """One line, by its subject or place."""
    return await notice_for(viewer, id)


@put("/api/v1/notices/{id}/done", door=token_write, status=204)
async def done(viewer: Viewer, id: FromPath) -> None:
    """Mark a line done."""
    await mark_done(viewer, await notice_for(viewer, id))


@delete("/api/v1/notices/{id}/done", door=token_write, status=204)
async def not_done(viewer: Viewer, id: FromPath) -> None:
    """Open a line again."""
    await bring_back(viewer, await notice_for(viewer, id))


@put("/api/v1/notices/{id}/snooze", door=token_write, status=204)
async def put_off(viewer: Viewer, id: FromPath, body: Json[Until]) -> None:
    """Put a line off."""
    found = await notice_for(viewer, id)
    await snooze(viewer, found, await _until(viewer, body.until))


@delete("/api/v1/notices/{id}/snooze", door=token_write, status=204)
async def not_put_off(viewer: Viewer, id: FromPath) -> None:
    """Have a line back now."""
    await bring_back(viewer, await notice_for(viewer, id))


@put("/api/v1/notices/{id}/mute", door=token_write, status=204)
async def silence(viewer: Viewer, id: FromPath) -> None:
    """Hear nothing of the subject any more but direct requests."""
    await mute(viewer, await notice_for(viewer, id))


@delete("/api/v1/notices/{id}/mute", door=token_write, status=204)
async def unsilence(viewer: Viewer, id: FromPath) -> None:
    """Hear of the subject again, and open its line."""
    await unmute(viewer, await notice_for(viewer, id))


async def _until(viewer: Viewer, text: str) -> datetime:
    if "T" not in text:
        return until(await day_of(viewer), text)
    try:
        at = msgspec.convert(text, Annotated[datetime, Meta(tz=True)])
    except msgspec.ValidationError as error:
        words = _("Give a time with its zone, such as 2027-01-25T08:00:00+01:00.")
        raise Invalid(words, fields={"until": words}) from error
    return within_a_year(at)
