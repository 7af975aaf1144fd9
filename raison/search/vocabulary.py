"""The words of the index: which there are, about how many entries have each, and what begins like a prefix.

Counts are samples, so that a message does not write thirty rows: one entry of eight is counted, for eight. They order
and weigh words; nothing is decided by them that must be exact. A word that no entry has any more is forgotten.
"""

from collections import Counter
from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import Text, bindparam, select, text, union_all
from sqlalchemy.sql.elements import BindParameter

from raison.kernel.database import Bound, any_of, number, rows, statement, word
from raison.kernel.ids import BELOW_TIME
from raison.search.sql import LEXEMES
from raison.search.tables import search_words

SAMPLE = 8
GOLDEN = 0x9E3779B97F4A7C15
"""2**64 divided by the golden ratio: multiples of it spread evenly (Knuth, The Art of Computer Programming 3, 6.4). By
its time is chosen which entry is counted; bare, what comes every eight milliseconds would be always or never."""
BEGUN = 200
"""Words that a prefix may stand for, the most used ones."""
ENOUGH_BEGUN, ENOUGH_USES = 24, 1_000
"""So many of them are asked for, and more only while all of them together are used less often than this."""
FORGETTABLE = 64
"""Uses from which a word is not looked after any more when an entry leaves."""
ENTRIES = ""
"""The word of all entries."""


class Word(msgspec.Struct, frozen=True):
    """A word of the index and about how many entries have it."""

    word: str
    uses: int


async def known_words(words: Collection[str], prefix: str) -> tuple[dict[str, int], dict[str, int]]:
    """How much used each of the words is, with the number of entries under ENTRIES; and further words that begin with
    `prefix`, most used first."""
    found = await rows(
        KNOWN, Word, words=[*words, ENTRIES], low=prefix, high=f"{prefix}\U0010ffff" if prefix else "", limit=BEGUN
    )
    wanted = {*words, ENTRIES}
    uses = {one.word: one.uses for one in found if one.word in wanted}
    return uses, _enough(one for one in found if one.word not in wanted)


def _enough(begun: Iterable[Word]) -> dict[str, int]:
    """Of words in the order of their use those that are worth asking for: of a short prefix there are too many, and
    the first few have more entries than anybody reads."""
    taken: dict[str, int] = {}
    for one in begun:
        if len(taken) >= ENOUGH_BEGUN and sum(taken.values()) >= ENOUGH_USES:
            break
        taken[one.word] = one.uses
    return taken


def counted(entry_id: int) -> bool:
    """Whether the entry is one of those that are counted."""
    spread = (entry_id >> BELOW_TIME) * GOLDEN & 0xFFFF_FFFF_FFFF_FFFF
    return spread * SAMPLE >> 64 == 0


def learning_writes(words: Collection[str], sample: Iterable[Collection[str]]) -> list[Bound]:
    """The writes for words that entries have now; `sample`: the tokens of new entries that are counted."""
    counts: Counter[str] = Counter()
    for tokens in sample:
        counts.update(dict.fromkeys((*tokens, ENTRIES), SAMPLE))
    learnt = [LEARN(words=msgspec.json.encode(sorted(words)).decode())] if words else []
    return [*learnt, *([COUNT(counts=msgspec.json.encode(counts).decode())] if counts else [])]


def forgetting_writes(words: Collection[str]) -> list[Bound]:
    """The writes that forget those of the words which no entry has any more; last in their batch."""
    return [FORGET(words=msgspec.json.encode(sorted(words)).decode())] if words else []


def _json(name: str) -> BindParameter[str]:
    return bindparam(name, type_=Text(), required=True)


_USED = select(search_words.c.word, search_words.c.uses)
_BEGUN = (
    _USED.where(search_words.c.word >= word("low"), search_words.c.word < word("high"))
    .order_by(search_words.c.uses.desc())
    .limit(number("limit"))
    .subquery("begun")
)
KNOWN = statement(union_all(_USED.where(any_of(search_words.c.word, "words")), select(_BEGUN.c.word, _BEGUN.c.uses)))
LEARN = statement(
    sqlite=text(
        "INSERT INTO search_words (word, uses) SELECT value, 1 FROM json_each(:words) WHERE true ON CONFLICT DO NOTHING"
    ).bindparams(_json("words")),
    postgresql=text(
        "INSERT INTO search_words (word, uses) SELECT value, 1 FROM json_array_elements_text(CAST(:words AS json))"
        " ON CONFLICT DO NOTHING"
    ).bindparams(_json("words")),
)
COUNT = statement(
    sqlite=text(
        "INSERT INTO search_words (word, uses) SELECT key, value FROM json_each(:counts) WHERE true"
        " ON CONFLICT (word) DO UPDATE SET uses = uses + excluded.uses"
    ).bindparams(_json("counts")),
    postgresql=text(
        "INSERT INTO search_words (word, uses)"
        " SELECT key, CAST(value AS bigint) FROM json_each_text(CAST(:counts AS json))"
        " ON CONFLICT (word) DO UPDATE SET uses = search_words.uses + excluded.uses"
    ).bindparams(_json("counts")),
)
FORGET = statement(
    sqlite=text(
        f"DELETE FROM search_words WHERE word IN (SELECT value FROM json_each(:words)) AND uses < {FORGETTABLE}"
        " AND NOT EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH '\"' || search_words.word || '\"')"
    ).bindparams(_json("words")),
    postgresql=text(
        "DELETE FROM search_words WHERE word IN (SELECT json_array_elements_text(CAST(:words AS json)))"
        # the planner may ask this first, of all words: the empty one, which stands for all entries, is no query
        f" AND uses < {FORGETTABLE} AND CASE WHEN word = '' THEN 1 ELSE (SELECT count(*) FROM (SELECT 1"
        f" FROM search_entries WHERE {LEXEMES} @@ CAST('''' || search_words.word || '''' AS tsquery) LIMIT 1)"
        " AS entry) END = 0"
    ).bindparams(_json("words")),
)
