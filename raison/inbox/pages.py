"""The inbox: its three tabs, what one does with a line, and what its page fetches when something has moved."""

from typing import Any

import msgspec

from raison.inbox.actions import (
    bring_back,
    mark_all_done,
    mark_done,
    mute,
    snooze,
    take_back_done,
    unmute,
)
from raison.inbox.forms import AllDoneForm, DoneForm, SnoozeForm, UndoForm, UnmuteForm
from raison.inbox.queries import A_PAGE, cursor, notice_for, notices_of, open_notices, standing_of
from raison.inbox.rows import HEAPS, Heap, Notice, State
from raison.inbox.snoozing import choices, day_of, until
from raison.inbox.words import all_done_label, finding, footer, moved_words
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import Answer, Form, FromPath, FromQuery, Page, frames, get, page, post
from raison.kernel.spine import Fragment

PANEL = 5
"""Lines in the context column of the home page."""


@get("/inbox", door=signed_in)
async def inbox(
    viewer: Viewer,
    tab: FromQuery[State] = "open",
    heap: FromQuery[Heap | None] = None,
    before_at: FromQuery[Id] = NEWEST,
    before_id: FromQuery[Id] = NEWEST,
) -> Page:
    """What is open, put off or done. `heap` and `before_…` go on where a long list ended."""
    if tab == "open" and heap is None:
        found = await open_notices(viewer, limit=A_PAGE + 1)
    else:
        found = await notices_of(viewer, tab, heap, before_at=before_at, before_id=before_id, limit=A_PAGE + 1)
    # a page of older lines is not kept up to date: what moves is newer
    newest, whole = before_at == NEWEST, heap is None
    return page("inbox/inbox.html", section="inbox", whole=whole, newest=newest, **await _shown(viewer, tab, found))


@get("/inbox/again", door=signed_in)
async def inbox_again(viewer: Viewer, tab: FromQuery[State] = "open") -> Page:
    """What has moved in the lines of a tab since the page was shown, as changes of it."""
    if tab != "open":
        found = await notices_of(viewer, tab, limit=A_PAGE + 1)
        return page("inbox/_list_again.html", **await _shown(viewer, tab, found))
    return page("inbox/_again.html", **await _shown(viewer, "open", await open_notices(viewer, limit=A_PAGE + 1)))


@get("/inbox/panel", door=signed_in)
async def panel(viewer: Viewer) -> Page:
    """What needs the viewer, for the home page."""
    found = await notices_of(viewer, "open", "needs", limit=PANEL)
    standing = await standing_of(viewer)
    return page("inbox/_panel.html", notices=found, number=standing.number("open", "needs"))


@post("/inbox/done", door=signed_in)
async def all_done(viewer: Viewer, form: Form[AllDoneForm]) -> Answer:
    """A whole heap is done."""
    done_at = await mark_all_done(viewer, form.heap, upto=form.upto)
    return frames(_toast(_("All of them are done."), "/inbox/undoing", done_at=done_at), otherwise="/inbox")


@post("/inbox/undoing", door=signed_in)
async def undo(viewer: Viewer, form: Form[UndoForm]) -> Answer:
    """What was just marked done is open again."""
    await take_back_done(viewer, form.done_at)
    return frames(_toast(_("Open again.")), otherwise="/inbox")


@post("/inbox/{id}/done", door=signed_in)
async def done(viewer: Viewer, id: FromPath, form: Form[DoneForm]) -> Answer:
    """One line is done."""
    notice = await notice_for(viewer, id)
    done_at = await mark_done(viewer, notice, upto=form.upto)
    said = _("Done: “{title}”.").format(title=notice.title)
    return frames(_gone(id), _toast(said, "/inbox/undoing", done_at=done_at), otherwise="/inbox")


@post("/inbox/{id}/opening", door=signed_in)
async def open_again(viewer: Viewer, id: FromPath) -> Answer:
    """A line that was done or put off is open again."""
    notice = await notice_for(viewer, id)
    await bring_back(viewer, notice)
    said = _("Open again: “{title}”.").format(title=notice.title)
    return frames(_gone(id), _toast(said), otherwise="/inbox")


