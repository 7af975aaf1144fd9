"""Which languages a text's words may be of: told by its small words, so that one stemmer reads it instead of three.

What is short or mixed stays open, and is read by all. Questions are read by all always: a word of another language in a
text is found by its own form still.
"""

from collections.abc import Iterable

from raison.search.common_words import COMMON

LANGUAGES = tuple(COMMON)
_OWN = {
    language: words - frozenset().union(*(COMMON[other] for other in COMMON if other != language))
    for language, words in COMMON.items()
}
"""Common words that no other language has."""
SURE, SURER = 2, 4
"""So many own words, and so many times those of the next language, make a text a language's."""


def language_of(words: Iterable[str]) -> str:
    """The language of a text by its words, folded; empty when it is not plain."""
    heard = set(words)
    (most, language), (next_most, _other) = sorted(
        ((len(heard & own), language) for language, own in _OWN.items()), reverse=True
    )[:2]
    return language if most >= SURE and most >= SURER * next_most else ""
