"""The parts of Slack's blocks that carry words, read without caring for the rest or for the types of the leaves."""

from typing import Any, Optional

import msgspec


class Element(msgspec.Struct, gc=False):
    """Any block or element: which fields count follows from `type`, and every one may be of any type."""

    type: Any = ""
    text: Any = None
    url: Any = None
    style: Any = None
    user_id: Any = None
    usergroup_id: Any = None
    channel_id: Any = None
    name: Any = None
    unicode: Any = None
    skin_tone: Any = None
    range: Any = None
    value: Any = None
    fallback: Any = None
    timestamp: Any = None
    indent: Any = None
    offset: Any = None
    border: Any = None
    fields: Any = None
    title: Any = None
    alt_text: Any = None
    image_url: Any = None
    title_url: Any = None
    rows: Any = None
    elements: Optional[list["Element"]] = None  # noqa: UP045  (a forward reference)


_BLOCKS = msgspec.json.Decoder(list[Element])


def blocks_of(raw: bytes) -> list[Element]:
    """The blocks of a message; none if they are not what blocks are."""
    if len(raw) <= 4:  # missing, null or []
        return []
    try:
        return _BLOCKS.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return []


def plain(element: Element) -> str:
    """The literal text of an element, whatever its type."""
    if type(element.text) is str:
        return element.text
    for words in (element.text, element.fallback, element.url, element.name, element.value):
        if isinstance(words, str) and words:
            return words
        if isinstance(words, dict) and isinstance(words.get("text"), str):
            return str(words["text"])
    return ""


def emoji(element: Element) -> str:
    """The character itself where Slack says which, else its shortcode."""
    if isinstance(element.unicode, str):
        try:
            return "".join(chr(int(code, 16)) for code in element.unicode.split("-"))
        except (ValueError, OverflowError):
            pass
    tone = f":skin-tone-{element.skin_tone}:" if isinstance(element.skin_tone, int) else ""
    return f":{element.name}:{tone}" if isinstance(element.name, str) else ""


def harvest(raw: bytes) -> list[str]:
    """Every text in blocks that we can't read otherwise, so that no words are lost."""
    try:
        tree = msgspec.json.decode(raw)
    except (msgspec.DecodeError, RecursionError):
        return []
    found: list[str] = []
    rest: list[object] = [tree]
    while rest:
        node = rest.pop()
        if isinstance(node, list):
            rest.extend(reversed(node))
        elif isinstance(node, dict):
            words = node.get("text")
            if isinstance(words, str) and words.strip():
                found.append(words)
            rest.extend(value for value in reversed(node.values()) if isinstance(value, (list, dict)))
    return found