async def snooze_again(viewer: Viewer, id: FromPath, form: Form[SnoozeForm], error: Invalid) -> Page:
    """The choices for one line, with the day that was typed."""
    notice = await notice_for(viewer, id)
    offered = choices(await day_of(viewer))
    return page("inbox/snooze.html", section="inbox", notice=notice, form=form, errors=error.errors, choices=offered)


@post("/inbox/{id}/snooze", door=signed_in, again=snooze_again)
async def put_off(viewer: Viewer, id: FromPath, form: Form[SnoozeForm]) -> Answer:
    """A line comes back later."""
    notice = await notice_for(viewer, id)
    at = until(await day_of(viewer), form.until or form.on)
    await snooze(viewer, notice, at)
    said = _("Put off: “{title}”.").format(title=notice.title)
    return frames(_gone(id), _toast(said, f"/inbox/{id}/opening"), otherwise="/inbox")


@post("/inbox/{id}/mute", door=signed_in)
async def silence(viewer: Viewer, id: FromPath) -> Answer:
    """Nothing of it any more, but direct requests."""
    notice = await notice_for(viewer, id)
    await mute(viewer, notice)
    said = _("Muted: “{title}”. A request to you still gets through.").format(title=notice.title)
    return frames(_gone(id), _toast(said, f"/inbox/{id}/unmuting"), otherwise="/inbox")


@post("/inbox/{id}/unmuting", door=signed_in)
async def unsilence(viewer: Viewer, id: FromPath, form: Form[UnmuteForm]) -> Answer:
    """It reaches the viewer again."""
    notice = await notice_for(viewer, id)
    await unmute(viewer, notice, level=form.level)
    return frames(_toast(_("Open again: “{title}”.").format(title=notice.title)), otherwise="/inbox")


async def _shown(viewer: Viewer, tab: State, found: list[Notice]) -> dict[str, Any]:
    standing = await standing_of(viewer)
    groups = [_group(heap, [one for one in found if one.heap == heap]) for heap in HEAPS]
    lines = found[:A_PAGE]
    return {
        "tab": tab,
        "heading": finding(standing),
        "standing": standing,
        "done_today": _done_today(standing.number("done")),
        "groups": groups,
        "notices": [msgspec.structs.replace(one, at=one.done_at or one.snoozed_until or one.at) for one in lines],
        "more": _after(lines[-1]) if tab != "open" and len(found) > A_PAGE else None,
        "choices": choices(await day_of(viewer)),
        "footer": footer(standing),
        "labels": {heap: all_done_label(standing.number("open", heap)) for heap in HEAPS},
        "moved": moved_words(standing.number("open", "following")),
    }


def _group(heap: Heap, found: list[Notice]) -> dict[str, Any]:
    lines = found[:A_PAGE]
    more = _after(lines[-1]) if len(found) > A_PAGE else None
    kept = ", ".join(f"#notice-{one.id}" for one in lines)
    return {
        "heap": heap,
        "notices": lines,
        "more": more,
        "upto": max([one.heard for one in lines], default=0),
        # a selector of the lines that a page shows and should not any more
        "gone": f"#lines-{heap} > .notice" + (f":not({kept})" if kept else ""),
    }


def _after(last: Notice) -> str:
    at, line_id = cursor(last)
    return f"before_at={at}&before_id={line_id}"


def _done_today(number: int) -> str:
    return ngettext("{n} today", "{n} today", number).format(n=number) if number else ""


def _gone(subject_id: int) -> Fragment:
    return Fragment("me", "remove", f"notice-{subject_id}")


def _toast(text: str, undo: str = "", **fields: int) -> Fragment:
    return Fragment("me", "append", "toasts", "inbox/_toast.html", {"text": text, "undo": undo, "fields": fields})
