"""One object of a day file as a message, or as a reject with its reason."""

import re
from typing import Any

import msgspec

from raison.exchange.slack.markup import Markup
from raison.exchange.slack.reader.decoding import sha256_of
from raison.exchange.slack.reader.listings import ids
from raison.exchange.slack.reader.values import address, microseconds, ts_of, whole, word
from raison.exchange.slack.records import Reject, SlackFile, SlackMessage
from raison.exchange.slack.subtypes import Sort, sort_of

_UPLOAD = re.compile(
    r"<@\w+(?:\|[^>]*)?> (?:uploaded|shared|added)[^<\n]*<[^>]*>(?P<comment>.*)\Z", re.DOTALL
)  # what Slack wrote around an uploaded file until 2018
_BROADCASTS = frozenset({"thread_broadcast", "reply_broadcast"})
_NONE = msgspec.Raw(b"")


class Written(msgspec.Struct, gc=False):
    """The fields of a message that we read, of any type; what may be large is left as JSON until needed."""

    type: Any = None
    subtype: Any = None
    ts: Any = None
    user: Any = None
    bot_id: Any = None
    username: Any = None
    user_team: Any = None
    text: Any = None
    thread_ts: Any = None
    edited: Any = None
    reactions: Any = None
    file: Any = None
    files: Any = None
    comment: Any = None
    bot_profile: Any = None
    user_profile: msgspec.Raw = _NONE
    blocks: msgspec.Raw = _NONE
    attachments: msgspec.Raw = _NONE


WRITTEN = msgspec.json.Decoder(Written)


class Reading:
    """Reads messages one after another; remembers what everybody is called, since Slack repeats it on every message."""

    def __init__(self, markup: Markup) -> None:
        self._markup = markup
        self._names: dict[str, str] = {}

    def read(self, raw: msgspec.Raw, *, channel: str, position: str) -> SlackMessage | Reject:
        """Never raises for what the object is."""
        try:
            written = WRITTEN.decode(raw)
        except (msgspec.DecodeError, RecursionError):
            return _reject(raw, position, "not_an_object")
        found = self._message(written, channel, position)
        return found if isinstance(found, SlackMessage) else _reject(raw, position, found)

    def _message(self, written: Written, channel: str, position: str) -> SlackMessage | str:
        """The message, or why it is none."""
        if written.type not in ("message", None):
            return "not_a_message"
        ts = ts_of(written.ts)
        if (at_us := microseconds(ts)) is None:
            return "bad_time"
        subtype = word(written.subtype)
        author, author_name = self._author(written, subtype)
        files = _files(written)
        source, mentions = self._words(written, subtype, has_file=bool(files))
        sort = sort_of(subtype, spoken=bool(source or files))
        if why := _why_not(sort, author=author, spoken=bool(source or files)):
            return why
        return SlackMessage(
            channel=channel,
            ts=ts,
            at_us=at_us,
            author=author,
            author_name=author_name,
            author_team=word(written.user_team),
            source=source,
            thread_ts=_thread(written, ts),
            broadcast=subtype in _BROADCASTS,
            edited_us=microseconds(written.edited.get("ts")) if isinstance(written.edited, dict) else None,
            reactions=_reactions(written.reactions) if written.reactions else (),
            files=files,
            mentions=mentions,
            subtype=subtype,
            event=sort == "event",
            position=position,
        )

    def _author(self, written: Written, subtype: str) -> tuple[str, str]:
        """(id, name). Whoever commented a file stands in the comment; a bot without a user is known by its own id."""
        user = word(written.user)
        if subtype == "file_comment" and isinstance(written.comment, dict):
            user = word(written.comment.get("user")) or user
        username = word(written.username)
        if user:
            return user, self._name(user, written.user_profile) or username
        profile = written.bot_profile if isinstance(written.bot_profile, dict) else {}
        bot = word(written.bot_id) or word(profile.get("id")) or username
        return (f"bot:{bot}" if bot else ""), username or word(profile.get("name"))

    def _name(self, user: str, profile: msgspec.Raw) -> str:
        known = self._names.get(user)
        if known is None and len(profile) > 4:
            try:
                told = msgspec.json.decode(profile)
            except (msgspec.DecodeError, RecursionError):
                told = None
            names = (told.get(key) for key in ("real_name", "display_name", "name")) if isinstance(told, dict) else ()
            known = self._names[user] = next((name for each in names if (name := word(each))), "")
        return known or ""

    def _words(self, written: Written, subtype: str, *, has_file: bool) -> tuple[str, tuple[str, ...]]:
        text = written.text
        if subtype == "file_comment" and isinstance(written.comment, dict):
            text = written.comment.get("comment")
        elif subtype == "file_share" and has_file and isinstance(text, str) and (match := _UPLOAD.match(text)):
            text = match["comment"].removeprefix(" and commented:").strip()
        source, mentions = self._markup.convert(text, blocks=written.blocks, attachments=written.attachments)
        if subtype == "me_message" and source and "\n" not in source and "*" not in source:
            source = f"*{source}*"
        return source, mentions


