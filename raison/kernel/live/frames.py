"""Frames: what a stream carries, encoded once and shared by every connection that wants the same."""

import msgspec

from raison.kernel import json
from raison.kernel.i18n import Reader, gettext, reading_as
from raison.kernel.pages.rendering import turbo_stream
from raison.kernel.spine import Activity, Announcement, Fragment


def frame(data: bytes, *, event: str = "", position: str = "") -> bytes:
    """A Server-Sent Event."""
    head = (f"id: {position}\n" if position else "") + (f"event: {event}\n" if event else "")
    return head.encode() + b"data: " + data + b"\n\n"


def fragment_frame(fragment: Fragment, reader: Reader, position: str) -> bytes:
    """A fragment for the browsers that watch its topic, in one language."""
    with reading_as(reader):
        html = turbo_stream(fragment)
    return frame(msgspec.json.encode({"topic": fragment.topic, "html": html}), position=position)


def activity_frame(activity: Activity, announcement: Announcement | None, reader: Reader) -> bytes:
    """An activity for programs: who, what, where, when, and the words of its announcement; no message text."""
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


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
