"""The newest subjects of many places, merged, at a cost that does not grow with what the places hold.

SQLite: a recursive query whose queue is sorted takes the newest head again and again and puts the next one of its place
into the queue, so that a page of 20 from 15 places costs 35 steps in an index. PostgreSQL, which has no sorted queue:
the newest one of each place by LATERAL, then the newest 20 of each of the 20 places that lead, then the newest of all.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    column,
    literal_column,
    select,
    table,
    true,
    tuple_,
    union_all,
)

from raison.kernel.database import at_most, moment, number, word
from raison.subjects.tables import subjects

DELETED: ColumnElement[str] = literal_column("'deleted'")


def newest_sqlite(places: Select[Any], *, of_kind: bool = False) -> Subquery:
    """`id` and `active_at` of the newest `limit` subjects before (`before_at`, `before_id`) in the places whose ids
    `places` selects as `place_id`; `of_kind`: of the kind `kind` only."""
    chosen = places.subquery("chosen")
    first, following = subjects.alias("first"), subjects.alias("following")
    head = table("heads", column("place_id"), column("active_at"), column("id"))
    seed = select(first.c.place_id, first.c.active_at, first.c.id).select_from(
        chosen.join(
            first, first.c.id == _next(chosen.c.place_id, moment("before_at"), number("before_id"), of_kind=of_kind)
        )
    )
    step = select(following.c.place_id, following.c.active_at, following.c.id).select_from(
        head.join(following, following.c.id == _next(head.c.place_id, head.c.active_at, head.c.id, of_kind=of_kind))
    )
    heads = (
        union_all(seed, step)
        .order_by(literal_column("2").desc(), literal_column("3").desc())
        .limit(at_most())
        .cte("heads", recursive=True)
    )
    return select(heads.c.id, heads.c.active_at).subquery("newest")


def newest_postgresql(places: Select[Any], *, of_kind: bool = False) -> Subquery:
    """The same for PostgreSQL."""
    chosen = places.subquery("chosen")
    head = _lateral("head", chosen.c.place_id, literal_column("1"), of_kind=of_kind)
    # a place whose newest is not among the newest of all places has nothing among the newest of all
    leading = _newest_first(select(chosen.c.place_id).select_from(chosen.join(head, true())), head).subquery("leading")
    of_place = _lateral("of_place", leading.c.place_id, at_most(), of_kind=of_kind)
    found = select(of_place.c.id, of_place.c.active_at).select_from(leading.join(of_place, true()))
    return _newest_first(found, of_place).subquery("newest")


def _lateral(name: str, place_id: Any, limit: Any, *, of_kind: bool) -> Any:
    one = subjects.alias(f"one_{name}")
    return (
        select(one.c.id, one.c.active_at)
        .where(*_before(one, place_id, moment("before_at"), number("before_id"), of_kind=of_kind))
        .order_by(one.c.active_at.desc(), one.c.id.desc())
        .limit(limit)
        .lateral(name)
    )


def _newest_first(found: Select[Any], by: Any) -> Select[Any]:
    return found.order_by(by.c.active_at.desc(), by.c.id.desc()).limit(at_most())


def _next(place_id: Any, at: Any, subject_id: Any, *, of_kind: bool) -> Any:
    one = subjects.alias("one")
    return (
        select(one.c.id)
        .where(*_before(one, place_id, at, subject_id, of_kind=of_kind))
        .order_by(one.c.active_at.desc(), one.c.id.desc())
        .limit(literal_column("1"))
        .correlate_except(one)
        .scalar_subquery()
    )


def _before(one: Any, place_id: Any, at: Any, subject_id: Any, *, of_kind: bool) -> list[ColumnElement[bool]]:
    found = [
        one.c.place_id == place_id,
        tuple_(one.c.active_at, one.c.id) < tuple_(at, subject_id),
        one.c.state != DELETED,
    ]
    return [*found, one.c.kind == word("kind")] if of_kind else found
