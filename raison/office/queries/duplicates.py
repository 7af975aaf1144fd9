"""Pairs of communities that seem to be about the same, as they were found last."""

from datetime import datetime

import msgspec
from sqlalchemy import Column, ColumnElement, func, select

from raison.kernel.access import Viewer, places, visible_place
from raison.kernel.database import at_most, number, rows, statement, value
from raison.kernel.ids import Id
from raison.kernel.privacy import GROUP
from raison.office.rows import Duplicate, Duplicates, PlaceName
from raison.office.tables import office_duplicates


class _Pair(msgspec.Struct):
    """A pair as it is kept."""

    rank: int
    one_id: Id
    one_name: str
    other_id: Id
    other_name: str
    words: list[str]
    titles: list[str]
    shared: int
    found_at: datetime


async def duplicates_of(viewer: Viewer, *, after: int = 0, limit: int = 20) -> Duplicates:
    """The most alike first, of those of which the viewer may know both."""
    found = await rows(PAIRS, _Pair, after=after, limit=limit + 1, **viewer.scope)
    pairs = [_shown(pair) for pair in found[:limit]]
    return Duplicates(pairs, str(pairs[-1].rank) if len(found) > limit else None)


async def duplicate_number(viewer: Viewer) -> int:
    """How many pairs there are."""
    return await value(NUMBER, **viewer.scope) or 0


def _shown(pair: _Pair) -> Duplicate:
    return Duplicate(
        rank=pair.rank,
        one=PlaceName(pair.one_id, pair.one_name),
        other=PlaceName(pair.other_id, pair.other_name),
        words=pair.words,
        titles=pair.titles,
        shared=pair.shared if pair.shared >= GROUP else None,
        found_at=pair.found_at,
    )


_ONE, _OTHER = places.alias("one"), places.alias("other")


def _known(which: Column[int]) -> ColumnElement[bool]:
    """Looked up for each pair, of which there are few, and not among all places."""
    return (
        select(places.c.id)
        .where(places.c.id == which, visible_place(), places.c.stage != "retired")
        .correlate(office_duplicates)
        .exists()
    )


_BOTH_KNOWN = (_known(office_duplicates.c.one_id), _known(office_duplicates.c.other_id))
PAIRS = statement(
    select(
        *[
            office_duplicates.c[name]
            for name in ("rank", "one_id", "other_id", "words", "titles", "shared", "found_at")
        ],
        _ONE.c.name.label("one_name"),
        _OTHER.c.name.label("other_name"),
    )
    .join(_ONE, _ONE.c.id == office_duplicates.c.one_id)
    .join(_OTHER, _OTHER.c.id == office_duplicates.c.other_id)
    .where(*_BOTH_KNOWN, office_duplicates.c.rank > number("after"))
    .order_by(office_duplicates.c.rank)
    .limit(at_most())
)
NUMBER = statement(select(func.count()).select_from(office_duplicates).where(*_BOTH_KNOWN))
