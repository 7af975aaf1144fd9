"""What Raison reads by itself, once a week: figures of a community, never about fewer people than a group."""

from raison.kernel.clock import WEEK_US, from_us, now_us
from raison.kernel.database import write
from raison.kernel.errors import Conflict
from raison.kernel.jobs import cancel_job, later
from raison.measures.actions.keeping import batch_of
from raison.measures.actions.writes import commit
from raison.measures.policies import Measuring, known_to_all, measuring_of
from raison.measures.queries import any_measure, dots_of
from raison.measures.queries.known import Taken, taken, week_of, weeks_before
from raison.measures.queries.measures import NOBODY
from raison.measures.rows import Known, Measure
from raison.measures.sifting import Wanted
from raison.subjects.queries import any_subject

TAKE_JOB = "measures.take"
MORNING_US = 3 * 3_600 * 1_000_000
"""On Mondays at three in the morning, UTC."""


def job_name(measure_id: int) -> str:
    """What makes its job the only one."""
    return f"{TAKE_JOB}:{measure_id}"


async def take_readings(measure_id: int) -> None:
    """Read the weeks that are missing, and look again next Monday."""
    known, measure = await taken(measure_id), await any_measure(measure_id)
    if known is None or measure is None or not measure.known:
        return
    measuring = await _measuring(known)
    if measuring is not None and not measuring.standing.ended:
        await _take(measuring, measure, known)
    next_monday = weeks_before(now_us(), "active")[-1] + 2 * WEEK_US + MORNING_US
    # taken away first: the job that runs now still has the name
    name = job_name(measure_id)
    await write(cancel_job(name), later(TAKE_JOB, due_at=next_monday, name=name, measure_id=measure_id))


async def _take(measuring: Measuring, measure: Measure, known: Taken) -> None:
    standing = await dots_of(measure.id)
    there, source = {dot.at for dot in standing}, _source(measure)
    fresh = []
    for week in weeks_before(now_us(), source):
        if week in there or measure.holds(week):
            continue
        figure = await week_of(source, known.place_id, week)
        if figure is not None:
            fresh.append(Wanted("ours", from_us(week), figure))
    if not fresh:
        return
    try:
        await commit(measuring, *batch_of(measuring, measure, standing, fresh, source="raison", by=None))
    except Conflict:
        return  # another process read them, or somebody changed the measure: the next look reads what is missing


async def _measuring(known: Taken) -> Measuring | None:
    """What the measure hangs on; None when it is gone, or the community is no longer known to all who see it."""
    subject = await any_subject(known.subject_id)
    if subject is None or subject.deleted:
        return None
    if not known_to_all(subject, place_id=known.place_id, openness=known.openness):
        return None
    return await measuring_of(NOBODY, subject)


def _source(measure: Measure) -> Known:
    return measure.source  # type: ignore[return-value]
