"""Slack's own markup (`*bold*`, `<@U1>`, `&gt; quote`), which old messages, bots and attachments are written in."""

import re
from datetime import UTC, datetime

from raison.exchange.slack.markup.escape import code_block, code_span, escape, escape_lines, quoted
from raison.exchange.slack.markup.links import link
from raison.exchange.slack.markup.names import Names
from raison.exchange.slack.markup.runs import BOLD, ITALIC, STRIKE, Run, join

_FENCE = re.compile(r"```(.*?)```", re.DOTALL)
_TOKEN = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|<(?P<kind>[@#!])(?P<id>[^<>|\n]{1,400})(?:\|(?P<name>[^<>\n]*))?>"
    r"|<(?P<url>[A-Za-z][A-Za-z0-9+.-]{1,30}:[^<>|\n]+)(?:\|(?P<label>[^<>]*))?>"
    r"|(?P<mark>[*_~])"
)
_ENTITY = re.compile(r"<([@#!])([^<>|\n]+)(?:\|([^<>\n]*))?>|<([A-Za-z][A-Za-z0-9+.-]{1,30}:[^<>|\n]+)(?:\|([^<>]*))?>")
_MARKUP = re.compile(r"[*_~`<]")
_SHAPED = re.compile(r"\n(?:&gt;|>|[ \t]*[•◦▪▫‣⁃] )")
_QUOTE = re.compile(r"(?:&gt;|>) ?")
_ALL_QUOTED = re.compile(r"^(?:&gt;|>){3} ?")
_BULLET = re.compile(r"([ \t]*)[•◦▪▫‣⁃] +")
_STYLES = {"*": BOLD, "_": ITALIC, "~": STRIKE}
_MOST_WAITING = 64  # openers that are remembered in one line: more would make a hostile line slow


def mrkdwn(text: str, names: Names) -> str:
    """The Markdown of a whole text."""
    if "```" not in text:
        return _paragraphs(text.strip("\n"), names)
    parts: list[str] = []
    for number, piece in enumerate(_FENCE.split(text)):
        if number % 2:
            code = code_block(_as_code(piece))
            if parts and parts[-1].rsplit("\n", 1)[-1] == ">":
                parts[-1] = f"{parts[-1].removesuffix('>').rstrip()}\n\n{quoted(code)}".lstrip()
            else:
                parts.append(code)
        elif piece.strip():
            parts.append(_paragraphs(piece.strip("\n"), names))
    return "\n\n".join(part for part in parts if part)


def unescaped(text: str) -> str:
    """Slack's three entities, undone."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") if "&" in text else text


def _paragraphs(text: str, names: Names) -> str:
    """Quotes and lists, set apart from the lines around them."""
    if not _SHAPED.search(f"\n{text}"):
        return _prose(text, names)
    out: list[str] = []
    prose: list[str] = []
    last = ""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        quote, bullet = _QUOTE.match(line), _BULLET.match(line)
        kind = "quote" if quote else "list" if bullet else ""
        if not kind:
            prose.append(line)
            continue
        _end_prose(out, prose, names)
        if out and last != kind and out[-1]:
            out.append("")
        last = kind
        if _ALL_QUOTED.match(line):
            rest = "\n".join([_ALL_QUOTED.sub("", line), *lines[number + 1 :]])
            out.append(quoted(_prose(rest.strip("\n"), names)))
            break
        if quote:
            out.append(f"> {_prose(line[quote.end() :], names)}".rstrip())
        elif bullet:
            out.append(f"{_list_indent(bullet[1], out)}- {_prose(line[bullet.end() :], names)}")
    _end_prose(out, prose, names)
    return "\n".join(out).strip("\n")


def _end_prose(out: list[str], prose: list[str], names: Names) -> None:
    """The lines before a quote or list, with an empty line on both sides."""
    if text := "\n".join(prose).strip("\n"):
        out.extend(["", _prose(text, names), ""] if out else [_prose(text, names), ""])
    elif prose and out:
        out.append("")
    prose.clear()


def _list_indent(space: str, before: list[str]) -> str:
    """Four spaces a level, and one level more than the line before at most: deeper would read as code."""
    level = len(space.expandtabs(4)) // 4
    above = before[-1] if before else ""
    deepest = (len(above) - len(above.lstrip(" "))) // 4 + 1 if above.lstrip(" ").startswith("- ") else 0
    return "    " * min(level, deepest)


def _prose(text: str, names: Names) -> str:
    if not _MARKUP.search(text):
        return escape_lines(escape(unescaped(text)))
    return escape_lines(join(names.set_apart(_runs(text, names))))


# (position, literal text or "", Markdown or ""): what is not Markdown yet may still turn out to be a delimiter
_Token = tuple[int, str, str]


def _runs(text: str, names: Names) -> list[Run]:
    tokens = _tokens(text, names)
    marks = [(start, words) for start, words, _ in tokens if words in _STYLES]
    pairs = _pairs(text, marks) if marks else set()
    runs: list[Run] = []
    literal, style = "", 0  # neighbouring text of one style is escaped together
    for start, words, markdown in tokens:
        if words and start not in pairs:
            literal += words
            continue
        if literal:
            runs.append((style, escape(literal)))
            literal = ""
        if words:
            style ^= _STYLES[words]
        else:
            runs.append((style, markdown))
    if literal:
        runs.append((style, escape(literal)))
    return runs


def _tokens(text: str, names: Names) -> list[_Token]:
    tokens: list[_Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            tokens.append((end, unescaped(text[end : match.start()]), ""))
        if mark := match["mark"]:
            tokens.append((match.start(), mark, ""))
        else:
            tokens.append((match.start(), "", _special(match, names)))
        end = match.end()
    if end < len(text):
        tokens.append((end, unescaped(text[end:]), ""))
    return tokens


def _special(match: re.Match[str], names: Names) -> str:
    if code := match["code"]:
        return code_span(_as_code(code))
    if url := match["url"]:
        return link(unescaped(url), unescaped(match["label"] or ""))
    return _named(match["kind"], match["id"], unescaped(match["name"] or ""), names)


def _pairs(text: str, marks: list[tuple[int, str]]) -> set[int]:
    """The positions of the delimiters that open or close: on one line, with no word outside and no space inside."""
    paired: set[int] = set()
    waiting: list[tuple[int, str]] = []
    for start, mark in marks:
        before, after = text[start - 1 : start], text[start + 1 : start + 2]
        if before and not before.isspace() and before != mark and not after.isalnum() and after != mark:
            opener = next((each for each in reversed(waiting) if each[1] == mark), None)
            if opener and "\n" in text[opener[0] : start]:
                waiting.clear()
            elif opener and opener[0] + 1 < start:
                del waiting[waiting.index(opener) :]
                paired.update((opener[0], start))
                continue
        if after and not after.isspace() and after != mark and not before.isalnum() and before != mark:
            waiting.append((start, mark))
            del waiting[:-_MOST_WAITING]
    return paired


def _named(kind: str, name: str, label: str, names: Names) -> str:
    if kind == "@":
        return names.person(name, label)
    if kind == "#":
        return names.channel(name, label)
    if name.startswith("subteam^"):
        return names.group(name.removeprefix("subteam^"), label)
    if name.startswith("date^"):
        return _date(name, label)
    return escape(f"@{(label or name).removeprefix('@')}")


def _date(name: str, fallback: str) -> str:
    """`date^seconds^format^link`: the words that Slack kept for readers who can't show dates."""
    _, seconds, *rest = name.split("^")
    if not fallback:
        try:
            fallback = f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%d %H:%M} UTC"
        except (ValueError, OverflowError, OSError):
            fallback = rest[0] if rest else seconds
    return link(rest[1], fallback) if len(rest) > 1 else escape(fallback)


def _as_code(text: str) -> str:
    """In code, what Slack made of addresses and names is shown as it was typed."""
    if "<" in text:
        text = _ENTITY.sub(lambda match: match[5] or match[4] or match[3] or f"{match[1]}{match[2]}", text)
    return unescaped(text)
