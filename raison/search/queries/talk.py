"""Who talks about something already: for somebody who is about to begin a community for it.

Only what the viewer may see is counted, and only communities. Where fewer than five people talk, the place is not
named; numbers are told for all places together, so that no small group can be found by taking one from the other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import combinations

import msgspec
from sqlalchemy import select

from raison.communities.columns import select_places
from raison.communities.rows import Place
from raison.kernel.access import Viewer, places, visible_place, visible_to
from raison.kernel.clock import now, to_us
from raison.kernel.database import any_of, rows, statement
from raison.kernel.ids import Id
from raison.search.asking import Query, Term
from raison.search.matching import Within
from raison.search.queries.candidates import Ways, Whereabouts, whereabouts
from raison.search.queries.conversations import kept_within
from raison.search.queries.understanding import understood
from raison.search.rows import NOBODY, TalkedAbout, TalkedSubject
from raison.subjects.tables import subjects

DAYS = 90
COUNTED = 2_000
"""Messages that are counted; more are “more than”."""
TELLING = 5
"""Words of a sentence that are looked for, the rarest; a message must have two of them."""
SMALL = 5
SUBJECTS, COMMUNITIES = 4, 4


class SubjectLine(msgspec.Struct):
    """A subject with its place's name."""

    id: Id
    title: str
    place_name: str


async def who_talks_about(viewer: Viewer, text: str, since: datetime | None = None) -> TalkedAbout:
    """How many people in how many places have talked about what a sentence says, since a time or in 90 days."""
    query = await understood(text, unfinished=False)
    begin = since or now() - timedelta(days=DAYS)
    within = await kept_within(viewer, Within(since=to_us(begin)))
    ways = _ways(query)
    if within is None or not ways:
        return NOBODY
    # a sentence has no phrases and excludes nothing: what looks like it is how people write
    found = await whereabouts(viewer, Query(), within, ways=ways, limit=COUNTED)
    if not found:
        return NOBODY
    return TalkedAbout(
        people=len({one.author_id for one in found}),
        places=len({one.place_id for one in found}),
        subjects=await _subjects(viewer, Counter(one.subject_id for one in found)),
        communities=await _communities(viewer, found),
        many=len(found) >= COUNTED,
    )


def _ways(query: Query) -> Ways:
    """Any two of the rarest words that somebody has used; the only one, if there is only one."""
    used: list[Term] = sorted((term for term in query.terms if term.uses), key=lambda term: term.uses)[:TELLING]
    if len(query.terms) == 1:
        return [used] if used else []
    return [list(pair) for pair in combinations(used, 2)]


async def _subjects(viewer: Viewer, counted: Counter[int]) -> list[TalkedSubject]:
    most = dict(counted.most_common(SUBJECTS))
    lines = {one.id: one for one in await rows(LINES, SubjectLine, ids=list(most), **viewer.scope)}
    return [
        TalkedSubject(which, lines[which].title, f"/subjects/{which}", lines[which].place_name, times)
        for which, times in most.items()
        if which in lines
    ]


async def _communities(viewer: Viewer, found: Iterable[Whereabouts]) -> list[Place]:
    """Where at least five people talk about it, most people first."""
    people: dict[int, set[int]] = defaultdict(set)
    for one in found:
        people[one.place_id].add(one.author_id)
    large = sorted((place for place in people if len(people[place]) >= SMALL), key=lambda place: -len(people[place]))
    if not large:
        return []
    known = {place.id: place for place in await rows(PLACES, Place, ids=large[:COMMUNITIES], **viewer.scope)}
    return [known[place] for place in large if place in known]


LINES = statement(
    select(subjects.c.id, subjects.c.title, places.c.name.label("place_name"))
    .join(places, places.c.id == subjects.c.place_id)
    .where(any_of(subjects.c.id, "ids"), subjects.c.state != "deleted", visible_to(subjects.c.place_id))
)
PLACES = statement(
    select_places().where(
        any_of(places.c.id, "ids"), visible_place(), places.c.kind == "community", places.c.stage != "retired"
    )
)
