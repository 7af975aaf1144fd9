"""Asking the index: the newest entries that have the words and that the viewer may see, never more than are ranked.

SQLite walks the index backwards in time and stops. PostgreSQL's has no order: for words that are used much, it is asked
for the newest stretch of time first, then for longer ones, so that it never gathers a hundred thousand rows.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any, TypeVar

import msgspec
from sqlalchemy import ColumnElement, Select, func, literal_column, select

from raison.kernel.access import Viewer, places, visible_to
from raison.kernel.database import Statement, at_most, current, has_pieces, number, rows, statement
from raison.kernel.ids import Id
from raison.search.asking import Query, Term
from raison.search.matching import TIME_BITS, Within, marks_asked, newest_stretch, words_asked
from raison.search.rows import Candidate
from raison.search.sql import MATCHES_SQLITE, matches_postgresql, search_index
from raison.search.tables import search_entries

TWO_YEARS_BITS = 58
"""Ids of two years differ in so many bits."""
FEW = 2_000
"""Uses of a word up to which PostgreSQL gathers every entry that has it."""
READ = 4_000
"""Characters of an entry's words by which it is ranked."""
Row = TypeVar("Row")
Ways = Sequence[Sequence[Term]]
"""An entry is found if it has all terms of one of the ways."""


class Whereabouts(msgspec.Struct, frozen=True):
    """An entry without its words: who said something, where."""

    id: Id
    subject_id: Id
    place_id: Id
    author_id: Id


async def candidates(viewer: Viewer, query: Query, within: Within, *, ways: Ways, limit: int) -> list[Candidate]:
    """The newest entries that have the words, at most `limit`."""
    return await _asked(CANDIDATE, Candidate, viewer, query, within, ways, limit)


async def whereabouts(viewer: Viewer, query: Query, within: Within, *, ways: Ways, limit: int) -> list[Whereabouts]:
    """The same in communities, without the words."""
    return await _asked(WHEREABOUTS, Whereabouts, viewer, query, within, ways, limit)


async def _asked(
    asking: Statement, struct: type[Row], viewer: Viewer, query: Query, within: Within, ways: Ways, limit: int
) -> list[Row]:
    dialect = current().dialect
    words = words_asked(dialect, ways, query.excluded, within)
    kept: dict[str, Any] = {"since": within.since_id, "phrases": query.phrases, "limit": limit, **viewer.scope}
    if dialect == "sqlite":
        marks = marks_asked(dialect, within)
        return await rows(asking, struct, match=f"{words} AND {marks}" if marks else words, **kept)
    stretch = _first_stretch(ways, limit)
    while True:
        marks = marks_asked(dialect, within, stretch)
        found = await rows(asking, struct, match=words, marks=marks or words, **kept)
        if len(found) >= limit or stretch is None or _begins(stretch) <= within.since_id:
            return found
        stretch = _longer(stretch, len(found), limit)


def _first_stretch(ways: Ways, limit: int) -> int | None:
    """The shortest stretch of time that may be enough; None for words of which all entries are few enough to gather.

    It is taken that the entries are spread over two years: if they are younger, more is read than is needed.
    """
    likely = sum(min(term.uses for term in way) for way in ways)
    if likely <= FEW:
        return None
    enough = (stretch for stretch, bits in enumerate(TIME_BITS) if likely << bits >= limit << TWO_YEARS_BITS)
    return next(enough, None)


def _longer(stretch: int, found: int, limit: int) -> int | None:
    """A stretch that may be enough after one that was not; each is eight times as long as the one before."""
    following = stretch + (1 if found * 16 >= limit else 2)
    return following if following < len(TIME_BITS) else None


def _begins(stretch: int) -> int:
    """The first id of a newest stretch."""
    return min(int(mark.partition(".")[2]) for mark in newest_stretch(stretch)) << TIME_BITS[stretch]


_WORDS = (
    search_entries.c.title,
    func.substr(search_entries.c.body, 1, READ).label("body"),
    func.substr(search_entries.c.forms, 1, READ).label("forms"),
)
_WHERE = (search_entries.c.subject_id, search_entries.c.place_id, search_entries.c.author_id)
_PHRASES = has_pieces(search_entries.c.title + search_entries.c.body, "phrases", every=True)
_IN_COMMUNITY: ColumnElement[bool] = search_entries.c.place_id.in_(select(places.c.id).where(places.c.kind != "direct"))


def _sqlite(columns: Sequence[ColumnElement[Any]], *more: ColumnElement[bool]) -> Select[Any]:
    return (
        select(search_entries.c.id, *columns)
        .select_from(search_index.join(search_entries, search_entries.c.id == search_index.c.rowid))
        .where(MATCHES_SQLITE, search_index.c.rowid >= number("since"), visible_to(search_entries.c.place_id), _PHRASES)
        .where(*more)
        .order_by(search_index.c.rowid.desc())
        .limit(at_most())
    )


def _postgresql(columns: Sequence[ColumnElement[Any]], *more: ColumnElement[bool]) -> Select[Any]:
    # `+ 0`: by the primary key it would read every entry's words, a hundred times slower than by the index of words
    by_time = search_entries.c.id + literal_column("0")
    return (
        select(search_entries.c.id, *columns)
        .where(matches_postgresql(), by_time >= number("since"), visible_to(search_entries.c.place_id), _PHRASES)
        .where(*more)
        .order_by(by_time.desc())
        .limit(at_most())
    )


CANDIDATE = statement(sqlite=partial(_sqlite, _WORDS), postgresql=partial(_postgresql, _WORDS))
WHEREABOUTS = statement(
    sqlite=partial(_sqlite, _WHERE, _IN_COMMUNITY), postgresql=partial(_postgresql, _WHERE, _IN_COMMUNITY)
)
