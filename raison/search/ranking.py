"""What an entry is worth for a query, the same on both databases, from its tokens alone.

After BM25: rare words tell more, repetition saturates, long texts count less. A word in the title is worth several in
the text, the word itself more than a form of it; words side by side and newer entries are worth a little more.
Entries that have all the words stand above those that have some.
"""

from collections.abc import Iterable, Sequence
from math import log

import msgspec

from raison.kernel.ids import BELOW_TIME, EPOCH_MS
from raison.search.asking import Query, Term
from raison.search.matching import TITLE
from raison.search.rows import Candidate
from raison.search.words import stream

SATURATION, USUAL_LENGTH = 1.2, 240
"""BM25's k1, and the characters of an ordinary message."""
IN_TITLE, IN_TEXT = 3.0, 1.0
EXACT, FORM, BEGUN = 1.0, 0.8, 0.6
SIDE_BY_SIDE, FRESH = 0.25, 0.3
"""How much more it is worth when the words stand side by side, and when it is new."""
HALF_LIFE_DAYS = 180
ALL = 1_000_000_000
"""Added to entries that have every term."""
UNIT = 100_000
"""Scores are whole numbers, so that one can page by them."""
MILLISECONDS_A_DAY = 86_400_000


class Ranked(msgspec.Struct, frozen=True):
    """An entry's id and worth."""

    id: int
    score: int

    @property
    def key(self) -> tuple[int, int]:
        """By what the list is sorted, downwards."""
        return self.score, self.id


def ranked(query: Query, full: Sequence[Candidate], part: Sequence[Candidate], *, now: int) -> list[Ranked]:
    """Entries in the order of their worth. `full` have all the terms, `part` some; `now` in UTC microseconds."""
    wanted = [_Wanted(term) for term in query.terms]
    phrase = stream(query.typed) if len(query.typed) > 1 else ""
    complete = {one.id for one in full}
    weighed = [_Weighed(one, wanted) for one in {one.id: one for one in (*part, *full)}.values()]
    weights = _weights(query, weighed)
    hour = now // 3_600_000_000 * 3_600_000  # within an hour the order stays, so that one can page through it
    found = [
        Ranked(one.id, (ALL if one.id in complete else 0) + int(_fresh(one.id, hour) * one.worth(weights, phrase)))
        for one in weighed
    ]
    return sorted(found, key=lambda one: one.key, reverse=True)


class _Wanted:
    """A term as pieces of a stream, as it is and as titles are marked."""

    __slots__ = ("every", "forms", "marked_forms", "marked_prefix", "prefix", "words")

    def __init__(self, term: Term) -> None:
        self.words = _pieces(term.words)
        self.every = _pieces(term.every)
        self.forms = _pieces((*term.words, *term.forms))
        self.marked_forms = _pieces(TITLE + token for token in (*term.words, *term.forms))
        self.prefix = f" {term.prefix}" if term.begun else ""
        self.marked_prefix = f" {TITLE}{term.prefix}" if term.begun else ""


class _Weighed:
    """An entry with how well each term stands in its title and text."""

    __slots__ = ("candidate", "id", "in_text", "in_title")

    def __init__(self, candidate: Candidate, wanted: list[_Wanted]) -> None:
        self.id = candidate.id
        self.candidate = candidate
        title, body, forms = candidate.title, candidate.body, candidate.forms
        length = SATURATION * (0.25 + 0.75 * len(body) / USUAL_LENGTH)
        self.in_title, self.in_text = [], []
        for one in wanted:
            in_title = _quality(one, title, forms, one.marked_forms, one.marked_prefix) if title else 0.0
            in_text = _quality(one, body, forms, one.forms, one.prefix)
            self.in_title.append(in_title)
            self.in_text.append(in_text * _saturated(body, one, length) if in_text else 0.0)

    def worth(self, weights: list[float], phrase: str) -> float:
        """The sum over all terms, and more when they stand side by side."""
        worth = 0.0
        for weight, in_title, in_text in zip(weights, self.in_title, self.in_text, strict=True):
            worth += weight * (IN_TITLE * in_title + IN_TEXT * in_text)
        beside = phrase and (phrase in self.candidate.title or phrase in self.candidate.body)
        return worth * (1 + SIDE_BY_SIDE) if beside else worth


def _weights(query: Query, found: list[_Weighed]) -> list[float]:
    """How much each term tells: the rarer, the more. The index counts by samples, so what was found is counted too."""
    entries = max(query.entries, len(found))
    counted = [sum(1 for one in found if one.in_title[at] or one.in_text[at]) for at in range(len(query.terms))]
    return [log(1.5 + entries / (1 + max(term.uses, count))) for term, count in zip(query.terms, counted, strict=True)]


def _quality(wanted: _Wanted, words: str, forms: str, of_forms: Sequence[str], of_prefix: str) -> float:
    """How exactly a term is among the words: 0 when it is not."""
    # loops, not any(): this is most of what a search costs here
    for word in wanted.words:
        if word in words:
            return EXACT
    if wanted.every and all(word in words for word in wanted.every):
        return EXACT
    for form in of_forms:
        if form in forms:
            return FORM
    for form in wanted.forms:
        if form in words:
            return FORM
    if wanted.prefix and (wanted.prefix in words or of_prefix in forms):
        return BEGUN
    return 0.0


def _saturated(body: str, wanted: _Wanted, length: float) -> float:
    """From 0 to 1 by how often the words are there."""
    times = 0
    for word in (*wanted.words, *wanted.every):
        times += body.count(word)
    return max(times, 1) / (max(times, 1) + length)


def _pieces(tokens: Iterable[str]) -> tuple[str, ...]:
    return tuple(f" {token} " for token in tokens)


def _fresh(entry_id: int, now_ms: int) -> float:
    """What an entry's age adds, in the units of scores."""
    age_ms = max(now_ms - EPOCH_MS - (entry_id >> BELOW_TIME), 0)
    return float(UNIT * (1 + FRESH * 0.5 ** (age_ms / MILLISECONDS_A_DAY / HALF_LIFE_DAYS)))
