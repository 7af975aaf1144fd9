"""Source to everything that is kept of it: HTML for people, text for search, who was named, what was linked."""

import re

from raison.kernel.markup.mentions import NOBODY, Mentions
from raison.kernel.markup.message import MessageWriter
from raison.kernel.markup.parser import message_language
from raison.kernel.markup.plaintext import is_plain, write_plain
from raison.kernel.markup.rendered import MAX_SOURCE, Rendered, TooLong, has_parts, shortened, words_of
from raison.kernel.markup.sanitising import sanitised

_NEWLINES = re.compile(r"\r\n?")
# halves of characters: valid in a JSON escape, but not in anything that is sent or stored
_SURROGATES = re.compile("[\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n{2,}")


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
    html = sanitised("".join(writer.out)).rstrip("\n")
    return Rendered(
        html=html,
        mentions=tuple(writer.handles),
        links=tuple(writer.links),
        plain=plain,
        excerpt=shortened(words_of(html) if has_parts(html) else plain),
    )
