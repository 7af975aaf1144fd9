"""Searching conversations: the entries that may be meant, ranked, and the best of them as people read them."""

from datetime import datetime

import msgspec
from sqlalchemy import func, select

from raison.communities.queries import readable_place_ids
from raison.kernel.access import Viewer, places, visible_to
from raison.kernel.clock import now_us
from raison.kernel.database import any_of, rows, statement
from raison.kernel.ids import Id
from raison.kernel.markup import words_of
from raison.people.columns import person_columns, with_person
from raison.people.rows import PersonLine
from raison.search.asking import Query
from raison.search.highlights import Marker
from raison.search.matching import PLACES_AT_MOST, Within
from raison.search.queries.candidates import candidates
from raison.search.ranking import ALL, Ranked, ranked
from raison.search.rows import Candidate, FoundHits, Hit
from raison.subjects.tables import messages, subjects

CANDIDATES = 300
"""Entries that are ranked: the newest that fit."""
TITLES = 100
"""Entries with the words in their title that are ranked even if there are many newer ones without."""
ENOUGH = 20
"""Entries with all the words from which those with some are not looked for."""
READ = 16_000
"""Characters of a message in which the first hit is looked for."""


class FoundMessage(msgspec.Struct):
    """A message that was found, as it is now."""

    id: Id
    subject_id: Id
    subject_kind: str
    title: str
    opens: bool
    place_id: Id
    place_name: str
    place_kind: str
    shared: bool
    author: PersonLine
    created_at: datetime
    html: str | None
    source: str


async def found_hits(
    viewer: Viewer, query: Query, within: Within | None = None, *, limit: int = 20, after: str = ""
) -> FoundHits:
    """The best entries for a query, behind the one that `after` (a `next`) names."""
    kept = await kept_within(viewer, within or Within())
    if not query.terms or kept is None:
        return FoundHits([], None)
    full, part = await _looked_for(viewer, query, kept)
    order = ranked(query, full, part, now=now_us())
    if after:
        order = [one for one in order if one.key < _key(after)]
    return FoundHits(
        await hits(viewer, query, order[:limit]),
        f"{order[limit - 1].score}.{order[limit - 1].id}" if len(order) > limit else None,
        many=len(full) >= CANDIDATES,
    )


async def kept_within(viewer: Viewer, within: Within) -> Within | None:
    """The same, told to the index where the viewer sees few places; None when nothing is left.

    The access rule stands in the statement as well. It alone would make the index name every place's entries to find
    the few of a guest.
    """
    if not viewer.limited:
        return within
    own = frozenset(await readable_place_ids(viewer))
    kept = own if within.place_ids is None else own & within.place_ids
    if not kept:
        return None
    return msgspec.structs.replace(within, place_ids=kept) if len(kept) <= PLACES_AT_MOST else within


async def hits(viewer: Viewer, query: Query, order: list[Ranked]) -> list[Hit]:
    """Ranked entries as people read them; what has gone since is left out."""
    if not order:
        return []
    found = {one.id: one for one in await rows(HITS, FoundMessage, ids=[one.id for one in order], **viewer.scope)}
    marker = Marker(query)
    return [_hit(marker, found[one.id], one.score) for one in order if one.id in found]


async def _looked_for(viewer: Viewer, query: Query, within: Within) -> tuple[list[Candidate], list[Candidate]]:
    """Entries with all the terms, and if they are few, with some."""
    full: list[Candidate] = []
    if all(term.uses for term in query.terms):
        full = await candidates(viewer, query, within, ways=[query.terms], limit=CANDIDATES)
    if len(full) >= CANDIDATES and not within.title:
        titled = msgspec.structs.replace(within, title=True)
        full = [*full, *await candidates(viewer, query, titled, ways=[query.terms], limit=TITLES)]
    ways = [[term] for term in query.terms if term.uses]
    # a phrase is asked for as a whole
    if len(full) >= ENOUGH or len(query.terms) < 2 or not ways or query.phrases:
        return full, []
    return full, await candidates(viewer, query, within, ways=ways, limit=CANDIDATES)


def _hit(marker: Marker, found: FoundMessage, score: int) -> Hit:
    direct = found.place_kind == "direct"
    url = f"/m/{found.id}" if direct or not found.opens else f"/subjects/{found.subject_id}"
    return Hit(
        id=found.id,
        kind="subject" if found.opens and not direct else "message",
        subject_id=found.subject_id,
        subject_kind=found.subject_kind,
        title=found.title,
        title_html=marker.marked(found.title),
        snippet_html=marker.snippet(_text(found)),
        url=url,
        place_id=found.place_id,
        place_name=found.place_name,
        shared=found.shared,
        author=found.author,
        at=found.created_at,
        score=score,
        complete=score >= ALL,
    )


def _text(found: FoundMessage) -> str:
    """What people read of a message; of one that was never rendered, what was typed."""
    return found.source if found.html is None else words_of(found.html)


def _key(after: str) -> tuple[int, int]:
    score, _dot, entry_id = after.partition(".")
    return int(score), int(entry_id)


HITS = statement(
    select(
        messages.c.id,
        messages.c.subject_id,
        subjects.c.kind.label("subject_kind"),
        subjects.c.title,
        (messages.c.id == subjects.c.first_message_id).label("opens"),
        subjects.c.place_id,
        places.c.name.label("place_name"),
        places.c.kind.label("place_kind"),
        (places.c.boundary == "shared").label("shared"),
        *person_columns("author"),
        messages.c.created_at,
        func.substr(messages.c.html, 1, READ).label("html"),
        func.substr(messages.c.source, 1, READ).label("source"),
    )
    .select_from(
        with_person(
            messages.join(subjects, subjects.c.id == messages.c.subject_id).join(
                places, places.c.id == subjects.c.place_id
            ),
            messages.c.author_id,
        )
    )
    .where(any_of(messages.c.id, "ids"), messages.c.deleted_at.is_(None), visible_to(subjects.c.place_id))
)
