"""Rich text blocks, what Slack's own composer writes since 2019: exact about style, so read before `text`."""

from collections.abc import Sequence

from raison.exchange.slack.markup.elements import Element, emoji, plain
from raison.exchange.slack.markup.escape import code_block, code_span, escape, escape_lines, quoted
from raison.exchange.slack.markup.links import link
from raison.exchange.slack.markup.names import Names
from raison.exchange.slack.markup.runs import BOLD, ITALIC, STRIKE, Run, join

MAX_DEPTH = 12


def rich_text(block: Element, names: Names) -> str:
    """The Markdown of one `rich_text` block."""
    parts: list[str] = []
    indents: list[int] = []
    for element in block.elements or ():
        if element.type == "rich_text_list":
            text = _list(element, names, indents)
            if len(indents) > 1 and parts:
                parts[-1] += "\n" + text
                continue
        else:
            indents.clear()
            text = _container(element, names, 0)
        if text.strip():
            parts.append(text)
    return "\n\n".join(parts)


def _container(element: Element, names: Names, depth: int) -> str:
    if depth > MAX_DEPTH:
        return ""
    if element.type == "rich_text_preformatted":
        text = code_block("".join(plain(part) for part in element.elements or ()))
        return quoted(text) if element.border else text
    if element.type == "rich_text_quote":
        return quoted(_section(element.elements or (), names))
    if element.type == "rich_text_section":
        return _section(element.elements or (), names)
    if element.type == "rich_text_list":
        return _list(element, names, [])
    return _section([element], names)


def _section(elements: Sequence[Element], names: Names) -> str:
    return escape_lines(join(_runs(elements, names))).strip("\n")


def _list(element: Element, names: Names, indents: list[int]) -> str:
    """The items of one list. `indents` are the lists that it continues: it can be one deeper than the last at most."""
    wanted = element.indent if isinstance(element.indent, int) else 0
    level = max(0, min(wanted, indents[-1] + 1 if indents else 0))
    indents.append(level)
    number = element.offset + 1 if isinstance(element.offset, int) and 0 <= element.offset < 100_000_000 else 1
    lines: list[str] = []
    for item in element.elements or ():
        mark = f"{number}. " if element.style == "ordered" else "- "
        number += 1
        pad = "    " * level
        text = _container(item, names, level + 1)
        lines.append(pad + mark + text.replace("\n", "\n" + pad + " " * len(mark)))
    text = "\n".join(lines)
    return quoted(text) if element.border and level == 0 else text


def _runs(elements: Sequence[Element], names: Names) -> list[Run]:
    runs: list[Run] = []
    literal, look, code = "", 0, False  # neighbouring text of one look is written together
    for element in elements:
        now = _look(element.style) if element.style else (0, False)
        if element.type == "text" and literal and now == (look, code):
            literal += plain(element)
            continue
        if literal:
            runs.append((look, _code(literal) if code else escape(literal)))
        look, code = now
        literal = plain(element) if element.type == "text" else ""
        if element.type != "text":
            runs.append((look, _inline(element, names)))
    if literal:
        runs.append((look, _code(literal) if code else escape(literal)))
    return names.set_apart(runs)


def _code(text: str) -> str:
    return "\n".join(code_span(line) for line in text.split("\n"))


def _look(flags: object) -> tuple[int, bool]:
    """(style, whether it is code)."""
    if not isinstance(flags, dict):
        return 0, False
    bold, italic, strike = flags.get("bold"), flags.get("italic"), flags.get("strike")
    look = (BOLD if bold else 0) | (ITALIC if italic else 0) | (STRIKE if strike else 0)
    return look, bool(flags.get("code"))


def _inline(element: Element, names: Names) -> str:
    match element.type:
        case "link" if isinstance(element.url, str):
            return link(element.url, plain(element) if isinstance(element.text, str) else "")
        case "user" if isinstance(element.user_id, str):
            return names.person(element.user_id)
        case "usergroup" if isinstance(element.usergroup_id, str):
            return names.group(element.usergroup_id)
        case "channel" if isinstance(element.channel_id, str):
            return names.channel(element.channel_id)
        case "broadcast":
            return escape(f"@{element.range}")
        case "emoji":
            return emoji(element)
        case _:
            return escape(plain(element))
