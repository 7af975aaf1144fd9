"""What was looked for, marked in the text that people read. The text is escaped; only `<mark>` is added."""

from collections.abc import Iterator

from markupsafe import escape

from raison.search.asking import Query
from raison.search.folding import normal
from raison.search.words import PART, RUN, read_run

SNIPPET = 200
"""Characters of a snippet, its dots among them."""
BEFORE = 60
"""Characters before the first hit."""
Span = tuple[int, int]


class Marker:
    """Marks what one query looked for, in as many texts as one likes: what it learns of a word it keeps."""

    def __init__(self, query: Query) -> None:
        self.wanted = frozenset(token for term in query.terms for token in term.tokens)
        self.prefix = query.prefix
        self.unspaced = query.unspaced
        self._known: dict[str, tuple[Span, ...]] = {}

    def marked(self, text: str) -> str:
        """The whole text as HTML."""
        return _html(text, list(self.spans(text)), 0, len(text))

    def snippet(self, text: str) -> str:
        """The part of a text around the first hit as HTML; its beginning when there is none."""
        text = " ".join(text.split())
        if len(text) <= SNIPPET:
            return self.marked(text)
        found = list(self.spans(text))
        begin = _begin(text, found[0][0]) if found else 0
        end = min(begin + SNIPPET - (2 if begin else 1), len(text))
        if end < len(text):
            blank = text.rfind(" ", end - BEFORE // 2, end)
            end = blank if blank > begin else end
        return ("…" if begin else "") + _html(text, found, begin, end) + ("…" if end < len(text) else "")

    def spans(self, text: str) -> Iterator[Span]:
        """Where in a text the words of the query are, in order."""
        for run in RUN.finditer(text):
            found = self._known.get(run[0])
            if found is None:
                found = self._known[run[0]] = tuple(self._inside(run[0]))
            if found:
                at = run.start()
                yield from ((at + begin, at + end) for begin, end in found)

    def _inside(self, run: str) -> Iterator[Span]:
        if read_run(run).unspaced:
            yield from self._unspaced(run)
        elif self._has(run):
            # the parts of a compound that were looked for; the whole when it was that
            parts = [found.span() for found in PART.finditer(run)]
            hits = [(begin, end) for begin, end in parts if self._has(run[begin:end])]
            yield from hits if hits and len(parts) > 1 else [(0, len(run))]

    def _has(self, run: str) -> bool:
        read = read_run(run)
        if not self.wanted.isdisjoint(read.words) or not self.wanted.isdisjoint(read.forms):
            return True
        return bool(self.prefix) and any(word.startswith(self.prefix) for word in (*read.words, *read.forms))

    def _unspaced(self, run: str) -> Iterator[Span]:
        plain = normal(run)
        if len(plain) != len(run):  # what is written in another width can't be pointed at exactly
            if any(piece in plain for piece in self.unspaced):
                yield 0, len(run)
            return
        found = [(begin, begin + len(piece)) for piece in self.unspaced for begin in _places(piece, plain)]
        found += [part.span() for part in PART.finditer(plain) if not part[1] and self._has(part[0])]
        yield from _merged(sorted(found))


def _begin(text: str, first: int) -> int:
    """Where a snippet begins: a little before the first hit, at a word."""
    begin = min(max(first - BEFORE, 0), max(len(text) - SNIPPET, 0))
    blank = text.find(" ", begin, begin + BEFORE // 2) if begin else -1
    return blank + 1 if 0 <= blank < first else begin


def _places(piece: str, text: str) -> Iterator[int]:
    begin = text.find(piece)
    while begin >= 0:
        yield begin
        begin = text.find(piece, begin + len(piece))


def _merged(found: list[Span]) -> Iterator[Span]:
    last: Span | None = None
    for begin, end in found:
        if last is not None and begin <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (begin, end)
    if last is not None:
        yield last


def _html(text: str, found: list[Span], begin: int, end: int) -> str:
    parts, at = [], begin
    for first, last in found:
        if last <= at or first >= end:
            continue
        first, last = max(first, at), min(last, end)
        parts += [str(escape(text[at:first])), "<mark>", str(escape(text[first:last])), "</mark>"]
        at = last
    return "".join([*parts, str(escape(text[at:end]))])
