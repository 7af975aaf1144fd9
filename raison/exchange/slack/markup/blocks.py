"""Blocks and attachments, what bots are made of, as Markdown."""

from collections.abc import Iterable

from raison.exchange.slack.markup.elements import Element, plain
from raison.exchange.slack.markup.escape import escape, escape_label, escape_lines, quoted
from raison.exchange.slack.markup.links import link
from raison.exchange.slack.markup.mrkdwn import mrkdwn, unescaped
from raison.exchange.slack.markup.names import Names
from raison.exchange.slack.markup.richtext import rich_text


class Unread(Exception):
    """A kind of block that we don't know: the message's `text` says more than we would."""


def blocks_markdown(blocks: Iterable[Element], names: Names) -> str:
    """All blocks. Raises Unread."""
    return "\n\n".join(part for part in (_block(block, names) for block in blocks) if part.strip())


def _block(block: Element, names: Names) -> str:
    match block.type:
        case "rich_text":
            return rich_text(block, names)
        case "section":
            fields = block.fields if isinstance(block.fields, list) else []
            return "\n\n".join(part for part in (_text(each, names) for each in (block.text, *fields)) if part)
        case "header":
            return f"### {words}" if (words := _text(block.text, names).replace("\n", " ")) else ""
        case "context":
            return " ".join(_context(each, names) for each in block.elements or ()).strip()
        case "divider":
            return "---"
        case "image":
            return _image(block)
        case "actions":
            buttons = (each for each in block.elements or () if isinstance(each.url, str))
            return " ".join(link(str(each.url), plain(each)) for each in buttons)
        case "markdown":
            return block.text if isinstance(block.text, str) else ""
        case "video":
            return link(block.title_url, plain_title(block)) if isinstance(block.title_url, str) else plain_title(block)
        case "table":
            return _table(block, names)
        case "input":
            return ""
    raise Unread


def _text(text: object, names: Names) -> str:
    """A text object: {"type": "mrkdwn" or "plain_text", "text": …}."""
    if not isinstance(text, dict) or not isinstance(words := text.get("text"), str):
        return ""
    return mrkdwn(words, names) if text.get("type") == "mrkdwn" else escape_lines(escape(unescaped(words)))


def _context(element: Element, names: Names) -> str:
    if element.type == "image":
        return ""  # a small picture beside the words
    return _text({"type": element.type, "text": element.text}, names)


def _image(block: Element) -> str:
    title = plain_title(block) or (block.alt_text if isinstance(block.alt_text, str) else "")
    return link(block.image_url, title) if isinstance(block.image_url, str) else escape(title)


def plain_title(block: Element) -> str:
    """A title is a string or a text object."""
    title = block.title.get("text") if isinstance(block.title, dict) else block.title
    return title if isinstance(title, str) else ""


def _table(block: Element, names: Names) -> str:
    rows = [[_cell(cell, names) for cell in row] for row in block.rows or () if isinstance(row, list) and row]
    if not rows:
        return ""
    width = max(len(row) for row in rows)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def _cell(cell: object, names: Names) -> str:
    if not isinstance(cell, dict):
        return ""
    words = cell.get("text")
    text = words if isinstance(words, str) else " ".join(_texts(cell))
    return escape_label(text).replace("|", "\\|")


def _texts(node: object) -> list[str]:
    found: list[str] = []
    rest = [node]
    while rest:
        each = rest.pop()
        if isinstance(each, list):
            rest.extend(reversed(each))
        elif isinstance(each, dict):
            if isinstance(text := each.get("text"), str):
                found.append(text)
            if isinstance(below := each.get("elements"), list):
                rest.extend(reversed(below))
    return found


def attachment_markdown(attachment: dict[str, object], names: Names) -> str:
    """One attachment: a bot's report, a shared message, the preview of a page."""

    def words(key: str) -> str:
        value = attachment.get(key)
        return value.strip() if isinstance(value, str) else ""

    parts = [mrkdwn(words("pretext"), names)]
    body = [
        _linked(words("author_link"), words("author_name") or words("author_subname"), names),
        _bold(_linked(words("title_link"), words("title"), names)),
        mrkdwn(words("text"), names),
        *_fields(attachment.get("fields"), names),
        link(words("image_url"), words("title") or words("fallback")) if words("image_url") else "",
    ]
    shared = bool(attachment.get("is_share") or attachment.get("is_msg_unfurl"))
    text = "\n\n".join(part for part in body if part)
    parts.append(quoted(text) if shared and text else text)
    markdown = "\n\n".join(part for part in parts if part)
    return markdown or mrkdwn(words("fallback"), names) or (link(words("from_url")) if words("from_url") else "")


def _linked(url: str, label: str, names: Names) -> str:
    if not label:
        return ""
    return link(url, unescaped(label)) if url else mrkdwn(label, names)


def _bold(markdown: str) -> str:
    whole = markdown and "\n" not in markdown and "*" not in markdown
    return f"**{markdown}**" if whole else markdown


def _fields(fields: object, names: Names) -> list[str]:
    """Short facts, each a line: **title:** value."""
    lines: list[str] = []
    for field in fields if isinstance(fields, list) else ():
        if not isinstance(field, dict):
            continue
        title, value = field.get("title"), field.get("value")
        label = escape(unescaped(title.strip())) if isinstance(title, str) else ""
        text = mrkdwn(str(value), names) if isinstance(value, (str, int, float)) else ""
        if label or text:
            lines.append(f"**{label}:** {text}".strip() if label else text)
    return lines
