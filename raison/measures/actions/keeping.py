"""Readings come, from fields, files and programs: each line judged, the good ones kept together, none twice."""

from collections.abc import Sequence

from sqlalchemy import delete, update

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us, to_us
from raison.kernel.database import Bound, insert_row, moment, number, statement
from raison.kernel.errors import Conflict
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST, new_id
from raison.kernel.proposals import refuse
from raison.kernel.spine import record
from raison.measures.actions.writes import check_change, commit, standing_so, unchanged
from raison.measures.activities import ReadingRemoved, ReadingsKept, TargetReached
from raison.measures.errors import BaselineLocked
from raison.measures.policies import Measuring
from raison.measures.proposals import MAX_READINGS
from raison.measures.queries import dots_of
from raison.measures.rows import Dot, Measure, Reading, ReadingSource, measured
from raison.measures.sifting import Line, Report, Wanted, sifted
from raison.measures.tables import measures, readings


async def keep_readings(
    viewer: Viewer, measuring: Measuring, measure: Measure, lines: Sequence[Line], *, source: ReadingSource
) -> Report:
    """Keep the good ones among these lines; what was not kept is in the report with its reason. A reading that is there
    already is the same reading. Raises NotAllowed, MeasureMoved, Invalid."""
    report, standing = await judge_readings(measuring, measure, lines)
    if report.fresh:
        batch = batch_of(measuring, measure, standing, report.fresh, source=source, by=viewer)
        await commit(measuring, *batch)
    return report.stored()


async def judge_readings(measuring: Measuring, measure: Measure, lines: Sequence[Line]) -> tuple[Report, list[Dot]]:
    """What would be kept, and what is there already. Raises NotAllowed, MeasureMoved, Invalid."""
    check_change(measuring)
    if measure.known:
        raise Conflict(_("Raison reads this figure by itself. Nothing was added."))
    standing = await dots_of(measure.id)
    report = sifted(measure, standing, lines)
    if len(standing) + len(report.fresh) > MAX_READINGS:
        words = _("A measure has at most {most} readings, and {n} are there. Nothing was kept; send fewer.")
        refuse({"": words.format(most=MAX_READINGS, n=len(standing))})
    return report, standing


async def remove_reading(viewer: Viewer, measuring: Measuring, measure: Measure, reading: Reading) -> None:
    """Take away a reading that was wrong. Raises NotAllowed, MeasureMoved, BaselineLocked, Conflict."""
    check_change(measuring)
    if measure.known:
        raise Conflict(_("Raison reads this figure by itself. Nothing was taken away."))
    if measure.holds(to_us(reading.at)):
        raise BaselineLocked(_("The baseline is made of this reading; it stays. Nothing was taken away."))
    gone = ReadingRemoved(
        place_id=measuring.subject.place_id, subject_id=measuring.id, measure_id=measure.id, reading_id=reading.id
    )
    await commit(
        measuring,
        unchanged(measure),
        DELETE_READING(which=reading.id).hitting(),
        *([] if await _stays_reached(measure, reading) else [FORGET_REACHED(which=measure.id)]),
        record(gone, by=viewer),
    )


def batch_of(
    measuring: Measuring,
    measure: Measure,
    standing: list[Dot],
    fresh: Sequence[Wanted],
    *,
    source: ReadingSource,
    by: Viewer | None,
) -> list[Bound]:
    """The writes that keep readings, and say that the target is reached when it is."""
    at, where = now_us(), {"place_id": measuring.subject.place_id, "subject_id": measuring.id, "measure_id": measure.id}
    kept = {"measure_id": measure.id, "source": source, "by_id": by.id if by else None, "created_at": at}
    batch = [
        standing_so(measure),
        INSERT_READING.many(
            kept | {"id": new_id(), "series": one.series, "at": to_us(one.at), "value": one.value, "note": one.note}
            for one in fresh
        ),
        record(ReadingsKept(**where, number=len(fresh), source=source), by=by),
    ]
    if measure.reached_at is None and _reached(measure, standing, fresh):
        batch += [REACHED(which=measure.id, at=at), record(TargetReached(**where), by=by)]
    return batch


def _reached(measure: Measure, standing: list[Dot], fresh: Sequence[Wanted]) -> bool:
    """Whether, with these readings too, there is enough to say that the figure is at its target."""
    dots = [*standing, *[Dot(measure.id, one.series, to_us(one.at), one.value) for one in fresh]]
    found = measured(measure, sorted(dots, key=lambda dot: dot.at)).finding
    if measure.target is None or found.now is None or found.verdict != "better":
        return False
    return found.now.value <= measure.target if measure.better == "less" else found.now.value >= measure.target


async def _stays_reached(measure: Measure, gone: Reading) -> bool:
    """Whether its target is reached without this reading too: by what was there when it was, or is there now."""
    if measure.reached_at is None or gone.created_at > measure.reached_at:
        return True
    for kept_by in (to_us(measure.reached_at), NEWEST):
        left = [
            dot
            for dot in await dots_of(measure.id, kept_by=kept_by)
            if (dot.series, dot.at) != (gone.series, to_us(gone.at))
        ]
        if _reached(measure, left, []):
            return True
    return False


INSERT_READING = insert_row(readings)
DELETE_READING = statement(delete(readings).where(readings.c.id == number("which")))
REACHED = statement(update(measures).where(measures.c.id == number("which")).values(reached_at=moment("at")))
FORGET_REACHED = statement(update(measures).where(measures.c.id == number("which")).values(reached_at=None))
