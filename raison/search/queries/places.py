"""Communities and the company's place by their names and reasons, those whose existence the viewer may know of."""

from sqlalchemy import select

from raison.communities.columns import place_columns, with_role
from raison.communities.rows import Place
from raison.kernel.access import Viewer, places, visible_place
from raison.kernel.database import at_most, has_pieces, rows, statement
from raison.search.asking import Query, Term
from raison.search.tables import search_places

LOOKED_AT = 200
"""Places with one of the words among which the best are chosen."""


class FoundPlace(Place, frozen=True, kw_only=True):
    """A place with the words by which it was found."""

    title_words: str
    all_words: str


async def found_places(viewer: Viewer, query: Query, *, limit: int = 5) -> list[Place]:
    """Places with all terms in name and reason; those with more of them in the name first."""
    pieces = [f" {token} " for term in query.terms for token in term.tokens]
    if query.prefix:
        pieces.append(f" {query.prefix}")
    if not pieces:
        return []
    found = await rows(FOUND, FoundPlace, pieces=pieces, limit=LOOKED_AT, **viewer.scope)
    fitting = [one for one in found if _fits(query, one.all_words)]
    fitting.sort(key=lambda one: (one.retired, -_in_name(query, one), one.name.casefold(), one.id))
    return list(fitting[:limit])


def _fits(query: Query, words: str) -> bool:
    if any(_has(term, words) for term in query.excluded) or any(phrase not in words for phrase in query.phrases):
        return False
    return all(_has(term, words) for term in query.terms)


def _in_name(query: Query, place: FoundPlace) -> int:
    return sum(_has(term, place.title_words) for term in query.terms)


def _has(term: Term, words: str) -> bool:
    if any(f" {token} " in words for token in term.any) or (term.prefix and f" {term.prefix}" in words):
        return True
    return bool(term.every) and all(f" {token} " in words for token in term.every)


_ALL_WORDS = search_places.c.title + search_places.c.body + search_places.c.forms
FOUND = statement(
    select(
        *place_columns(),
        search_places.c.title.label("title_words"),
        _ALL_WORDS.label("all_words"),
    )
    .select_from(with_role(places.join(search_places, search_places.c.place_id == places.c.id)))
    .where(visible_place(), places.c.kind != "direct", has_pieces(_ALL_WORDS, "pieces", every=False))
    .order_by(places.c.id)
    .limit(at_most())
)
