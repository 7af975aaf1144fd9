"""Frames: what a stream carries, encoded once and shared by every connection that wants the same."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import msgspec

from raison.kernel import json
from raison.kernel.i18n import Reader, gettext, reading_as
from raison.kernel.pages.rendering import turbo_stream
from raison.kernel.spine import Activity, Announcement, Fragment

KEPT = 1_000
"""Frames kept in memory, at about 4 KiB each: when a server was restarted, everybody comes back and missed the same."""
_kept: OrderedDict[tuple[Any, ...], tuple[Any, bytes]] = OrderedDict()


def frame(data: bytes, *, event: str = "", position: str = "") -> bytes:
    """A Server-Sent Event."""
    head = (f"id: {position}\n" if position else "") + (f"event: {event}\n" if event else "")
    return head.encode() + b"data: " + data + b"\n\n"


def fragment_frame(fragment: Fragment, reader: Reader, position: str) -> bytes:
    """A fragment for the browsers that watch its topic, in one language."""

    def made() -> bytes:
        with reading_as(reader):
            html = turbo_stream(fragment)
        return frame(msgspec.json.encode({"topic": fragment.topic, "html": html}), position=position)

    return _once(fragment, (position, reader.language), made)


def activity_frame(activity: Activity, announcement: Announcement | None, reader: Reader) -> bytes:
    """An activity for programs: who, what, where, when, and the words of its announcement; no message text."""
    return _once(announcement, (activity.id, reader), lambda: _activity_frame(activity, announcement, reader))


def _activity_frame(activity: Activity, announcement: Announcement | None, reader: Reader) -> bytes:
    with reading_as(reader):
        text = announcement.text.into(gettext) if announcement else ""
    facts = {
        "id": str(activity.position),
        "kind": activity.kind,
        "actor_id": _text(activity.actor_id),
        "place_id": _text(activity.place_id),
        "subject_id": _text(activity.subject_id),
        "at": activity.at,
        "text": text,
        "url": announcement.url if announcement else "",
    }
    return frame(json.encode(facts), event=activity.kind, position=str(activity.position))


def topic_frame(topic: str, html: str) -> bytes:
    """HTML for one topic outside the spine, such as a person's counts; no position, so it is never replayed."""
    return frame(
        msgspec.json.encode({"topic": topic, "html": str(html)})
    )  # a template gives Markup, which is not plain text


def _once(shows: object, what: tuple[Any, ...], make: Callable[[], bytes]) -> bytes:
    """The frame of this very object, made once for all who look and all who come back."""
    key = (id(shows), *what)
    found = _kept.get(key)
    if found is None:
        found = _kept[key] = (shows, make())  # with the object: as long as it is kept, no other has its id
        if len(_kept) > KEPT:
            _kept.popitem(last=False)
    return found[1]


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
