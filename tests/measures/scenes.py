"""What the tests of measures do again and again: an initiative in step 2, a measure, its baseline, its readings."""

from datetime import UTC, datetime, timedelta

from raison.initiatives.actions import open_step
from raison.initiatives.policies import visible_plan
from raison.initiatives.rows import Plan
from raison.kernel.access import Viewer
from raison.kernel.clock import now
from raison.measures.actions import add_measure, fix_baseline, keep_readings
from raison.measures.policies import Measuring, visible_measure, visible_measuring
from raison.measures.proposals import NewBaseline, NewMeasure, NewReading
from raison.measures.rows import Measure, SeriesOf
from raison.measures.sifting import Line, Report
from tests.initiatives.scenes import opened, with_people
from tests.support.company import Company

WANTED = NewMeasure(
    name="Return visits", unit="per 100 start-ups", better="less", origin="the service ledger", target=5.0
)
BEFORE = (12.9, 10.3, 6.1, 17.8, 10.0, 11.1, 12.5, 9.7)
AFTER = (8.1, 6.2, 6.5, 5.9, 7.0, 4.8, 5.5, 6.1)
Found = tuple[Measuring, Measure]


async def in_people(company: Company, place_id: int | None = None) -> Plan:
    """An initiative of Ada's in step 2, where baselines are still open."""
    return await with_people(company, await opened(company.ada, place_id or company.pumps))


async def measured_by(viewer: Viewer, plan: Plan, wanted: NewMeasure = WANTED) -> Found:
    """A measure of an initiative."""
    made = await add_measure(viewer, await visible_measuring(viewer, plan.id), wanted)
    return await visible_measure(viewer, made)


async def read(
    viewer: Viewer,
    found: Found,
    values: tuple[float, ...],
    *,
    ago: int,
    series: SeriesOf = "ours",
    seen: Found | None = None,
) -> Report:
    """Weekly readings, the first so many weeks ago; by somebody who saw it so before."""
    lines = [
        Line(number=number + 1, reading=NewReading(at=week(ago - number), value=value, series=series))
        for number, value in enumerate(values)
    ]
    return await keep_readings(viewer, *(seen or await visible_measure(viewer, found[1].id)), lines, source="typed")


async def fixed_by_readings(viewer: Viewer, found: Found, *, ago: int) -> Found:
    """Its baseline fixed by the readings before the day so many weeks ago."""
    wanted = NewBaseline(starts_on=week(ago).date())
    await fix_baseline(viewer, *await visible_measure(viewer, found[1].id), wanted)
    return await visible_measure(viewer, found[1].id)


async def begin(company: Company, plan: Plan) -> Plan:
    """Step 3 opens, which locks what is fixed."""
    plan = await visible_plan(company.ada, plan.id)
    await open_step(company.ada, plan, reason="It is time.")
    return await visible_plan(company.ada, plan.id)


def week(ago: int) -> datetime:
    """The beginning of a day so many weeks ago."""
    return datetime.combine(now().date(), datetime.min.time(), tzinfo=UTC) - timedelta(weeks=ago)
