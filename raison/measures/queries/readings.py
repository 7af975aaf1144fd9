"""Readings: all of a subject's measures as dots, and one measure's by pages."""

from sqlalchemy import select, tuple_

from raison.kernel.clock import to_us
from raison.kernel.database import at_most, maybe_row, moment, number, rows, statement
from raison.kernel.ids import NEWEST
from raison.kernel.keys import key_in, key_of
from raison.measures.rows import Dot, Reading, Readings
from raison.measures.tables import measures, readings
from raison.people.columns import person_columns
from raison.people.tables import organisations, people

A_PAGE = 50


async def dots_of(measure_id: int, *, kept_by: int = NEWEST) -> list[Dot]:
    """Every reading of a measure, in the order of its time; of those that were kept by a moment (UTC microseconds)."""
    return await rows(DOTS, Dot, which=measure_id, kept_by=kept_by)


async def dots_of_subject(subject_id: int) -> list[Dot]:
    """Every reading of every measure of a subject, in the order of their time."""
    return await rows(DOTS_OF_SUBJECT, Dot, which=subject_id)


async def readings_of(measure_id: int, *, before: str = "", limit: int = A_PAGE) -> Readings:
    """The newest first; among those of one moment, the one that was written down last. Raises BadRequest."""
    at, reading_id = key_in(before)
    found = await rows(PAGE, Reading, which=measure_id, before_at=at, before_id=reading_id, limit=limit + 1)
    last = found[limit - 1] if len(found) > limit else None
    return Readings(found[:limit], key_of(to_us(last.at), last.id) if last else None)


async def reading_of(reading_id: int) -> Reading | None:
    """One reading."""
    return await maybe_row(ONE, Reading, which=reading_id)


_DOT = [readings.c[name] for name in ("measure_id", "series", "at", "value")]
_READING = select(*[column for column in readings.c if column.name != "by_id"], *person_columns("by")).select_from(
    readings.outerjoin(people, people.c.id == readings.c.by_id).outerjoin(
        organisations, organisations.c.id == people.c.organisation_id
    )
)
DOTS = statement(
    select(*_DOT)
    .where(readings.c.measure_id == number("which"), readings.c.created_at <= moment("kept_by"))
    .order_by(readings.c.at, readings.c.id)
)
DOTS_OF_SUBJECT = statement(
    select(*_DOT)
    .select_from(measures.join(readings, readings.c.measure_id == measures.c.id))
    .where(measures.c.subject_id == number("which"))
    .order_by(readings.c.at, readings.c.id)
)
PAGE = statement(
    _READING.where(
        readings.c.measure_id == number("which"),
        tuple_(readings.c.at, readings.c.id) < tuple_(moment("before_at"), number("before_id")),
    )
    .order_by(readings.c.at.desc(), readings.c.id.desc())
    .limit(at_most())
)
ONE = statement(_READING.where(readings.c.id == number("which")))
