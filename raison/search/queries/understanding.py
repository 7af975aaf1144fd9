"""A query with what the index knows of its words: how rare they are, and what an unfinished one may become."""

from raison.search.asking import Query, Term, read_query
from raison.search.vocabulary import known_words


async def understood(text: str, *, unfinished: bool = True) -> Query:
    """What was typed, looked up. `unfinished`: the last word may go on."""
    query = read_query(text, unfinished=unfinished)
    if not query.terms:
        return query
    uses, begun = await known_words(query.tokens, query.prefix)
    query.entries = max(uses.values(), default=0)
    query.terms[-1].begun = tuple(begun)
    for term in query.terms:
        term.uses = _uses(term, uses | begun)
    return query


def _uses(term: Term, uses: dict[str, int]) -> int:
    """About how many entries have a term, rather too many; 0 when none can."""
    together = min((uses.get(token, 0) for token in term.every), default=0)
    return together + sum(uses.get(token, 0) for token in term.any)
