"""Tokens to HTML as CommonMark's specification writes it. What people see is written by its heir in `message.py`."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeAlias

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

Tokens: TypeAlias = Sequence[Token]
WriterMethod: TypeAlias = Callable[[Any, Tokens, int], None]


def escaped(text: str) -> str:
    """Text as it stands in HTML, in attributes too."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class Writer:
    """Appends to `out` what each token says. One for each text: it is thrown away afterwards."""

    methods: ClassVar[dict[str, WriterMethod]] = {}

    def __init__(self) -> None:
        self.out: list[str] = []

    def write(self, tokens: Tokens) -> None:
        """Write block or inline tokens in order."""
        methods = self.methods
        for position, token in enumerate(tokens):
            methods.get(token.type, Writer.tag)(self, tokens, position)

    def tag(self, tokens: Tokens, position: int) -> None:
        """An opening, closing or empty tag, with the line breaks that the specification's examples have."""
        token = tokens[position]
        if token.hidden:
            return
        if token.block and token.nesting != -1 and position and tokens[position - 1].hidden:
            self.out.append("\n")
        if token.nesting < 0:
            self.out.append(f"</{token.tag}>\n" if token.block else f"</{token.tag}>")
            return
        attributes = self.attributes(token) if token.attrs else ""
        end = ">" if token.nesting else " />"
        self.out.append(f"<{token.tag}{attributes}{end}")
        if token.block and _breaks_line(tokens, position):
            self.out.append("\n")

    def attributes(self, token: Token) -> str:
        """All attributes of a tag, each with a space before it."""
        return "".join(f' {name}="{escaped(str(value))}"' for name, value in token.attrs.items())

    def inline(self, tokens: Tokens, position: int) -> None:
        """What stands in a paragraph, heading or cell."""
        self.write(tokens[position].children or ())

    def text(self, tokens: Tokens, position: int) -> None:
        self.out.append(escaped(tokens[position].content))

    def raw(self, tokens: Tokens, position: int) -> None:
        self.out.append(tokens[position].content)

    def hard_break(self, tokens: Tokens, position: int) -> None:
        self.out.append("<br />\n")

    def soft_break(self, tokens: Tokens, position: int) -> None:
        self.out.append("\n")

    def code_span(self, tokens: Tokens, position: int) -> None:
        self.out.append(f"<code>{escaped(tokens[position].content)}</code>")

    def code_block(self, tokens: Tokens, position: int) -> None:
        self.out.append(f"<pre><code>{escaped(tokens[position].content)}</code></pre>\n")

    def fence(self, tokens: Tokens, position: int) -> None:
        token = tokens[position]
        language = named_language(token)
        attribute = f' class="language-{escaped(language)}"' if language else ""
        self.out.append(f"<pre><code{attribute}>{escaped(token.content)}</code></pre>\n")

    def image(self, tokens: Tokens, position: int) -> None:
        token = tokens[position]
        token.attrs["alt"] = text_of(token.children or ())
        self.tag(tokens, position)


def _breaks_line(tokens: Tokens, position: int) -> bool:
    token = tokens[position]
    if token.nesting != 1 or position + 1 >= len(tokens):
        return True
    following = tokens[position + 1]
    if following.type == "inline" or following.hidden:
        return False
    return not (following.nesting == -1 and following.tag == token.tag)


def named_language(token: Token) -> str:
    """The first word after a fence, empty if there is none."""
    return (unescapeAll(token.info).split() or [""])[0] if token.info else ""


def text_of(tokens: Tokens) -> str:
    """What inline tokens say without any markup: the alternative text of a picture."""
    parts: list[str] = []
    for token in tokens:
        if token.type == "image":
            parts.append(text_of(token.children or ()))
        elif token.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        else:
            parts.append(token.content)
    return "".join(parts)


Writer.methods = {
    "inline": Writer.inline,
    "text": Writer.text,
    "text_special": Writer.text,
    "html_block": Writer.raw,
    "html_inline": Writer.raw,
    "hardbreak": Writer.hard_break,
    "softbreak": Writer.soft_break,
    "code_inline": Writer.code_span,
    "code_block": Writer.code_block,
    "fence": Writer.fence,
    "image": Writer.image,
}
