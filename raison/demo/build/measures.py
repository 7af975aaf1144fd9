"""Measures as rows: what they are, their baselines, and what was read."""

from statistics import fmean

from raison.demo.build.cast import Cast
from raison.demo.build.rows import Rows
from raison.demo.build.threads import Thread
from raison.demo.story.records import StoryFigure, StoryInitiative
from raison.kernel.clock import to_us
from raison.measures.activities import BaselineFixed, MeasureAdded, ReadingsKept
from raison.measures.tables import measures, readings


def add_measures(told: StoryInitiative, thread: Thread, cast: Cast, rows: Rows) -> None:
    """Add the measures of one initiative, in the name of its owner."""
    for measure in told.measures:
        _add(measure, thread, cast.people[told.owner], rows)


def _add(measure: StoryFigure, thread: Thread, owner: int, rows: Rows) -> None:
    made = rows.id_for(measure.at)
    where = {"place_id": thread.place_id, "subject_id": thread.subject_id, "measure_id": made}
    before = [value for at, value, _note in measure.readings if at < measure.starts_at]
    rows.add(
        measures,
        id=made,
        subject_id=thread.subject_id,
        name=measure.name,
        unit=measure.unit,
        better=measure.better,
        source="typed",
        origin=measure.origin,
        target=measure.target,
        target_at=to_us(measure.target_at),
        baseline=fmean(before) if measure.baseline is None else measure.baseline,
        baseline_from="readings" if measure.baseline is None else "figure",
        starts_at=to_us(measure.starts_at),
        fixed_by=owner,
        fixed_at=to_us(measure.fixed_at),
        created_by=owner,
        created_at=to_us(measure.at),
    )
    rows.happened(MeasureAdded(**where), by=owner, at=measure.at)
    rows.happened(BaselineFixed(**where), by=owner, at=measure.fixed_at)
    for at, value, note in measure.readings:
        line = {"series": "ours", "at": to_us(at), "value": value, "note": note, "source": "typed", "by_id": owner}
        kept_at = max(at, measure.at)  # what was before the measure was copied from the ledger
        rows.add(readings, id=rows.id_for(kept_at), measure_id=made, created_at=to_us(kept_at), **line)
    last = max(at for at, _value, _note in measure.readings)
    rows.happened(
        ReadingsKept(**where, number=len(measure.readings), source="typed"), by=owner, at=max(last, measure.at)
    )
