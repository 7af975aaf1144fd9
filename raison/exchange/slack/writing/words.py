"""How an imported thread is called: the beginning of its first message, without the marks of Markdown."""

import re

from raison.exchange.slack.records import SlackMessage
from raison.kernel.markup import shortened

READ = 480
"""Characters of a message that are looked at."""
TITLE = 90
"""Characters of a title: shorter than a person may write, because it only repeats how the message begins."""
EXCERPT = 280
# begins with one set of characters, so that the search leaps from one of them to the next
_MARKS = re.compile(
    r"[\[!*_~`\\](?:"
    r"(?<=\[)([^\]\n]*)\]\([^)\s]*\)"  # a link stays as its words
    r"|(?<=!)\[([^\]\n]*)\]\([^)\s]*\)"
    r"|(?<=\\)([^\w\s])"
    r"|(?<=`)`*"
    r"|(?<=[*~])[*~]?(?=\S)|(?<=\S[*~])"
    r"|(?<=_)(?![A-Za-z0-9])|(?<![A-Za-z0-9]_)(?<=_)"
    r")"
)
_LINE = re.compile(r"^[ \t]*(?:```.*\n|(?:[>#]+[ \t]+|[-*+][ \t]+)+)", re.MULTILINE)
_LINE_MARKS = re.compile(r"[>#*+`-]")
_ANY_MARK = re.compile(r"[\[*_~`\\]")


def title_and_excerpt(message: SlackMessage) -> tuple[str, str]:
    """What the message is called and how it begins; a message of files alone is called like the first one."""
    plain = plain_start(message.source)
    if not plain:
        name = message.files[0].name if message.files else message.author_name
        return shortened(name, TITLE) or "…", ""
    first_line = plain.partition("\n")[0]
    return shortened(first_line, TITLE), shortened(plain, EXCERPT)


def plain_start(source: str) -> str:
    """The beginning of a source as plain text, quick rather than exact: the message itself is rendered when read."""
    start = source[:READ]
    if _LINE_MARKS.search(start):
        start = _LINE.sub("", start)
    if _ANY_MARK.search(start):
        start = _MARKS.sub(_inside, start)
    return start.strip()


def _inside(match: re.Match[str]) -> str:
    return match[1] or match[2] or match[3] or ""
