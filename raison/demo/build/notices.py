"""The inboxes of the five roles, as the story leaves them: what is unread waits, what was read lately is done."""

from datetime import datetime, timedelta

import msgspec

from raison.demo.build.cast import Cast
from raison.demo.build.rows import Rows
from raison.demo.build.threads import Thread
from raison.demo.story.records import Story
from raison.inbox.tables import notices
from raison.kernel.clock import to_us
from raison.kernel.markup import render

KEPT_FOR = timedelta(days=21)
"""How far back inboxes still show what is done."""
REPLIED = "{name} replied in “{title}”"
OPENED = {
    "update": "{name} posted “{title}”",
    "question": "{name} asks “{title}”",
    "poll": "{name} started the poll “{title}”",
    "praise": "{name} thanks: “{title}”",
    "announcement": "{name} announced “{title}”",
}
"""The sentences of the announcements, word for word: they are translated when they are read."""


def notice_rows(story: Story, threads: list[Thread], followers: dict[int, set[str]], cast: Cast, rows: Rows) -> None:
    """Add the notices of each role: one a subject."""
    for handle in story.roles.values():
        for thread in threads:
            if handle in thread.inside and thread.messages[-1].at > story.now - KEPT_FOR:
                _add_notice(story, thread, handle, handle in followers[thread.subject_id], cast, rows)


def _add_notice(story: Story, thread: Thread, handle: str, follows: bool, cast: Cast, rows: Rows) -> None:
    """The last message that concerns them; unread ones that name them wait for them."""
    concerning = [n for n in range(len(thread.messages)) if _concerns(thread, n, handle, follows, cast)]
    if not concerning:
        return
    read = thread.read_by.get(handle, len(thread.messages))
    waiting = [n for n in concerning if n >= read]
    asking = [n for n in waiting if _names(thread, n, handle, cast)]
    number = (asking or waiting or concerning)[-1]
    told = thread.messages[number]
    first = number == 0 and thread.kind != "direct"
    rows.add(
        notices,
        person_id=cast.people[handle],
        subject_id=thread.subject_id,
        place_id=thread.place_id,
        message_id=thread.ids[number],
        heap="needs" if asking else "following",
        reason=_reason(thread, number, handle, cast),
        text=_text(OPENED[thread.kind] if first else REPLIED, cast.named[told.author][1]),
        excerpt=thread.excerpt if first else render(told.source, resolve=cast.named).excerpt,
        url=f"/subjects/{thread.subject_id}" + ("" if first else "#new"),
        actor_id=cast.people[told.author],
        happened=len(waiting) or 1,
        heard=0,
        at=to_us(told.at),
        needed_at=to_us(told.at) if asking else None,
        done_at=None if waiting else to_us(_done_at(story, told.at)),
    )


def _concerns(thread: Thread, number: int, handle: str, follows: bool, cast: Cast) -> bool:
    if thread.messages[number].author == handle:
        return False
    if number == 0 and thread.kind != "direct":
        return thread.kind == "announcement" or handle in thread.named_in(0, cast)
    return follows or handle in thread.named_in(number, cast)


def _names(thread: Thread, number: int, handle: str, cast: Cast) -> bool:
    return thread.named_in(number, cast).get(handle, "") is None


def _reason(thread: Thread, number: int, handle: str, cast: Cast) -> str:
    if handle in thread.named_in(number, cast):
        return "praised" if thread.kind == "praise" and number == 0 else "mentioned"
    return "announced" if thread.kind == "announcement" and number == 0 else "following"


def _text(message: str, name: str) -> str:
    return msgspec.json.encode({"message": message, "values": {"name": name}}).decode()


def _done_at(story: Story, at: datetime) -> datetime:
    return min(at + timedelta(minutes=50), story.now)
