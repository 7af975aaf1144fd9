"""Text that means itself, as Markdown: what would be read as markup gets a backslash, and nothing else does."""

import re
import unicodedata
from functools import lru_cache

# Each alternative begins with the very character that gets the backslash: so the search can leap from one to the next.
_MEANT = (
    r"\\(?![A-Za-z0-9])"  # a backslash that would escape, or break the line
    r"|`"
    r"|\*(?:(?!\s)|(?<!\s\*))"  # a star between spaces is a star
    r"|_(?:(?![^\W_])|(?<![^\W_]_))"  # snake_case needs none
    r"|~(?:(?!\s)|(?<!\s~))"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|@(?=[A-Za-z0-9])(?<![A-Za-z0-9_.+-]@)"  # it mentioned nobody there, and must not here
)
_INLINE = re.compile(_MEANT + r"|\](?=[(\[:])")  # `[a](b)`, `[a][b]`, `[a]: b`
_IN_LABEL = re.compile(_MEANT + r"|[\[\]]")
_LINE = re.compile(
    r"\n([ \t]*)"
    r"(?:(#{1,6}(?=[ \t\n]|\Z)|>|[-+*](?=[ \t\n]|\Z)|[-=|:](?=[-=|: \t]*(?:\n|\Z)))|(\d{1,9})([.)](?=[ \t\n]|\Z)))"
)
_INDENT = re.compile(r"\n(?: {4,}| {0,3}\t[ \t]*)(?=\S)")
_TICKS = re.compile(r"`+")


def escape(text: str) -> str:
    """Within a line. `escape_lines` then guards what only counts at a line's start."""
    return _INLINE.sub(_backslashed, text)


def escape_label(text: str) -> str:
    """For the text of a link, where every bracket counts and a line may not end."""
    return _IN_LABEL.sub(_backslashed, " ".join(text.split()))


def _backslashed(match: re.Match[str]) -> str:
    return f"\\{match[0]}"


def escape_lines(markdown: str) -> str:
    """Keep paragraphs from turning into headings, lists, quotes, rules, tables or code by how a line begins."""
    markdown = _LINE.sub(_guard, f"\n{markdown}")
    if "\n    " in markdown or "\t" in markdown:
        markdown = _INDENT.sub(_fixed_indent, markdown)
    return markdown[1:]


def _guard(match: re.Match[str]) -> str:
    indent, mark, number, stop = match.groups()
    return f"\n{indent}\\{mark}" if mark else f"\n{indent}{number}\\{stop}"


def _fixed_indent(match: re.Match[str]) -> str:
    return _as_wide(match[0])


@lru_cache(256)
def _as_wide(indent: str) -> str:
    """Pasted code has the same few indents on every line."""
    return "\n" + "\u00a0" * len(indent[1:].expandtabs(4))


def code_span(text: str) -> str:
    """One line of code. Text without anything visible stays as it is: Markdown has no empty code."""
    if not text.strip():
        return text
    ticks = "`" * _free_run(text, 1)
    pad = " " if text[0] in "` " or text[-1] in "` " else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"


def code_block(text: str) -> str:
    """A fenced block, with a fence that the text doesn't contain."""
    fence = "`" * _free_run(text, 3)
    return f"{fence}\n{text.strip(chr(10))}\n{fence}"


def _free_run(text: str, least: int) -> int:
    """The shortest run of backticks, of at least `least`, that doesn't occur in the text."""
    runs = {len(run) for run in _TICKS.findall(text)}
    if least > 1:
        return max([least, *(run + 1 for run in runs)])
    return next(length for length in range(1, len(runs) + 2) if length not in runs)


def quoted(markdown: str) -> str:
    """The same as a block quote."""
    return "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n"))


def is_word(character: str) -> bool:
    """Neither white space nor punctuation, as CommonMark sees it; "" (an edge) is no word."""
    return bool(character) and not character.isspace() and unicodedata.category(character)[0] not in "PSZ"
