"""Who talks about something already: for somebody who is about to begin a community for it.

Only what the viewer may see is counted, and only communities. Where fewer than five people talk, the place is not
named; numbers are told for all places together, so that no small group can be found by taking one from the other.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import combinations

import msgspec
from sqlalchemy import func, select

from raison.communities.columns import select_places
from raison.communities.rows import Place
from raison.kernel.access import Viewer, places, visible_place, visible_to
from raison.kernel.clock import now, to_us
from raison.kernel.database import any_of, at_most, rows, statement
from raison.kernel.ids import Id
from raison.kernel.privacy import GROUP
from raison.search.asking import Query, Term
from raison.search.matching import Within
from raison.search.queries.candidates import Ways, Whereabouts, whereabouts
from raison.search.queries.conversations import kept_within
from raison.search.queries.trend import weekly
from raison.search.queries.understanding import understood
from raison.search.rows import NOBODY, TalkedAbout, TalkedSubject
from raison.subjects.tables import subjects

DAYS = 90
COUNTED = 2_000
"""Messages that are counted; more are “more than”."""
TELLING = 5
"""Words of a sentence that are looked for, the rarest; a message must have two of them."""
SUBJECTS, COMMUNITIES = 4, 4


class SubjectLine(msgspec.Struct):
    """A subject with its place's name."""

    id: Id
    title: str
    place_name: str


class Question(SubjectLine):
    """A question that waits, and how many there are in all."""

    number: int


async def who_talks_about(viewer: Viewer, text: str, since: datetime | None = None, *, besides: int = 0) -> TalkedAbout:
    """How many people in how many places have talked about what a sentence says, since a time or in 90 days, and what
    of it waits for an answer; `besides`: a subject that is no evidence, because the sentence is its own."""
    talked = await _talked(viewer, text, since)
    found = [one for one in talked if one.subject_id != besides]
    if not found:
        return NOBODY
    people, counted = {one.author_id for one in found}, Counter(one.subject_id for one in found)
    many = len(talked) >= COUNTED
    number, unanswered = await _unanswered(viewer, counted)
    return TalkedAbout(
        people=len(people),
        places=len({one.place_id for one in found}),
        threads=len(counted),
        questions=number,
        subjects=await _subjects(viewer, counted),
        unanswered=unanswered,
        weeks=weekly([one.id for one in found], many=many) if len(people) >= GROUP else [],
        communities=await _communities(viewer, found),
        many=many,
    )


async def writers_about(viewer: Viewer, text: str, *, besides: int, limit: int) -> list[int]:
    """People who wrote about what a sentence says where the viewer reads it, who wrote last first."""
    found = [one for one in await _talked(viewer, text) if one.subject_id != besides]
    return list(dict.fromkeys(one.author_id for one in found))[:limit]


async def _talked(viewer: Viewer, text: str, since: datetime | None = None) -> list[Whereabouts]:
    query = await understood(text, unfinished=False)
    begin = since or now() - timedelta(days=DAYS)
    within, ways = await kept_within(viewer, Within(since=to_us(begin))), _ways(query)
    if within is None or not ways:
        return []
    # a sentence has no phrases and excludes nothing: what looks like it is how people write
    return await whereabouts(viewer, Query(), within, ways=ways, limit=COUNTED)


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


async def _unanswered(viewer: Viewer, counted: Counter[int]) -> tuple[int, list[TalkedSubject]]:
    """How many of them are questions without an accepted answer, and the newest of those."""
    lines = await rows(UNANSWERED, Question, ids=list(counted), limit=SUBJECTS, **viewer.scope)
    shown = [TalkedSubject(one.id, one.title, f"/subjects/{one.id}", one.place_name, counted[one.id]) for one in lines]
    return lines[0].number if lines else 0, shown


async def _communities(viewer: Viewer, found: Iterable[Whereabouts]) -> list[Place]:
    """Where at least five people talk about it, most people first."""
    people: dict[int, set[int]] = defaultdict(set)
    for one in found:
        people[one.place_id].add(one.author_id)
    large = sorted((place for place in people if len(people[place]) >= GROUP), key=lambda place: -len(people[place]))
    if not large:
        return []
    known = {place.id: place for place in await rows(PLACES, Place, ids=large[:COMMUNITIES], **viewer.scope)}
    return [known[place] for place in large if place in known]


_LINE = (subjects.c.id, subjects.c.title, places.c.name.label("place_name"))
_SEEN = (any_of(subjects.c.id, "ids"), visible_to(subjects.c.place_id))
_PLACED = subjects.join(places, places.c.id == subjects.c.place_id)
LINES = statement(select(*_LINE).select_from(_PLACED).where(*_SEEN, subjects.c.state != "deleted"))
UNANSWERED = statement(
    select(*_LINE, func.count().over().label("number"))
    .select_from(_PLACED)
    .where(*_SEEN, subjects.c.kind == "question", subjects.c.state == "open")
    .order_by(subjects.c.id.desc())
    .limit(at_most())
)
PLACES = statement(
    select_places().where(
        any_of(places.c.id, "ids"), visible_place(), places.c.kind == "community", places.c.stage != "retired"
    )
)
