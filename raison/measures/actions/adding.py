"""Measures come, say what they are, and go as long as they judge nothing."""

from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

from raison.communities.policies import readable_community
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us, to_us
from raison.kernel.database import insert_row, number, statement, value
from raison.kernel.errors import NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.jobs import cancel_job, later
from raison.kernel.proposals import refuse
from raison.kernel.spine import record
from raison.measures.actions.keeping import FORGET_REACHED
from raison.measures.actions.taking import TAKE_JOB, job_name
from raison.measures.actions.writes import check_change, check_open, commit, unchanged
from raison.measures.activities import MeasureAdded, MeasureChanged, MeasureRemoved
from raison.measures.policies import Measuring, known_to_all, locked
from raison.measures.proposals import MAX_MEASURES, NewMeasure, start_of
from raison.measures.rows import KNOWN, Measure
from raison.measures.tables import measures, readings

FREE = ("name", "origin", "source", "target", "target_at")
"""What may change after the baseline is locked; a target that moves is said to those who follow."""


async def add_measure(viewer: Viewer, measuring: Measuring, wanted: NewMeasure) -> int:
    """Measure a subject by this too; the measure's id. Raises NotAllowed, MeasureMoved, Invalid."""
    check_change(measuring)
    wanted, made = wanted.checked(), new_id()
    await _check_place(viewer, measuring, wanted)
    if await value(COUNT, which=measuring.id) >= MAX_MEASURES:
        refuse({"name": _("At most {most} measures: more would not be read. Take one away.").format(most=MAX_MEASURES)})
    known = wanted.source in KNOWN
    await commit(
        measuring,
        INSERT_MEASURE(id=made, subject_id=measuring.id, created_by=viewer.id, created_at=now_us(), **_columns(wanted)),
        *([later(TAKE_JOB, name=job_name(made), measure_id=made)] if known else []),
        record(MeasureAdded(place_id=measuring.subject.place_id, subject_id=measuring.id, measure_id=made), by=viewer),
    )
    return made


async def change_measure(viewer: Viewer, measuring: Measuring, measure: Measure, wanted: NewMeasure) -> None:
    """Say anew what it is. Once its baseline is fixed, what the baseline stands on stays. Raises NotAllowed,
    MeasureMoved, BaselineLocked, Invalid."""
    check_change(measuring)
    wanted = wanted.checked()
    fresh = _columns(wanted)
    changed = tuple(name for name, value in fresh.items() if value != _standing(measure, name))
    if not changed:
        return
    _check_change(measuring, measure, changed)
    target = "target" in changed
    said = MeasureChanged(
        place_id=measuring.subject.place_id, subject_id=measuring.id, measure_id=measure.id, fields=changed
    )
    await commit(
        measuring,
        unchanged(measure),
        CHANGE(which=measure.id, **{f"new_{name}": fresh[name] for name in CHANGEABLE}),
        *([FORGET_REACHED(which=measure.id)] if target else []),
        record(said, by=viewer),
    )


async def remove_measure(viewer: Viewer, measuring: Measuring, measure: Measure) -> None:
    """Take it away with its readings, as long as it judges nothing. Raises NotAllowed, MeasureMoved, BaselineLocked."""
    check_change(measuring)
    check_open(measuring, measure)
    gone = MeasureRemoved(place_id=measuring.subject.place_id, subject_id=measuring.id, measure_id=measure.id)
    await commit(
        measuring,
        unchanged(measure),
        DELETE_READINGS(which=measure.id),
        DELETE_MEASURE(which=measure.id).hitting(),
        cancel_job(job_name(measure.id)),
        record(gone, by=viewer),
        judged=measure.fixed,
    )


async def _check_place(viewer: Viewer, measuring: Measuring, wanted: NewMeasure) -> None:
    """Only of a community that the viewer, and everybody who sees the measure, may read. Raises Invalid."""
    if wanted.place_id is None:
        return
    try:
        place = await readable_community(viewer, wanted.place_id)
    except NotFound:
        place = None
    if place is None or not known_to_all(measuring.subject, place_id=place.id, openness=place.openness):
        words = _("Choose the community in which this lives. What lives in the whole company may tell of an open one.")
        refuse({"place_id": words})


def _check_change(measuring: Measuring, measure: Measure, changed: tuple[str, ...]) -> None:
    if {"source", "place_id"} & set(changed) and (measure.known or "place_id" in changed):
        refuse({"source": _("Raison reads this figure; for another one add another measure.")})
    if measure.fixed and set(changed) - set(FREE):
        if locked(measuring, measure):
            check_open(measuring, measure)
        refuse({"name": _("The baseline stands on this. Take the baseline back first, then change what is measured.")})


def _columns(wanted: NewMeasure) -> dict[str, Any]:
    names = ("name", "unit", "better", "source", "origin", "place_id", "comparison", "target")
    target_at = start_of(wanted.target_on) if wanted.target_on else None
    return {name: getattr(wanted, name) for name in names} | {"target_at": target_at}


def _standing(measure: Measure, name: str) -> Any:
    found = getattr(measure, name)
    return to_us(found) if name == "target_at" and found else found


CHANGEABLE = ("name", "unit", "better", "source", "origin", "comparison", "target", "target_at")
_ONE = measures.c.id == number("which")
COUNT = statement(select(func.count()).select_from(measures).where(measures.c.subject_id == number("which")))
INSERT_MEASURE = insert_row(measures)
CHANGE = statement(
    update(measures)
    .where(_ONE)
    .values({name: bindparam(f"new_{name}", type_=measures.c[name].type, required=True) for name in CHANGEABLE})
)
DELETE_READINGS = statement(delete(readings).where(readings.c.measure_id == number("which")))
DELETE_MEASURE = statement(delete(measures).where(_ONE))
