"""The short way for text without markup, which is most of it. It must come out exactly as by the long way."""

import re

from raison.kernel.markup.links import WEB_START, web_address_end, web_target
from raison.kernel.markup.message import MessageWriter

# They err towards "markup": a false alarm costs time, a miss would change what people see. Four searches, because each
# alone begins with a character or a set of them, which makes it ten times as fast as their union.
_ANYWHERE = re.compile(r"[\\`*~\[<\x00\ufeff\t\v\f\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_AT_LINE_START = re.compile(r"\n(?:#{1,6}(?:[ \n]|\Z)|[ >=|-]|\+(?:[ \n]|\Z)|\d{1,9}[.)](?:[ \n]|\Z)|:[-:|\s])")
_ENTITY = re.compile(r"&(?:#|[A-Za-z][A-Za-z0-9]{1,31};)")
_EMPHASIS = re.compile(r"_(?:(?<![A-Za-z0-9]_)|(?![A-Za-z0-9]))")
_PARAGRAPHS = re.compile(r"\n{2,}")


def is_plain(source: str) -> bool:
    """Whether the source (without line breaks around it) is nothing but paragraphs of text."""
    return not (
        _ANYWHERE.search(source)
        or " \n" in source
        or _AT_LINE_START.search(f"\n{source}")
        or ("&" in source and _ENTITY.search(source))
        or ("_" in source and _EMPHASIS.search(source))
    )


def write_plain(source: str, writer: MessageWriter) -> None:
    """Write a source that is plain."""
    for paragraph in _PARAGRAPHS.split(source) if source else ():
        writer.out.append("<p>")
        for number, line in enumerate(paragraph.split("\n")):
            if number:
                writer.line_break()
            _write_line(line, writer)
        writer.out.append("</p>\n")
        writer.plain.append("\n")


def _write_line(line: str, writer: MessageWriter) -> None:
    done = 0
    # asked first, because the search for either is slow
    has_web = "://" in line or "www." in line.lower()
    for found in WEB_START.finditer(line) if has_web else ():
        begin = found.start()
        if begin >= done and (end := web_address_end(line, begin, len(line))) > begin:
            writer.prose(line[done:begin])
            shown = line[begin:end]
            writer.link(web_target(shown), shown)
            done = end
    writer.prose(line[done:])
