"""Pairs of communities that seem to be about the same, as they were found last."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Table, and_, func, or_, select

from raison.kernel.access import Viewer, places, visible_place
from raison.kernel.database import at_most, maybe_row, number, rows, statement, value
from raison.kernel.errors import NotFound
from raison.kernel.ids import Id
from raison.kernel.privacy import GROUP
from raison.office.rows import Duplicate, Duplicates, PairOfPlaces, PlaceName, SetAside
from raison.office.tables import office_duplicates, set_aside_pairs
from raison.people.columns import person_columns, with_person
from raison.people.rows import PersonLine

ASIDE_AT_MOST = 100
"""Pairs that are none, as somebody said, and are shown: the latest."""


class _Names(msgspec.Struct):
    """What the two are called."""

    one_name: str
    other_name: str


class _Aside(msgspec.Struct):
    """A pair that was set aside."""

    one_id: Id
    one_name: str
    other_id: Id
    other_name: str
    reason: str
    by: PersonLine
    at: datetime


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
    """How many pairs there are that nobody has set aside."""
    return await value(NUMBER, **viewer.scope) or 0


async def pair_of(viewer: Viewer, one_id: int, other_id: int) -> PairOfPlaces:
    """Two that were found, or were set aside. Raises NotFound, also when the viewer may not know of one of them."""
    found = await maybe_row(EITHER, _Names, one=one_id, other=other_id, **viewer.scope)
    if found is None:
        raise NotFound
    return PairOfPlaces(PlaceName(one_id, found.one_name), PlaceName(other_id, found.other_name))


async def set_aside(viewer: Viewer) -> list[SetAside]:
    """What somebody said to be none, the latest first, of which the viewer may know both."""
    found = await rows(ASIDE, _Aside, limit=ASIDE_AT_MOST, **viewer.scope)
    return [
        SetAside(
            one=PlaceName(pair.one_id, pair.one_name),
            other=PlaceName(pair.other_id, pair.other_name),
            **{name: getattr(pair, name) for name in ("reason", "by", "at")},
        )
        for pair in found
    ]


async def set_aside_by(pair: PairOfPlaces) -> PersonLine | None:
    """Who set a pair aside; None while nobody has."""
    return await maybe_row(BY, PersonLine, one=pair.one.id, other=pair.other.id)


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
        .correlate(which.table)
        .exists()
    )


def _named(pairs: Table) -> Any:
    return pairs.join(_ONE, _ONE.c.id == pairs.c.one_id).join(_OTHER, _OTHER.c.id == pairs.c.other_id)


def _these(pairs: Table) -> ColumnElement[bool]:
    same = and_(pairs.c.one_id == number("one"), pairs.c.other_id == number("other"))
    return select(pairs.c.one_id).where(same).exists()


_NAMES = (_ONE.c.name.label("one_name"), _OTHER.c.name.label("other_name"))
_NOT_ASIDE = ~(
    select(set_aside_pairs.c.one_id)
    .where(
        set_aside_pairs.c.one_id == office_duplicates.c.one_id,
        set_aside_pairs.c.other_id == office_duplicates.c.other_id,
    )
    .correlate(office_duplicates)
    .exists()
)
_STANDING = (_known(office_duplicates.c.one_id), _known(office_duplicates.c.other_id), _NOT_ASIDE)
_KEPT = ("rank", "one_id", "other_id", "words", "titles", "shared", "found_at")
PAIRS = statement(
    select(*[office_duplicates.c[name] for name in _KEPT], *_NAMES)
    .select_from(_named(office_duplicates))
    .where(*_STANDING, office_duplicates.c.rank > number("after"))
    .order_by(office_duplicates.c.rank)
    .limit(at_most())
)
NUMBER = statement(select(func.count()).select_from(office_duplicates).where(*_STANDING))
ASIDE = statement(
    select(
        *[set_aside_pairs.c[name] for name in ("one_id", "other_id", "reason", "at")], *_NAMES, *person_columns("by")
    )
    .select_from(with_person(_named(set_aside_pairs), set_aside_pairs.c.by_id))
    .where(_known(set_aside_pairs.c.one_id), _known(set_aside_pairs.c.other_id))
    .order_by(set_aside_pairs.c.at.desc(), set_aside_pairs.c.one_id, set_aside_pairs.c.other_id)
    .limit(at_most())
)
BY = statement(
    select(*person_columns())
    .select_from(with_person(set_aside_pairs, set_aside_pairs.c.by_id))
    .where(set_aside_pairs.c.one_id == number("one"), set_aside_pairs.c.other_id == number("other"))
)
EITHER = statement(
    select(*_NAMES)
    .select_from(_ONE.join(_OTHER, _OTHER.c.id == number("other")))
    .where(
        _ONE.c.id == number("one"),
        or_(_these(office_duplicates), _these(set_aside_pairs)),
        _known(_ONE.c.id),
        _known(_OTHER.c.id),
    )
)
