"""Who and what a stretch of text names: people and teams (`@handle`), e-mail addresses and emoji shortcodes."""

import re
import string
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, TypeAlias

from raison.kernel.markup.emoji import emoji_for

Kind: TypeAlias = Literal["person", "team"]
Named: TypeAlias = tuple[Kind, str]
"""What a handle stands for: its kind and the name to show."""

Mentions: TypeAlias = Mapping[str, Named] | Callable[[str], Named | None]
"""Who the caller knows: handle in lower case → kind and name, or nothing for a stranger."""

NOBODY: Mapping[str, Named] = {}

# Bounds by ASCII only: "请@ada" and "请:tada:" have no space before them. Every repetition is bounded.
_HANDLE = r"[A-Za-z0-9][A-Za-z0-9._-]{0,38}[A-Za-z0-9]"
_MENTION = re.compile(rf"(?<![A-Za-z0-9_@./+-])@({_HANDLE})(?![A-Za-z0-9@])")
_EMOJI = re.compile(r"(?<![A-Za-z0-9]):([a-z0-9_+-]{1,50}):(?![A-Za-z0-9])")
_MAIL_HOST = re.compile(r"@(?:[A-Za-z0-9_-]{1,63}\.){1,8}[A-Za-z0-9_-]{0,62}[A-Za-z0-9](?![A-Za-z0-9@_-])")
_MAIL_NAME = string.ascii_letters + string.digits + "._+-"
_LONGEST_MAIL_NAME = 64
_SIGNS = re.compile("[@:]")

Sign: TypeAlias = tuple[int, int, Literal["mail", "mention", "emoji"], str]
"""From where to where, what it is, and its text: the address, the handle as written, the emoji's character."""


def signs_in(text: str) -> Iterator[Sign]:
    """What a stretch of text names, in order. Looks only around @ and :, which is quick because they are few."""
    done = 0
    for sign in _SIGNS.finditer(text):
        at = sign.start()
        if at < done:
            continue
        found = _emoji_at(text, at) if text[at] == ":" else _mention_at(text, at) or _mail_at(text, at, done)
        if found is not None:
            done = found[1]
            yield found


def _mention_at(text: str, at: int) -> Sign | None:
    found = _MENTION.match(text, at)
    return (at, found.end(), "mention", found[1]) if found else None


def _mail_at(text: str, at: int, done: int) -> Sign | None:
    before = text[max(done, at - _LONGEST_MAIL_NAME - 1) : at]
    length = len(before) - len(before.rstrip(_MAIL_NAME))
    if not 0 < length <= _LONGEST_MAIL_NAME:
        return None
    # "@ada@elsewhere.example" is somebody's name in another network, not an address
    host = _MAIL_HOST.match(text, at) if before[-length - 1 : -length] != "@" else None
    return (at - length, host.end(), "mail", text[at - length : host.end()]) if host else None


def _emoji_at(text: str, at: int) -> Sign | None:
    found = _EMOJI.match(text, at)
    character = emoji_for(found[1]) if found else None
    return (at, found.end(), "emoji", character) if found and character else None


def with_emoji(text: str) -> str:
    """Text in which shortcodes have become characters; unknown ones stay."""
    return _EMOJI.sub(lambda found: emoji_for(found[1]) or found[0], text) if ":" in text else text


def handles_in(source: str) -> tuple[str, ...]:
    """Every handle that the source may mention, in code too: what to look up before rendering."""
    if "@" not in source:
        return ()
    return tuple(dict.fromkeys(found[1].lower() for found in _MENTION.finditer(source)))


def profile_path(kind: Kind, handle: str) -> str:
    """Where a mention leads."""
    return f"/teams/@{handle}" if kind == "team" else f"/people/@{handle}"
