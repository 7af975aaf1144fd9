"""Source to everything that is kept of it: HTML for people, text for search, who was named, what was linked."""

import re

import msgspec

from raison.kernel.markup.mentions import NOBODY, Mentions
from raison.kernel.markup.message import MessageWriter
from raison.kernel.markup.parser import message_language
from raison.kernel.markup.plaintext import is_plain, write_plain
from raison.kernel.markup.sanitising import sanitised

VERSION = 1
"""Of the HTML that comes out: stored HTML of a lower one is rendered again."""

MAX_SOURCE = 40_000
"""Characters of one message."""

MAX_EXCERPT = 280
"""Characters of an excerpt, the ellipsis included."""

_NEWLINES = re.compile(r"\r\n?")
# halves of characters: valid in a JSON escape, but not in anything that is sent or stored
_SURROGATES = re.compile("[\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n{2,}")
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


def render(source: str, *, resolve: Mentions = NOBODY) -> Rendered:
    """Render Markdown. `resolve` says what each handle stands for; see `handles_in`. Raises TooLong."""
    if len(source) > MAX_SOURCE:
        raise TooLong(f"The text has {len(source):,} characters; {MAX_SOURCE:,} is the limit.")
    source = _NEWLINES.sub("\n", source) if "\r" in source else source
    source = source if source.isascii() else _SURROGATES.sub("\ufffd", source)
    source = source.rstrip(" \n").lstrip("\n")
    writer = MessageWriter(resolve)
    if is_plain(source):
        write_plain(source, writer)
    else:
        writer.write(message_language().parse(source))
    return _rendered(writer)


def render_the_long_way(source: str, *, resolve: Mentions = NOBODY) -> Rendered:
    """What `render` gives, always by the parser: the measure that its short way is tested by."""
    writer = MessageWriter(resolve)
    writer.write(message_language().parse(source))
    return _rendered(writer)


def _rendered(writer: MessageWriter) -> Rendered:
    plain = _BLANK_LINES.sub("\n", "".join(writer.plain).replace(" \n", "\n")).strip()
    return Rendered(
        html=sanitised("".join(writer.out)).rstrip("\n"),
        mentions=tuple(writer.handles),
        links=tuple(writer.links),
        plain=plain,
        excerpt=shortened(plain),
    )


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
