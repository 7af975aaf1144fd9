"""Which channel each folder of messages belongs to, also where no list says so."""

import os
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from raison.exchange.slack.reader.archive import Archive
from raison.exchange.slack.reader.layout import CHANNEL_FILES, Layout, above
from raison.exchange.slack.reader.listings import KIND_OF, ListedChannel, channel_of
from raison.exchange.slack.reader.opening import MAX_DAY_FILE, MAX_LIST_FILE, records_in, unread
from raison.exchange.slack.reader.values import microseconds, word
from raison.exchange.slack.records import ChannelKind, Reject, SlackChannel
from raison.exchange.slack.subtypes import LEFT

_SLACK_ID = re.compile(r"[CDG][A-Z0-9]{7,}\Z")
_RESTRICTED: tuple[ChannelKind, ...] = ("public", "private", "group_dm", "dm")
_CHANNEL = msgspec.json.Decoder(ListedChannel)


class _Act(msgspec.Struct, gc=False):
    ts: Any = None
    user: Any = None
    bot_id: Any = None
    subtype: Any = None


_ACT = msgspec.json.Decoder(_Act)


class Directory:
    """The channels of an export. Of each, id, name and folder are remembered; the rest is read when asked for."""

    def __init__(self, archive: Archive, layout: Layout) -> None:
        self._archive = archive
        self._layout = layout
        self.names: dict[str, str] = {}
        self._by_name: dict[tuple[str, str], tuple[int, str]] = {}
        for base, found in self._listed():
            if isinstance(found, SlackChannel):
                self._remember(base, found)
        self._id_of = {folder: self._identify(folder) for folder in layout.folders}
        self._folder_of = {slack_id: folder for folder, slack_id in reversed(self._id_of.items())}
        for folder, slack_id in self._id_of.items():
            self.names.setdefault(slack_id, os.path.basename(folder))

    def id_of(self, folder: str) -> str:
        """The Slack id, or "folder:NAME" where nothing tells it."""
        return self._id_of.get(folder, f"folder:{folder}")

    def channels(self) -> Iterator[SlackChannel | Reject]:
        """The listed ones in the order of their lists, then one for each folder that no list names."""
        listed: set[str] = set()
        for _, found in self._listed():
            if isinstance(found, Reject):
                yield found
                continue
            if found.id in listed:
                yield unread(f"channel {found.id}", "duplicate")
                continue
            listed.add(found.id)
            folder = self._folder_of.get(found.id, "")
            members = found.members or (self._seen_in(folder)[0] if folder else ())
            yield msgspec.structs.replace(found, folder=folder, members=members)
        for folder, slack_id in self._id_of.items():
            if slack_id not in listed:
                listed.add(slack_id)
                yield self._unlisted(folder, slack_id)

    def _listed(self) -> Iterator[tuple[str, SlackChannel | Reject]]:
        """(folder of the list, channel)."""
        for base, lists in sorted(self._layout.lists.items()):
            for name in CHANNEL_FILES:
                if name in lists:
                    path = f"{base}/{name}" if base else name
                    for found in records_in(self._archive, lists[name], path, limit=MAX_LIST_FILE):
                        yield base, found if isinstance(found, Reject) else _channel(*found, kind=KIND_OF[name])

    def _remember(self, base: str, channel: SlackChannel) -> None:
        """Where two channels have one name, its folder counts as the more private one's."""
        self.names.setdefault(channel.id, channel.name)
        rank = _RESTRICTED.index(channel.kind)
        for key in ((base, channel.name), (base, channel.id)):
            if key not in self._by_name or self._by_name[key][0] < rank:
                self._by_name[key] = (rank, channel.id)

    def _identify(self, folder: str) -> str:
        for base in above(folder):
            within = folder[len(base) + 1 :] if base else folder
            for name in (within, os.path.basename(folder)):
                if known := self._by_name.get((base, name)):
                    return known[1]
        name = os.path.basename(folder)
        return name if _SLACK_ID.match(name) else self._id_on_canvas(folder) or f"folder:{folder}"

    def _id_on_canvas(self, folder: str) -> str:
        """A channel's canvas is shared with that channel alone, and so knows the id that no list tells."""
        entry = self._layout.canvases.get(folder)
        if not entry:
            return ""
        for found in records_in(self._archive, entry, folder, limit=MAX_DAY_FILE):
            canvas = msgspec.json.decode(found[1]) if not isinstance(found, Reject) else None
            shares = canvas.get("shares") if isinstance(canvas, dict) else None
            if isinstance(shares, list) and len(shares) == 1 and isinstance(shares[0], dict):
                slack_id = word(shares[0].get("channel"))
                return slack_id if _SLACK_ID.match(slack_id) else ""
        return ""

    def _unlisted(self, folder: str, slack_id: str) -> SlackChannel:
        """Nobody says who may read it. Conversations of few are told by their names."""
        name = os.path.basename(folder)
        kind: ChannelKind = "unlisted"
        if slack_id.startswith("D"):
            kind = "dm"
        elif name.startswith("mpdm-"):
            kind = "group_dm"
        members, created_us = self._seen_in(folder)
        return SlackChannel(
            id=slack_id,
            name=name,
            kind=kind,
            topic="",
            purpose="",
            created_us=created_us,
            creator="",
            members=members,
            archived=False,
            folder=folder,
        )

    def _seen_in(self, folder: str) -> tuple[tuple[str, ...], int | None]:
        """(people who joined or wrote there and did not leave, time of the first message)."""
        members: dict[str, None] = {}
        first: int | None = None
        for day in self._layout.days:
            if day.folder != folder or day.problem:
                continue
            for found in records_in(self._archive, day.entry, day.path, limit=MAX_DAY_FILE):
                if isinstance(found, Reject) or (act := _act(found[1])) is None:
                    continue
                at_us, user = microseconds(act.ts), word(act.user)
                first = at_us if first is None or (at_us is not None and at_us < first) else first
                if act.subtype in LEFT:
                    members.pop(user, None)
                elif user and user != "USLACKBOT" and not act.bot_id:
                    members[user] = None
        return tuple(members), first


def _channel(where: str, raw: msgspec.Raw, *, kind: ChannelKind) -> SlackChannel | Reject:
    try:
        channel = channel_of(_CHANNEL.decode(raw), kind=kind, folder="")
    except (msgspec.DecodeError, RecursionError):
        return unread(where, "not_an_object")
    return channel or unread(where, "no_id")


def _act(raw: msgspec.Raw) -> _Act | None:
    try:
        return _ACT.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return None
