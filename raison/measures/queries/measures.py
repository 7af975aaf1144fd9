"""Measures by subject and by id. For subjects that the viewer may see: policies ask for that first."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, select

from raison.kernel.access import Viewer, places, visible_place
from raison.kernel.access.rule import scoped
from raison.kernel.database import maybe_row, number, rows, statement, value
from raison.measures.queries.readings import dots_of_subject
from raison.measures.rows import Dot, Measure, Measured, measured
from raison.measures.tables import measures
from raison.people.columns import person_columns
from raison.people.tables import organisations, people

NOBODY = scoped(0, limited=True)


async def measures_of(viewer: Viewer, subject_id: int) -> list[Measured]:
    """All measures of a subject with what their readings say, in two statements."""
    found = await rows(OF_SUBJECT, Measure, which=subject_id, **viewer.scope)
    by_measure: dict[int, list[Dot]] = {measure.id: [] for measure in found}
    for dot in await dots_of_subject(subject_id) if found else []:
        if dot.measure_id in by_measure:  # or it was added in between
            by_measure[dot.measure_id].append(dot)
    return [measured(measure, by_measure[measure.id]) for measure in found]


async def measure_for(viewer: Viewer, measure_id: int) -> Measure | None:
    """A measure as the viewer sees it."""
    return await maybe_row(ONE, Measure, which=measure_id, **viewer.scope)


async def any_measure(measure_id: int) -> Measure | None:
    """A measure as nobody in particular sees it, for announcements and jobs."""
    return await measure_for(NOBODY, measure_id)


async def subject_of(measure_id: int) -> int | None:
    """The subject on which a measure hangs."""
    found: int | None = await value(SUBJECT, which=measure_id)
    return found


def fixed_baseline(subject_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """SQL: whether the subject has a measure whose baseline is fixed."""
    return (
        exists().where(measures.c.subject_id == subject_id, measures.c.fixed_at.is_not(None)).correlate_except(measures)
    )


_PLAIN = [column for column in measures.c if column.name not in ("fixed_by", "created_by", "place_id")]
_KNOWN = and_(places.c.id == measures.c.place_id, visible_place())


def _measures(*where: Any) -> Select[Any]:
    return (
        select(
            *_PLAIN,
            places.c.id.label("place_id"),
            func.coalesce(places.c.name, "").label("place_name"),
            *person_columns("fixed_by"),
        )
        .select_from(
            measures.outerjoin(places, _KNOWN)
            .outerjoin(people, people.c.id == measures.c.fixed_by)
            .outerjoin(organisations, organisations.c.id == people.c.organisation_id)
        )
        .where(*where)
        .order_by(measures.c.id)
    )


OF_SUBJECT = statement(lambda: _measures(measures.c.subject_id == number("which")))
ONE = statement(lambda: _measures(measures.c.id == number("which")))
SUBJECT = statement(select(measures.c.subject_id).where(measures.c.id == number("which")))
