"""Queries in the words of both databases: FTS5 on SQLite, tsquery on PostgreSQL. And the marks that entries carry.

Marks are tokens that no text has, because their first character is no letter. They are added where an entry is written
into the index (migration 0002), and let the index itself keep to a place, a writer, a kind or a stretch of time.
"""

from collections.abc import Iterable, Sequence

import msgspec

from raison.kernel.clock import now_us
from raison.kernel.database.statements import Dialect
from raison.kernel.ids import NEWEST, id_at
from raison.search.asking import Term

TITLE, PLACE, AUTHOR, TIME = "¤", "§", "¶", "¦"
OPENS, REPLIES = "†", "‡"
TIME_BITS = (46, 49, 52, 55, 58)
"""Ids begin with milliseconds: shifted by so many bits they count stretches of 4.7 hours, 37 hours, 12 days, 99 days
and 2.2 years."""
PLACES_AT_MOST = 400
"""Places that a query names; who is in more is served by the access rule alone."""


class Within(msgspec.Struct, frozen=True, kw_only=True):
    """What a search keeps to. `place_ids`: only these; `title`: the words must be in the title."""

    place_ids: frozenset[int] | None = None
    author_id: int | None = None
    opens: bool | None = None
    since: int = 0
    title: bool = False

    @property
    def since_id(self) -> int:
        """The first id of the time `since` (UTC microseconds)."""
        return min(id_at(self.since, 0), NEWEST) if self.since else 1


class Syntax(msgspec.Struct, frozen=True):
    """How a database writes its queries."""

    quote: str
    both: str
    either: str
    without: str

    def word(self, token: str) -> str:
        """One token. Tokens have no quotes in them; letters, digits and marks only."""
        return f"{self.quote}{token}{self.quote}"

    def any(self, parts: Iterable[str]) -> str:
        """One of the parts."""
        return f"({self.either.join(parts)})"

    def all(self, parts: Iterable[str]) -> str:
        """Every part."""
        return f"({self.both.join(parts)})"


SYNTAX: dict[Dialect, Syntax] = {
    "sqlite": Syntax('"', " AND ", " OR ", " NOT "),
    "postgresql": Syntax("'", " & ", " | ", " & !"),
}


def words_asked(dialect: Dialect, ways: Sequence[Sequence[Term]], excluded: Sequence[Term], within: Within) -> str:
    """What the index is asked: all terms of one of the ways, none of the excluded ones."""
    syntax = SYNTAX[dialect]
    mark = TITLE if within.title else ""
    found = syntax.any(syntax.all(_term(syntax, term, mark) for term in way) for way in ways)
    not_wanted = [_term(syntax, term, "") for term in excluded]
    return f"({found}{syntax.without}{syntax.any(not_wanted)})" if not_wanted else found


def marks_asked(dialect: Dialect, within: Within, stretch: int | None = None) -> str:
    """What it must have besides the words; empty when nothing. `stretch`: only the newest stretch of time, by its
    number among TIME_BITS."""
    syntax = SYNTAX[dialect]
    marks = _marks(syntax, within)
    if stretch is not None:
        marks.append(syntax.any(syntax.word(one) for one in newest_stretch(stretch)))
    return syntax.all(marks) if marks else ""


def newest_stretch(number: int) -> list[str]:
    """The marks of the current stretch of time, of the one before, and of the next (clocks differ)."""
    current = id_at(now_us(), 0) >> TIME_BITS[number]
    return [f"{TIME}{number}.{one}" for one in (current + 1, current, current - 1)]


def _marks(syntax: Syntax, within: Within) -> list[str]:
    marks = []
    if within.place_ids is not None:
        marks.append(syntax.any(syntax.word(f"{PLACE}{place}") for place in sorted(within.place_ids)))
    if within.author_id is not None:
        marks.append(syntax.word(f"{AUTHOR}{within.author_id}"))
    if within.opens is not None:
        marks.append(syntax.word(OPENS if within.opens else REPLIES))
    return marks


def _term(syntax: Syntax, term: Term, mark: str) -> str:
    ways = [syntax.word(mark + token) for token in term.any]
    if term.every:
        ways.append(syntax.all(syntax.word(mark + token) for token in term.every))
    return syntax.any(ways)
