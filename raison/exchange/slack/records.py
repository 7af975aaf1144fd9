"""What an export holds, in our shapes: people, channels, messages, and what could not be read, with its reason."""

from typing import Literal

import msgspec

ChannelKind = Literal["public", "private", "group_dm", "dm", "unlisted"]


class SlackPerson(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One entry of users.json. Two people may share an `email`; `external` are people of other workspaces."""

    id: str
    name: str
    handle: str
    email: str | None
    title: str
    zone: str
    deleted: bool
    bot: bool
    restricted: bool
    external: bool
    picture_url: str


class SlackChannel(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One conversation. `unlisted` has messages but no entry in any list: nothing says that it was public.

    `folder` is where its messages are, "" if it has none. Without an entry, `created_us` is its first message.
    """

    id: str
    name: str
    kind: ChannelKind
    topic: str
    purpose: str
    created_us: int | None
    creator: str
    members: tuple[str, ...]
    archived: bool
    folder: str


class SlackFile(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A link to a file, which an export doesn't contain. `gone`: deleted, or hidden by the plan's limit.

    `fetch_url` carries the token of the whole export, which opens private files too: to download with, never to keep.
    """

    id: str
    name: str
    mimetype: str
    size: int
    url: str
    fetch_url: str
    gone: bool


class SlackMessage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One object of a day file. `ts` names it in its channel; `author` is a user id, "bot:ID", or "" (events only).

    `source` is Markdown. `thread_ts` is the message that this one answers, None if it answers none; that message may be
    missing. `event` is a fact about the channel (`subtype` says which) rather than somebody's words.
    A reaction is (shortcode, known users, count); the count may be larger than the list.
    """

    channel: str
    ts: str
    at_us: int
    author: str
    author_name: str
    author_team: str
    source: str
    thread_ts: str | None
    broadcast: bool
    edited_us: int | None
    reactions: tuple[tuple[str, tuple[str, ...], int], ...]
    files: tuple[SlackFile, ...]
    mentions: tuple[str, ...]
    subtype: str
    event: bool
    position: str


class Reject(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What could not be read. `where` is `folder/day.json#index`, or a path; `detail` never quotes a message."""

    where: str
    reason: str
    detail: str
    raw_sha256: str

    @property
    def position(self) -> str:
        """The same name as on a message, so that a loop over both can resume from either."""
        return self.where


class Survey(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a quick pass counts. `records` is exactly how many messages and rejects `messages()` will yield."""

    records: int
    folders: int
    day_files: int
    unpacked_bytes: int
    other_files: int
    first_day: str
    last_day: str
