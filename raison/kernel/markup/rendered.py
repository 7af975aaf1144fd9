"""What is kept of a message, and how much of one is shown."""

import re

import msgspec
from markupsafe import Markup

VERSION = 1
"""Of the HTML that comes out: stored HTML of a lower one is rendered again."""

MAX_SOURCE = 40_000
"""Characters of one message."""

MAX_EXCERPT = 280
"""Characters of an excerpt, the ellipsis included."""

# what would be torn from the character before it: joiners, variation selectors, combining marks, skin tones
_CLINGS = re.compile(r"[\u0300-\u036f\u200d\ufe00-\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")

_CUT = re.compile(r"<[^>]*\Z|&[^;\s]{0,12}\Z")
_EMPTY_CELL = re.compile(r"<t[dh]\b[^>]*>\s*</t[dh]>")
_BETWEEN_CELLS = re.compile(r"</t[dh]>\s*<t[dh]\b[^>]*>")
_BETWEEN_ROWS = re.compile(r"\s*</tr>\s*(?:</thead>\s*<tbody>\s*)?<tr>")
_BETWEEN_ITEMS = re.compile(r"([\w)])((?:</[a-z]+>\s*)*?)</li>\s*<li\b[^>]*>")
_AFTER_HEADING = re.compile(r"([\w)])((?:</[a-z]+>)*?)</h[1-6]>")


class TooLong(ValueError):
    """The source has more than MAX_SOURCE characters."""


class Rendered(msgspec.Struct, frozen=True):
    """One message, rendered. `links` are http and https addresses outside code, in order, each once."""

    html: str
    mentions: tuple[str, ...]
    links: tuple[str, ...]
    plain: str
    excerpt: str


def has_parts(html: str) -> bool:
    """Whether it has what `words_of` sets apart; else its plain text says the same for less."""
    return "<li" in html or "</h" in html or "<table>" in html


def words_of(html: str) -> str:
    """What people read of a message's HTML, or of its beginning, in one line: a table's cells and rows stand apart, the
    items of a list, and a heading from what it is over."""
    html = _CUT.sub("", html)
    if "<table>" in html:
        html = _BETWEEN_CELLS.sub(" · ", _EMPTY_CELL.sub("", html))
        html = _BETWEEN_ROWS.sub("; ", html).replace("</table>", "</table> ")
    if "<li" in html:
        html = _BETWEEN_ITEMS.sub(r"\1;\2 ", html)
    if "</h" in html:
        html = _AFTER_HEADING.sub(r"\1:\2 ", html)
    return Markup(html).striptags()


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
