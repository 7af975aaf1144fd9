"""What somebody typed as a query: terms that must be found, phrases in their order, words that must not be there.

Quotes make a phrase, a minus before a letter excludes, everything else is taken as it stands. The last word may be
unfinished.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from raison.search.common_words import COMMON
from raison.search.folding import normal
from raison.search.words import PART, RUN, Read, read_run, stream, tokens_of

MAX_QUERY = 300
"""Characters of a query."""
MAX_TERMS = 12
"""Terms that are looked for; more are passed over."""
SHORTEST_PREFIX = 2
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_COMMON = frozenset().union(*COMMON.values())
_APART = re.compile(r"[:/@&+]")
"""Signs that hold names together in a text, and in a query may be there by habit."""
_PIECE = re.compile(r'(-(?=[^\W\d]|"))?(?:"([^"]*)"?|([^\s"]+))')


class Term(msgspec.Struct, kw_only=True):
    """One thing looked for: an entry has it if it has any of `words`, `forms` or `begun`, or all of `every`."""

    words: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    """Words that begin with what was typed last, from the index."""
    every: tuple[str, ...] = ()
    common: bool = False
    prefix: str = ""
    uses: int = 0
    """About how many entries have it; set when the query is looked up."""

    @property
    def any(self) -> tuple[str, ...]:
        """Tokens of which one is enough."""
        return (*self.words, *self.forms, *self.begun)

    @property
    def tokens(self) -> set[str]:
        """Every token that matters to it."""
        return {*self.any, *self.every}


class Query(msgspec.Struct, kw_only=True):
    """A query that was read. `phrases` are pieces of a stream of words, `typed` the words in their order."""

    terms: list[Term] = []
    phrases: list[str] = []
    excluded: list[Term] = []
    typed: list[str] = []
    unspaced: list[str] = []
    """What was typed in scripts without blanks."""
    entries: int = 0
    """About how many entries there are; set when the query is looked up."""

    @property
    def tokens(self) -> set[str]:
        """Every token that is looked for."""
        return {token for term in (*self.terms, *self.excluded) for token in term.tokens}

    @property
    def prefix(self) -> str:
        """What the last word begins with, if it may be unfinished."""
        return self.terms[-1].prefix if self.terms else ""


def read_query(text: str, *, unfinished: bool = True) -> Query:
    """Read what was typed. `unfinished`: the last word may be the beginning of a longer one."""
    text = text[:MAX_QUERY].translate(_QUOTES)
    query = Query()
    for piece in _PIECE.finditer(text):
        excluded, phrase, plain = piece.groups()
        terms = list(_phrase(query, phrase, excluded)) if phrase is not None else list(_plain(query, plain, excluded))
        (query.excluded if excluded else query.terms).extend(terms)
    query.terms = _telling(query.terms)[:MAX_TERMS]
    query.excluded = query.excluded[:MAX_TERMS]
    if query.terms and (not unfinished or not RUN.fullmatch(text[-1:])):
        query.terms[-1].prefix = ""
    for term in query.terms[:-1]:
        term.prefix = ""
    return query


def _phrase(query: Query, text: str, excluded: str | None) -> Iterator[Term]:
    """The words as they stand, side by side."""
    words = tokens_of(text)[0].words
    if words:
        if not excluded:
            query.phrases.append(stream(words))
            query.typed += words
            query.unspaced += [part[1] for part in PART.finditer(normal(text)) if part[1]]
        yield Term(every=tuple(dict.fromkeys(words)))


def _plain(query: Query, text: str, excluded: str | None) -> Iterator[Term]:
    for run in (run for piece in _APART.split(text) for run in RUN.findall(piece)):
        read = read_run(run)
        if not read.words:
            continue
        if not excluded:
            query.typed += read.words
        if read.unspaced:
            yield _unspaced(query, run, read, excluded)
        elif len(read.words) == 1:
            word = read.words[0]
            prefix = word if len(word) >= SHORTEST_PREFIX else ""
            yield Term(words=(word,), forms=_sorted(read.forms), common=word in _COMMON, prefix=prefix)
        else:
            joined = "".join(read.words)
            # a compound is found written together or apart
            yield Term(
                words=tuple({joined} & read.forms),
                every=tuple(dict.fromkeys(read.words)),
                prefix=joined if joined in read.forms else "",
            )


def _unspaced(query: Query, run: str, read: Read, excluded: str | None) -> Term:
    if not excluded:
        query.unspaced += [part[1] for part in PART.finditer(normal(run)) if part[1]]
    if len(read.words) == 1:
        return Term(words=read.words)
    if not excluded:
        query.phrases.append(stream(read.words))
    return Term(every=tuple(dict.fromkeys(read.words)))


def _telling(terms: list[Term]) -> list[Term]:
    """Without the common words, unless there are no others; each once."""
    telling = [term for term in terms if not term.common] or terms
    return [term for at, term in enumerate(telling) if all(term.tokens != other.tokens for other in telling[:at])]


def _sorted(tokens: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(tokens))
