"""What people see of a message: names instead of handles, emoji, pictures only from here, boxes for tasks."""

from typing import ClassVar

from raison.kernel.markup import links
from raison.kernel.markup.highlighting import LANGUAGES, MAX_HIGHLIGHTED, highlighted
from raison.kernel.markup.mentions import NOBODY, Mentions, profile_path, signs_in, with_emoji
from raison.kernel.markup.writer import Tokens, Writer, WriterMethod, escaped, named_language, text_of

TOP_HEADING = 3
"""`#` becomes h3, because a message stands under the headings of its page; no level is skipped on the way down."""

MAX_HIGHLIGHTED_TOGETHER = 3 * MAX_HIGHLIGHTED


class MessageWriter(Writer):
    """Writes the HTML and gathers, on the way, what else is kept of a message."""

    methods: ClassVar[dict[str, WriterMethod]] = {}

    def __init__(self, mentions: Mentions = NOBODY) -> None:
        super().__init__()
        self.plain: list[str] = []
        self.handles: dict[str, None] = {}
        self.links: dict[str, None] = {}
        self._name_of = mentions if callable(mentions) else mentions.get
        self._links_open = 0
        self._task: bool | None = None
        self._heading = TOP_HEADING - 1
        self._highlightable = MAX_HIGHLIGHTED_TOGETHER

    def prose(self, text: str) -> None:
        """Text outside code: finds who it names, mail addresses and emoji."""
        if self._links_open:
            self.words(with_emoji(text))
            return
        position = 0
        for begin, end, kind, value in signs_in(text):
            self.words(text[position:begin])
            if kind == "mail":
                self.link(f"mailto:{value}", value)
            elif kind == "mention":
                self.mention(value)
            else:
                self.words(value)
            position = end
        self.words(text[position:])

    def words(self, text: str) -> None:
        """Text that means only itself."""
        if text:
            self.out.append(escaped(text))
            self.plain.append(text)

    def link(self, target: str, shown: str) -> None:
        """A link that was written as text."""
        self.out.append(f'<a href="{escaped(target)}">{escaped(shown)}</a>')
        self.plain.append(shown)
        self._remember(target)

    def mention(self, written: str) -> None:
        """A person or team by name; a handle that nobody has stays text."""
        handle = written.lower()
        named = self._name_of(handle)
        if named is None:
            self.words(f"@{written}")
            return
        kind, name = named
        self.handles[handle] = None
        self.out.append(f'<a class="mention" href="{profile_path(kind, handle)}">@{escaped(name)}</a>')
        self.plain.append(f"@{name}")

    def line_break(self) -> None:
        """What was typed as a new line stays one: this is conversation, not typesetting."""
        self.out.append("<br>\n")
        self.plain.append("\n")

    def _remember(self, target: str) -> None:
        if links.is_web(target):
            self.links[target] = None

    def text(self, tokens: Tokens, position: int) -> None:
        self.prose(tokens[position].content)

    def escaped_text(self, tokens: Tokens, position: int) -> None:
        self.words(tokens[position].content)

    def web_address(self, tokens: Tokens, position: int) -> None:
        shown = tokens[position].content
        self.link(links.web_target(shown), shown)

    def any_break(self, tokens: Tokens, position: int) -> None:
        self.line_break()

    def code_span(self, tokens: Tokens, position: int) -> None:
        super().code_span(tokens, position)
        self.plain.append(tokens[position].content)

    def inline(self, tokens: Tokens, position: int) -> None:
        task, self._task = self._task, None
        if task is not None:
            # a label around the words: the box then has a name in whatever language they are
            self.out.append(f'<label><input type="checkbox" disabled{" checked" if task else ""}> ')
        super().inline(tokens, position)
        if task is not None:
            self.out.append("</label>")
        self.plain.append(" " if position and tokens[position - 1].tag in ("td", "th") else "\n")

    def list_entry(self, tokens: Tokens, position: int) -> None:
        token = tokens[position]
        self._task = token.meta.get("checked")
        token.attrs = {"class": "task"} if self._task is not None else {}
        self.tag(tokens, position)

    def list_start(self, tokens: Tokens, position: int) -> None:
        tokens[position].attrs.pop("class", None)
        self.tag(tokens, position)

    def heading(self, tokens: Tokens, position: int) -> None:
        token = tokens[position]
        if token.nesting > 0:
            self._heading = min(int(token.tag[1]) + TOP_HEADING - 1, self._heading + 1, 6)
        token.tag = f"h{self._heading}"
        self.tag(tokens, position)

    def table(self, tokens: Tokens, position: int) -> None:
        # wide tables scroll by themselves, and what scrolls must be reachable by keyboard
        opens = tokens[position].nesting > 0
        self.out.append('<div class="table" tabindex="0"><table>\n' if opens else "</table></div>\n")

    def cell(self, tokens: Tokens, position: int) -> None:
        token = tokens[position]
        style = str(token.attrs.get("style", ""))
        token.attrs = {"align": style.removeprefix("text-align:")} if style else {}
        self.tag(tokens, position)

    def row_end(self, tokens: Tokens, position: int) -> None:
        self.tag(tokens, position)
        self.plain.append("\n")

    def link_open(self, tokens: Tokens, position: int) -> None:
        self._links_open += 1
        self._remember(str(tokens[position].attrs.get("href", "")))
        self.tag(tokens, position)

    def link_close(self, tokens: Tokens, position: int) -> None:
        self._links_open -= 1
        self.out.append("</a>")

    def fence(self, tokens: Tokens, position: int) -> None:
        token = tokens[position]
        language = named_language(token).lower()
        if language not in LANGUAGES or len(token.content) > self._highlightable:
            self.code_block(tokens, position)
            return
        self._highlightable -= len(token.content)
        self.plain.append(token.content)
        code = highlighted(token.content, language)
        self.out.append(f'<pre tabindex="0"><code class="language-{LANGUAGES[language]}">{code}</code></pre>\n')

    def code_block(self, tokens: Tokens, position: int) -> None:
        self.plain.append(tokens[position].content)
        self.out.append(f'<pre tabindex="0"><code>{escaped(tokens[position].content)}</code></pre>\n')

    def image(self, tokens: Tokens, position: int) -> None:
        token = tokens[position]
        source = str(token.attrs.get("src", ""))
        says = text_of(token.children or ())
        if links.is_own_file(source):
            self.out.append(f'<img src="{escaped(source)}" alt="{escaped(says)}" loading="lazy">')
            self.plain.append(says)
        elif self._links_open or not source:
            self.words(says)
        else:
            # a picture elsewhere would tell its server who reads this, and when
            self.link(source, says or source)


_OWN: dict[str, WriterMethod] = {
    "inline": MessageWriter.inline,
    "text": MessageWriter.text,
    "text_special": MessageWriter.escaped_text,
    "web_address": MessageWriter.web_address,
    "hardbreak": MessageWriter.any_break,
    "softbreak": MessageWriter.any_break,
    "code_inline": MessageWriter.code_span,
    "code_block": MessageWriter.code_block,
    "fence": MessageWriter.fence,
    "image": MessageWriter.image,
    "link_open": MessageWriter.link_open,
    "link_close": MessageWriter.link_close,
    "bullet_list_open": MessageWriter.list_start,
    "ordered_list_open": MessageWriter.list_start,
    "list_item_open": MessageWriter.list_entry,
    "heading_open": MessageWriter.heading,
    "heading_close": MessageWriter.heading,
    "table_open": MessageWriter.table,
    "table_close": MessageWriter.table,
    "th_open": MessageWriter.cell,
    "td_open": MessageWriter.cell,
    "tr_close": MessageWriter.row_end,
}
MessageWriter.methods = Writer.methods | _OWN
