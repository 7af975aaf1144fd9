"""What is kept of a message, and how much of one is shown."""

import re

import msgspec

VERSION = 1
"""Of the HTML that comes out: stored HTML of a lower one is rendered again."""

MAX_SOURCE = 40_000
"""Characters of one message."""

MAX_EXCERPT = 280
"""Characters of an excerpt, the ellipsis included."""

# what would be torn from the character before it: joiners, variation selectors, combining marks, skin tones
_CLINGS = re.compile(r"[\u0300-\u036f\u200d\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")


class TooLong(ValueError):
    """The source has more than MAX_SOURCE characters."""


class Rendered(msgspec.Struct, frozen=True):
    """One message, rendered. `links` are http and https addresses outside code, in order, each once."""

    html: str
    mentions: tuple[str, ...]
    links: tuple[str, ...]
    plain: str
    excerpt: str


def shortened(text: str, limit: int = MAX_EXCERPT) -> str:
    """One line of at most `limit` characters, cut between words where there are any near, with an ellipsis."""
    line = " ".join(text[: limit * 8].split())
    if len(line) <= limit and len(text) <= limit * 8:
        return line
    room = limit - 1
    end = line.rfind(" ", room // 2, room + 1)
    if end < 0:
        end = min(room, len(line))
        while end > room // 2 and (_CLINGS.match(line, end) or line[end - 1] == "\u200d"):
            end -= 1
    return line[:end].rstrip() + "…"
