"""The baseline: fixed by somebody, on a day, and locked as soon as the work begins that it judges."""

from statistics import fmean

from sqlalchemy import Float, bindparam, update

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import moment, number, statement, word
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import ngettext
from raison.kernel.proposals import refuse
from raison.kernel.spine import record
from raison.measures.actions.writes import check_change, check_open, commit, unchanged
from raison.measures.activities import BaselineFixed, BaselineLoosened
from raison.measures.policies import Measuring
from raison.measures.proposals import NewBaseline, start_of
from raison.measures.queries import dots_of
from raison.measures.results import ENOUGH
from raison.measures.rows import Dot, Measure
from raison.measures.tables import measures


async def fix_baseline(viewer: Viewer, measuring: Measuring, measure: Measure, wanted: NewBaseline) -> None:
    """Fix the baseline: a figure, or the mean of the readings before a day. Once the work has begun, one that was open
    may be fixed, and no other. Raises NotAllowed, MeasureMoved, BaselineLocked, Invalid."""
    check_change(measuring)
    check_open(measuring, measure)
    wanted = wanted.checked()
    start = start_of(wanted.starts_on) if wanted.starts_on else now_us()
    figure = await _mean(measure, start) if wanted.figure is None else _figure(measure, wanted.figure)
    await commit(
        measuring,
        unchanged(measure),
        FIX(
            which=measure.id,
            figure=figure,
            source="readings" if wanted.figure is None else "figure",
            start=start,
            viewer=viewer.id,
            at=now_us(),
        ).hitting(),
        record(
            BaselineFixed(place_id=measuring.subject.place_id, subject_id=measuring.id, measure_id=measure.id),
            by=viewer,
        ),
        judged=measure.fixed,
    )


async def loosen_baseline(viewer: Viewer, measuring: Measuring, measure: Measure) -> None:
    """Take the baseline back, before the work begins. Raises NotAllowed, MeasureMoved, BaselineLocked."""
    check_change(measuring)
    check_open(measuring, measure)
    if not measure.fixed:
        return
    await commit(
        measuring,
        unchanged(measure),
        LOOSEN(which=measure.id).hitting(),
        record(
            BaselineLoosened(place_id=measuring.subject.place_id, subject_id=measuring.id, measure_id=measure.id),
            by=viewer,
        ),
        judged=True,
    )


async def _mean(measure: Measure, start: int) -> float:
    """The mean of our readings before the start. Raises Invalid when they, or those of the comparison, are too few."""
    before = [dot for dot in await dots_of(measure.id) if dot.at < start]
    ours = _of(before, "ours")
    groups = {measure.name: ours} | ({measure.comparison: _of(before, "comparison")} if measure.comparison else {})
    for group, values in groups.items():
        missing = ENOUGH - len(values)
        if missing > 0:
            words = ngettext(
                "Before this day {n} more reading of “{group}” is needed. Add it, or write a figure.",
                "Before this day {n} more readings of “{group}” are needed. Add them, or write a figure.",
                missing,
            )
            refuse({"starts_on": words.format(n=missing, group=group)})
    return fmean(ours)


def _figure(measure: Measure, figure: float) -> float:
    if measure.comparison:
        refuse({"figure": _("To compare with another group, the baseline needs readings of both. Leave this empty.")})
    return figure


def _of(dots: list[Dot], series: str) -> list[float]:
    return [dot.value for dot in dots if dot.series == series]


_ONE = measures.c.id == number("which")
FIX = statement(
    update(measures)
    .where(_ONE)
    .values(
        baseline=bindparam("figure", type_=Float(), required=True),
        baseline_from=word("source"),
        starts_at=moment("start"),
        fixed_by=number("viewer"),
        fixed_at=moment("at"),
        reached_at=None,
    )
)
LOOSEN = statement(
    update(measures)
    .where(_ONE)
    .values(baseline=None, baseline_from=None, starts_at=None, fixed_by=None, fixed_at=None, reached_at=None)
)
