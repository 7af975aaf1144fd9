"""Reads: direct conversations of a viewer, and those of two people among many subjects."""

from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Select, and_, case, func, select, tuple_

from raison.kernel.access import Viewer, memberships, places
from raison.kernel.access.rule import VIEWER
from raison.kernel.clock import to_us
from raison.kernel.database import any_of, at_most, maybe_row, moment, number, rows, statement, values, word
from raison.kernel.ids import NEWEST, Id
from raison.messages.rows import READ_HTML, Direct
from raison.messages.tables import directs
from raison.people.columns import person_columns, with_person
from raison.people.policies import visible_person
from raison.people.tables import organisations, people
from raison.subjects.json_sql import json_rows
from raison.subjects.tables import messages, readings, subjects

A_PAGE = 30


class Addressed(msgspec.Struct):
    """Somebody who is written to, with what decides how they come in."""

    id: Id
    name: str
    organisation_id: Id
    external: bool
    guest: bool


async def directs_of(
    viewer: Viewer, *, before_at: int = NEWEST, before_id: int = NEWEST, limit: int = A_PAGE
) -> list[Direct]:
    """The viewer's conversations in which something was written, the last one first."""
    return await rows(LISTED, Direct, viewer=viewer.id, before_at=before_at, before_id=before_id, limit=limit)


async def direct_for(viewer: Viewer, place_id: int) -> Direct | None:
    """One conversation, when the viewer is in it. Others ask `policies.visible_direct`, which raises."""
    return await maybe_row(ONE, Direct, viewer=viewer.id, which=place_id)


async def direct_with_key(viewer: Viewer, people_key: str) -> Direct | None:
    """The conversation of exactly these people, if there is one and the viewer is in it."""
    return await maybe_row(WITH_KEY, Direct, viewer=viewer.id, people_key=people_key)


async def addressable(viewer: Viewer, ids: Collection[int]) -> list[Addressed]:
    """Those of these people to whom the viewer may write: limited people only know whom they share a place with."""
    return await rows(ADDRESSABLE, Addressed, ids=list(ids), **viewer.scope) if ids else []


async def pairs_among(subject_ids: Collection[int]) -> set[int]:
    """Those of these subjects that are conversations of two people, or of fewer."""
    return set(await values(PAIRS, ids=list(subject_ids))) if subject_ids else set()


def before(direct: Direct) -> dict[str, int]:
    """Where the list goes on behind this conversation."""
    return {"before_at": to_us(direct.active_at), "before_id": direct.id}


def _people() -> Any:
    return json_rows(
        select(*person_columns())
        .select_from(with_person(_in, _in.c.person_id))
        .where(_in.c.place_id == directs.c.place_id, people.c.deactivated_at.is_(None))
        .order_by(people.c.folded, people.c.id)
        .correlate(directs)
    )


def _directs() -> Select[Any]:
    html = func.coalesce(messages.c.html, messages.c.source)
    unread = subjects.c.last_message_id > func.coalesce(readings.c.message_id, 0)
    return (
        select(
            directs.c.place_id.label("id"),
            directs.c.subject_id,
            places.c.name,
            _people().label("people"),
            subjects.c.active_at,
            subjects.c.last_message_id,
            subjects.c.last_author_id,
            func.coalesce(func.substr(html, 1, READ_HTML), "").label("excerpt"),
            case((unread, 1), else_=0).label("unread"),
        )
        .select_from(
            memberships.join(directs, directs.c.place_id == memberships.c.place_id)
            .join(places, places.c.id == directs.c.place_id)
            .join(subjects, subjects.c.id == directs.c.subject_id)
            .outerjoin(messages, messages.c.id == subjects.c.last_message_id)
            .outerjoin(readings, and_(readings.c.person_id == VIEWER, readings.c.subject_id == subjects.c.id))
        )
        .where(memberships.c.person_id == VIEWER)
    )


_in = memberships.alias("inside")
_LAST = tuple_(subjects.c.active_at, directs.c.place_id)
LISTED = statement(
    lambda: (
        _directs()
        .where(subjects.c.last_message_id.is_not(None), tuple_(moment("before_at"), number("before_id")) > _LAST)
        .order_by(subjects.c.active_at.desc(), directs.c.place_id.desc())
        .limit(at_most())
    )
)
ONE = statement(lambda: _directs().where(directs.c.place_id == number("which")))
WITH_KEY = statement(lambda: _directs().where(directs.c.people_key == word("people_key")))
ADDRESSABLE = statement(
    select(
        people.c.id,
        people.c.name,
        people.c.organisation_id,
        (organisations.c.kind != "home").label("external"),
        people.c.guest,
    )
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(any_of(people.c.id, "ids"), people.c.deactivated_at.is_(None), visible_person(people.c.id))
    .order_by(people.c.folded, people.c.id)
)
_SIZE = (
    select(func.count())
    .select_from(memberships)
    .where(memberships.c.place_id == directs.c.place_id)
    .correlate(directs)
    .scalar_subquery()
)
PAIRS = statement(select(directs.c.subject_id).where(any_of(directs.c.subject_id, "ids"), _SIZE <= 2))
