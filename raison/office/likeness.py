"""Which communities seem to be about the same: by words that few others use. Pure; bounded in everything that grows."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from heapq import nlargest
from itertools import combinations
from math import log

import msgspec

from raison.communities.queries.lists import telling_words
from raison.kernel.ids import Id

FREQUENT = 50
"""A word that more communities use says nothing about their topic; so pairs stay few: 50 for each word of each."""
RARE_ENOUGH = 10
"""In a small company a word of up to so many communities tells all the same, later of a tenth of them."""
WORDS_SHARED = 3
"""Words that two must have in common, one of them in a name: fewer are chance."""
SHORTEST = 4
"""Letters of a word that names a topic, where it is written in letters."""
SPEECH = frozenset(
    "after before both days each every first four found heard hour hours keep know knows last less long made make "
    "many month months much must need needs never next nine nobody once other people same second seen seven some "
    "somebody such take takes takt three time times today twice week weeks work works would year years anderen bevor "
    "beim bleibt braucht brauchen erst erste gleich gleiche jahr jeder jede jedes machen mehr monat muss nach niemand "
    "schon sollen stunde stunden tage immer viele weniger wieder wird woche wochen zeit zwei drei".split()
)
"""Words that charters are made of, whatever they are about, in English and German."""
CANDIDATES_AT_MOST = 500
"""Pairs whose members and threads are looked at."""


class Described(msgspec.Struct, frozen=True):
    """A community and the words in which everybody at home may read what it is for."""

    id: Id
    openness: str
    name: str
    text: str


class Alike(msgspec.Struct, frozen=True):
    """Two communities, the words that both use, and how much these tell."""

    one_id: Id
    other_id: Id
    words: tuple[str, ...]
    weight: float


def words_of(text: str) -> dict[str, str]:
    """The words that may name a topic: how each is compared → how it is written."""
    found: dict[str, str] = {}
    for written in re.findall(r"[^\W\d_]+", text.lower()):
        if written in SPEECH or (written.isascii() and len(written) < SHORTEST):
            continue
        for compared in telling_words(written):
            found.setdefault(compared, written)
    return found


def alike(described: Iterable[Described]) -> list[Alike]:
    """The pairs that share the most telling words, the most alike first; at most CANDIDATES_AT_MOST."""
    told = list(described)
    words = {one.id: words_of(f"{one.name} {one.text}") for one in told}
    named = {one.id: words_of(one.name).keys() for one in told}
    pairs = _weighed(words, named)
    enough = (pair for pair, found in pairs.items() if found.number >= WORDS_SHARED and found.in_a_name)
    best = nlargest(CANDIDATES_AT_MOST, enough, key=lambda pair: (pairs[pair].weight, pair))
    return [
        Alike(
            one, other, tuple(words[one][word] for word in words[one] if word in words[other]), pairs[one, other].weight
        )
        for one, other in best
    ]


class _Shared(msgspec.Struct):
    """What two have in common so far."""

    number: int = 0
    weight: float = 0.0
    in_a_name: bool = False


def _weighed(
    words: dict[int, dict[str, str]], named: Mapping[int, Collection[str]]
) -> defaultdict[tuple[int, int], _Shared]:
    """Every pair with a word in common. A rare word weighs more, and one of a name twice."""
    users: defaultdict[str, list[int]] = defaultdict(list)
    for which, own in words.items():
        for word in own:
            users[word].append(which)
    most = min(FREQUENT, max(RARE_ENOUGH, len(words) // 10))
    found: defaultdict[tuple[int, int], _Shared] = defaultdict(_Shared)
    for word, ids in users.items():
        if not 2 <= len(ids) <= most:
            continue
        telling = log((1 + len(words)) / len(ids))
        for one, other in combinations(sorted(ids), 2):
            pair, in_a_name = found[one, other], word in named[one] or word in named[other]
            pair.number += 1
            pair.weight += 2 * telling if in_a_name else telling
            pair.in_a_name |= in_a_name
    return found
