"""Styled runs of one line or more, joined so that CommonMark reads every delimiter as it was meant."""

from collections.abc import Sequence

from raison.exchange.slack.markup.escape import is_word

BOLD, ITALIC, STRIKE = 1, 2, 4

# (style, Markdown of the run): a run's text is escaped already, its style not yet written
Run = tuple[int, str]

_DELIMITERS: tuple[tuple[str, str], ...] = tuple(
    (
        ("~~" if style & STRIKE else "") + ("**" if style & BOLD else "") + ("*" if style & ITALIC else ""),
        ("*" if style & ITALIC else "") + ("**" if style & BOLD else "") + ("~~" if style & STRIKE else ""),
    )
    for style in range(8)
)
_APART = "\u200b"  # a zero-width space: between two closing and opening delimiters that would read as one


def join(runs: Sequence[Run]) -> str:
    """One Markdown string. A style that CommonMark has no way to write at that spot is dropped; the words stay."""
    if len(runs) == 1 and not runs[0][0]:
        return runs[0][1]
    groups: list[tuple[int, list[str]]] = []
    for style, text in runs:
        if not text:
            continue
        if not groups or groups[-1][0] != style:
            groups.append((style, []))
        _add(groups[-1][1], text)
    if len(groups) == 1 and not groups[0][0]:
        return "".join(groups[0][1])
    out: list[str] = []
    for index, (style, texts) in enumerate(groups):
        if style:
            after = groups[index + 1] if index + 1 < len(groups) else (0, [""])
            _add_styled(out, style, "".join(texts), _APART if after[0] else after[1][0][:1])
        else:
            _add(out, "".join(texts))
    return "".join(out)


def _add(out: list[str], text: str) -> None:
    """What ends with `!` may not touch a link, or the two would be an image; two spans of code would be one."""
    if out and text[:1] == "[" and out[-1][-1] == "!":
        out[-1] = f"{out[-1][:-1]}\\!"
    elif out and text[:1] == "`" and out[-1][-1] == "`":
        out.append(_APART)
    if text:
        out.append(text)


def _add_styled(out: list[str], style: int, text: str, after: str) -> None:
    """Each line by itself, since a delimiter may not stand beside white space or reach over an empty line."""
    opening, closing = _DELIMITERS[style]
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if number:
            out.append("\n")
        words = line.strip()
        start = line.index(words)
        tail = line[start + len(words) :]
        _add(out, line[:start])
        if words:
            before = out[-1][-1] if out else ""
            apart = _APART if before and before in "*~" else ""
            follows = tail[:1] or (after if number == len(lines) - 1 else "")
            if _can_be(style, words, apart or before, follows):
                words = f"{apart}{opening}{words}{closing}"
            _add(out, words)
        _add(out, tail)


def _can_be(style: int, words: str, before: str, after: str) -> bool:
    """Whether CommonMark sees delimiters here: with punctuation inside, there may be no word outside.

    And not where a star or tilde that needed no backslash between spaces would join the delimiter.
    """
    if words[0] in "*~" or (words[-1] in "*~" and words[-2].isspace()):
        return False
    two = style & STRIKE and style != STRIKE  # then the outer delimiter has the inner one's punctuation inside
    return (not is_word(before) or (not two and is_word(words[0]))) and (
        not is_word(after) or (not two and is_word(words[-1]))
    )
