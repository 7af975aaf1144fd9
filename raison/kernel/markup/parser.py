"""The one parser: CommonMark with GFM's tables, task lists, strikethrough and bare addresses.

It chooses inline rules by the character at hand instead of trying all at every stop: that is where the time went.
"""

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt, rules_block, rules_inline
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from raison.kernel.markup import links

MAX_NESTING = 30
"""Of quotes and lists (a list and its line count as two); what is nested deeper is not shown."""

MAX_TABLE_CELLS = 20_000
"""Columns times lines left: short rows are filled up with empty cells, so that 2 characters can make 1,000."""

InlineRule = Callable[[StateInline, bool], bool]


def web_address(state: StateInline, silent: bool) -> bool:
    """A bare `https://…` or `www.…`. Before emphasis, so that its stars and underscores stay its own."""
    if silent or state.linkLevel > 0 or not links.WEB_START.match(state.src, state.pos):
        return False
    end = links.web_address_end(state.src, state.pos, state.posMax)
    if end == state.pos:
        return False
    shown = state.src[state.pos : end]
    state.push("web_address", "a", 0).content = shown
    state.pos = end
    return True


def bounded_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """GFM's table, unless it could grow out of proportion to what was written."""
    if not rules_block.table(state, start, end, True):
        return False
    columns = state.src.count("|", state.bMarks[start], state.eMarks[start]) + 1
    return columns * (end - start) <= MAX_TABLE_CELLS and (silent or rules_block.table(state, start, end, False))


class InlineParser(ParserInline):
    """Gives each stop only to the rules that begin with its character; the same tokens come out."""

    def __init__(self, rules: dict[str, tuple[InlineRule, ...]], stops: str, pairs: tuple[str, ...]) -> None:
        super().__init__()
        self.rules = rules
        self.stops = re.compile(stops, re.IGNORECASE)
        self.ruler2.enableOnly(["balance_pairs", *pairs, "fragments_join"])

    def tokenize(self, state: StateInline) -> None:
        """Generate tokens for the range that `state` is at."""
        source, end, find, rules = state.src, state.posMax, self.stops.search, self.rules
        nests = state.level < state.md.options.maxNesting
        while (position := state.pos) < end:
            stop = find(source, position, end)
            begin = stop.start() if stop else end
            if begin > position:
                state.append_pending(source[position:begin])
                state.pos = begin
                continue
            for rule in rules.get(source[begin], ()) if nests else ():
                if rule(state, False):
                    break
            else:
                state.append_pending(source[begin])
                state.pos = begin + 1
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802
        """Step over one token without making it; remembers where each one ended, or `[[[[` would be exponential."""
        position = state.pos
        known = state.cache.get(position)
        if known is not None:
            state.pos = known
            return
        stop = self.stops.search(state.src, position, state.posMax)
        begin = stop.start() if stop else state.posMax
        if begin > position:
            state.pos = begin
        elif state.level >= state.md.options.maxNesting:
            state.pos = state.posMax
        elif not self._skip_by_rule(state):
            state.pos = position + 1
        state.cache[position] = state.pos

    def _skip_by_rule(self, state: StateInline) -> bool:
        for rule in self.rules.get(state.src[state.pos], ()):
            state.level += 1
            matched = rule(state, True)
            state.level -= 1
            if matched:
                return True
        return False


_COMMONMARK: dict[str, tuple[InlineRule, ...]] = {
    "\n": (rules_inline.newline,),
    "\\": (rules_inline.escape,),
    "`": (rules_inline.backtick,),
    "*": (rules_inline.emphasis.tokenize,),
    "_": (rules_inline.emphasis.tokenize,),
    "[": (rules_inline.link,),
    "!": (rules_inline.image,),
    "<": (rules_inline.autolink, rules_inline.html_inline),
    "&": (rules_inline.entity,),
}
_GFM: dict[str, tuple[InlineRule, ...]] = _COMMONMARK | {
    "<": (rules_inline.autolink,),
    "~": (rules_inline.strikethrough.tokenize,),
    "h": (web_address,),
    "H": (web_address,),
    "w": (web_address,),
    "W": (web_address,),
}


@cache
def commonmark() -> MarkdownIt:
    """The specification's language, raw HTML included: not for what people write, but to prove the rest by."""
    parser = MarkdownIt("commonmark")
    parser.inline = InlineParser(_COMMONMARK, r"[\n\\`*_\[\]<&]|!\[", ("emphasis",))
    return parser


@cache
def message_language() -> MarkdownIt:
    """What people write: GFM, raw HTML shown as the text that it is."""
    options = {"html": False, "tasklists": True, "strikethrough_single_tilde": True, "maxNesting": MAX_NESTING}
    parser = MarkdownIt("commonmark", options).enable(["table"]).disable(["html_block", "text_join"])
    parser.block.ruler.at("table", bounded_table, {"alt": ["paragraph", "reference"]})
    parser.inline = InlineParser(_GFM, r"[\n\\`*_~\[\]<&]|!\[|https?://|www\.", ("strikethrough", "emphasis"))
    parser.validateLink = links.is_allowed  # type: ignore[method-assign]
    parser.normalizeLink = links.normal  # type: ignore[method-assign]
    return parser