def _why_not(sort: Sort, *, author: str, spoken: bool) -> str:
    """Why words can not be kept; events can."""
    if sort == "words":
        return "no_author" if not author else "" if spoken else "empty"
    return "withheld" if sort == "withheld" else ""


def _thread(written: Written, ts: str) -> str | None:
    """The head that it answers: Slack writes the head's own `ts` on a head too."""
    thread_ts = ts_of(written.thread_ts) if written.thread_ts else ""
    return thread_ts if thread_ts not in ("", ts) and microseconds(thread_ts) else None


def _files(written: Written) -> tuple[SlackFile, ...]:
    listed = written.files if isinstance(written.files, list) else []
    if isinstance(written.file, dict):
        listed = [*listed, written.file]
    return tuple(_file(each) for each in listed if isinstance(each, dict)) if listed else ()


def _file(listed: dict[str, object]) -> SlackFile:
    lost = listed.get("mode") in ("tombstone", "hidden_by_limit") or listed.get("is_tombstoned") is True
    addresses = ("url_private", "permalink", "url_private_download")
    url = "" if lost else next((url for key in addresses if (url := address(listed.get(key)))), "")
    slack_id = word(listed.get("id"))
    return SlackFile(
        id=slack_id,
        name=word(listed.get("name")) or word(listed.get("title")) or slack_id,
        mimetype=word(listed.get("mimetype")),
        size=whole(listed.get("size")),
        url=url,
        fetch_url="" if lost else word(listed.get("url_private_download")) or word(listed.get("url_private")),
        gone=not url,
    )


def _reactions(listed: object) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """Each shortcode once: its people together, and the count that Slack gives, which may know more than it lists."""
    people: dict[str, dict[str, None]] = {}
    counts: dict[str, int] = {}
    for each in listed if isinstance(listed, list) else ():
        if not isinstance(each, dict) or not (name := word(each.get("name")).strip(":")):
            continue
        people.setdefault(name, {}).update(dict.fromkeys(ids(each.get("users"))))
        counts[name] = max(counts.get(name, 0), whole(each.get("count")))
    return tuple((name, tuple(users), max(counts[name], len(users))) for name, users in people.items())


def _reject(raw: bytes, position: str, reason: str) -> Reject:
    return Reject(where=position, reason=reason, detail="", raw_sha256=sha256_of(raw))


class Twins:
    """Slack names a message by its `ts`. The same one again is a reject; another one under that name becomes `ts#2`."""

    MOST = 100

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def told_apart(self, message: SlackMessage, raw: bytes) -> SlackMessage | Reject:
        """The message, under a name that no other of its day file has."""
        words = hash((message.author, message.source, message.subtype))
        for number in range(1, self.MOST + 1):
            ts = message.ts if number == 1 else f"{message.ts}#{number}"
            if ts not in self._seen:
                self._seen[ts] = words
                return message if number == 1 else msgspec.structs.replace(message, ts=ts)
            if self._seen[ts] == words:
                break
        return _reject(raw, message.position, "duplicate")
