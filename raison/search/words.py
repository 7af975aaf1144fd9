"""Text into tokens, the same for both databases, for what is indexed and for what is asked.

A word is folded (case, width, accents) and found by its forms too: its English, German or French stem (each of them,
where a text does not tell its language), umlauts written out, a compound written together.
Scripts without blanks between words give overlapping pairs of characters, and each character alone.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple

from Stemmer import Stemmer

from raison.search.folding import folded, normal
from raison.search.languages import LANGUAGES, language_of

LONGEST = 64
"""Characters of a word; the rest of a longer one is not looked at."""
STEMMED = range(3, 41)
"""Lengths of words that have stems worth knowing."""
JOINED_PARTS, JOINED_LENGTH = 4, 40
"""A compound of so many parts, and so long in all, is found written together too: HX40-22871 as hx4022871."""
MAX_TEXT = 50_000
"""Characters of one text that are indexed."""
TELLING = 200
"""Words by which a text tells its language."""

# scripts that put no blanks between words, Korean with them because its endings hang on the words
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3041-\u3096\u3099-\u309f"
    "\u30a1-\u30fa\u30fc-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff66-\uffdc\U00020000-\U000323af"
)
MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff\u0e31-\u0eff"
_LETTER = rf"[\w{MARKS}\u1000-\u109f\u1780-\u17ff\u3099\u309a]"
RUN = re.compile(rf"{_LETTER}+(?:[-./:@+&'’\u2010\u2011]{_LETTER}+)*")
"""What stands together in a text: a word, or several held together by a sign."""
PART = re.compile(rf"([{UNSPACED}]+)|(?:[^\W_{UNSPACED}]|[{MARKS}])+")
"""A piece of a run; the group holds one without blanks between its words."""
_APOSTROPHES = frozenset("'’")
_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_STEMMERS = {language: Stemmer(language, 0) for language in LANGUAGES}


class Read(NamedTuple):
    """A run as tokens: `words` in their order, `forms` without order. `unspaced` if it has pairs of characters."""

    words: tuple[str, ...]
    forms: frozenset[str]
    unspaced: bool = False


class Tokens(NamedTuple):
    """A text as tokens."""

    words: list[str]
    forms: set[str]


def tokens_of(*texts: str) -> list[Tokens]:
    """The tokens of texts that belong together, such as a title and what stands under it."""
    runs = [RUN.findall(text[:MAX_TEXT]) for text in texts]
    language = language_of(map(_plain, chain.from_iterable(found[:TELLING] for found in runs)))
    return [_tokens(found, language) for found in runs]


def _tokens(runs: list[str], language: str) -> Tokens:
    # every word of every message goes through here: what loops is C
    if not runs:
        return Tokens([], set())
    words, forms, _unspaced = zip(*map(read_run, runs, repeat(language)), strict=True)
    return Tokens([*chain.from_iterable(words)], set().union(*forms))


@lru_cache(maxsize=32_768)
def _plain(run: str) -> str:
    return folded(normal(run))


def stream(tokens: Iterable[str]) -> str:
    """Tokens as a column holds them."""
    joined = " ".join(tokens)
    return f" {joined} " if joined else ""


@lru_cache(maxsize=32_768)
def read_run(run: str, language: str = "") -> Read:
    """The tokens of one run, with the stems of one language or of all."""
    words: list[str] = []
    forms: set[str] = set()
    unspaced, alone = False, True
    parts = list(PART.finditer(normal(run)))
    elided = len(parts) > 1 and not _APOSTROPHES.isdisjoint(run)
    for part in parts:
        if part[1]:
            unspaced = True
            words.extend(pairs(part[1]))
            forms.update(part[1])
        elif not (elided and len(part[0]) == 1):  # l'étanchéité, pump's
            word = folded(part[0])[:LONGEST]
            if word:
                words.append(word)
                forms |= forms_of(part[0], language)
                alone = False
    if not unspaced and not alone and not elided and 1 < len(words) <= JOINED_PARTS:
        together = "".join(words)
        if len(together) <= JOINED_LENGTH:
            forms.add(together)
    return Read(tuple(words), frozenset(forms.difference(words)), unspaced)


def pairs(text: str) -> list[str]:
    """Overlapping pairs of characters, or the only one."""
    return [text[at : at + 2] for at in range(len(text) - 1)] or [text]


@lru_cache(maxsize=16_384)
def forms_of(word: str, language: str) -> frozenset[str]:
    """Other tokens by which a word in normal writing is found: its stems, and both ways to write its umlauts."""
    found: set[str] = set()
    stemmers = [_STEMMERS[language]] if language else _STEMMERS.values()
    for way in {word, word.translate(_WRITTEN_OUT)}:
        found.add(folded(way)[:LONGEST])
        if len(way) in STEMMED and way.isalpha() and max(way) < "\u0250":
            found.update(folded(stemmer.stemWord(way)) for stemmer in stemmers)
    return frozenset(found - {folded(word)[:LONGEST], ""})
