"""Looks for communities that seem to be about the same, and keeps the pairs with their evidence. A job does it at
night, and whenever the office asks; no page does, which only says that it is being done."""

import asyncio
from collections import Counter

import msgspec
from sqlalchemy import delete, func, select

from raison.communities.tables import charters
from raison.kernel.access import memberships, places
from raison.kernel.clock import now_us
from raison.kernel.database import at_most, insert_row, number, rows, statement, value, values, write
from raison.kernel.ids import Id
from raison.office.likeness import Alike, Described, alike, words_of
from raison.office.tables import office_duplicates, set_aside_pairs
from raison.people.tables import people
from raison.subjects.tables import subjects

LOOK_JOB = "office.look_for_duplicates"
PAIRS_AT_MOST = 200
TITLES_AT_MOST = 40
"""Newest threads of a community whose titles are compared."""
WORDS_SHOWN = 8


class _Aside(msgspec.Struct):
    """A pair that is none, as somebody said."""

    one_id: Id
    other_id: Id


class Evidence(msgspec.Struct, frozen=True):
    """A pair with what speaks for it."""

    pair: Alike
    titles: tuple[str, ...]
    shared: int

    @property
    def weight(self) -> float:
        """How much speaks for it: rare words first, then what is talked about, then who is in both."""
        return self.pair.weight + len(self.titles) / 2 + min(self.shared, 20) / 10


async def look_for_duplicates() -> int:
    """Find the pairs anew, without those that were set aside; how many. Secret communities are left out: a pair would
    tell of them."""
    described = await rows(DESCRIBED, Described)
    aside = {(one.one_id, one.other_id) for one in await rows(ASIDE, _Aside)}
    found_alike = await asyncio.to_thread(alike, described)  # seconds of words, with thousands of communities
    pairs = [pair for pair in found_alike if (pair.one_id, pair.other_id) not in aside]
    is_open = {one.id for one in described if one.openness == "open"}
    titles: dict[int, Counter[str]] = {}
    found = []
    for pair in pairs:
        for place in (pair.one_id, pair.other_id):
            if place in is_open and place not in titles:
                titles[place] = await _title_words(place)
        found.append(await _evidence(pair, titles))
    found.sort(key=lambda one: -one.weight)
    at = now_us()
    await write(FORGET(), INSERT.many(_row(rank, one, at) for rank, one in enumerate(found[:PAIRS_AT_MOST], 1)))
    return min(len(found), PAIRS_AT_MOST)


async def _evidence(pair: Alike, titles: dict[int, Counter[str]]) -> Evidence:
    """What threads of both are about: words in more than one title of each, the most frequent first."""
    both = titles.get(pair.one_id, Counter()) & titles.get(pair.other_id, Counter())
    often = [word for word, times in both.most_common() if times > 1 and word not in pair.words]
    shared = await value(SHARED, one=pair.one_id, other=pair.other_id) or 0
    return Evidence(pair, tuple(often[:WORDS_SHOWN]), shared)


async def _title_words(place_id: int) -> Counter[str]:
    titles = await values(TITLES, place=place_id, limit=TITLES_AT_MOST)
    return Counter(word for title in titles for word in words_of(title).values())


def _row(rank: int, found: Evidence, at: int) -> dict[str, object]:
    return {
        "rank": rank,
        "one_id": found.pair.one_id,
        "other_id": found.pair.other_id,
        "words": msgspec.json.encode(found.pair.words[:WORDS_SHOWN]).decode(),
        "titles": msgspec.json.encode(found.titles).decode(),
        "shared": found.shared,
        "found_at": at,
    }


_OTHERS = memberships.alias("others")
DESCRIBED = statement(
    select(
        places.c.id,
        places.c.openness,
        places.c.name,
        (charters.c.why + " " + charters.c.challenge).label("text"),
    )
    .join(charters, charters.c.place_id == places.c.id)
    .where(places.c.kind == "community", places.c.stage != "retired", places.c.openness != "secret")
    .order_by(places.c.id)
)
TITLES = statement(
    select(subjects.c.title)
    .where(subjects.c.place_id == number("place"), subjects.c.state != "deleted")
    .order_by(subjects.c.active_at.desc(), subjects.c.id.desc())
    .limit(at_most())
)
SHARED = statement(
    select(func.count())
    .select_from(memberships.join(_OTHERS, _OTHERS.c.person_id == memberships.c.person_id))
    .join(people, people.c.id == memberships.c.person_id)
    .where(
        memberships.c.place_id == number("one"),
        _OTHERS.c.place_id == number("other"),
        people.c.deactivated_at.is_(None),
    )
)
ASIDE = statement(select(set_aside_pairs.c.one_id, set_aside_pairs.c.other_id))
FORGET = statement(delete(office_duplicates))
INSERT = insert_row(office_duplicates)
