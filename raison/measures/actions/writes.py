"""What stands in every batch that changes a measure: that its subject may change, and that it is as it was seen. When
the batch is refused, what came between is looked up and said."""

from sqlalchemy import Float, bindparam, func, update

from raison.kernel.clock import to_us
from raison.kernel.database import Bound, number, statement, write
from raison.kernel.days import dated
from raison.kernel.errors import Conflict, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.measures.errors import BaselineLocked, MeasureMoved
from raison.measures.policies import Measuring, locked
from raison.measures.queries.measures import NOBODY
from raison.measures.rows import Measure
from raison.measures.tables import measures


def check_change(measuring: Measuring) -> None:
    """Whether the viewer may change measures of it. Raises NotAllowed, MeasureMoved."""
    if measuring.standing.ended:
        raise _over()
    if not measuring.standing.may_change:
        raise NotAllowed(measuring.keeper.who())


def check_open(measuring: Measuring, measure: Measure) -> None:
    """Whether what the baseline stands on may still change. Raises BaselineLocked, with who locked it and when."""
    if locked(measuring, measure) and measure.fixed_by and measure.fixed_at:
        raise BaselineLocked(
            _(
                "{name} fixed this baseline on {day}, and the work that it judges has begun: it stays as it is. "
                "Nothing was changed. If the figure was wrong, add another measure and say why in the log."
            ).format(name=measure.fixed_by.name, day=dated(measure.fixed_at))
        )


def unchanged(measure: Measure) -> Bound:
    """It has changed; the batch is refused when anything else of it, or of its readings, did in the meantime."""
    return UNCHANGED(which=measure.id, seen=measure.version).hitting()


def standing_so(measure: Measure) -> Bound:
    """The same for readings, which several may bring at once: refused only when its baseline, its target or that it is
    reached changed, or it went."""
    fixed_at = to_us(measure.fixed_at) if measure.fixed_at else 0
    reached_at = to_us(measure.reached_at) if measure.reached_at else 0
    return STANDING_SO(
        which=measure.id, seen_fixed=fixed_at, seen_reached=reached_at, seen_target=measure.target
    ).hitting()


async def commit(measuring: Measuring, *batch: Bound, judged: bool = False) -> None:
    """Commit a change of its measures. `judged`: it concerns a baseline that is locked once the work begins. Raises
    MeasureMoved or BaselineLocked, with what came between."""
    touched = measuring.keeper.not_started if judged else measuring.keeper.touched
    try:
        await write(touched(measuring.id), *batch, conflict=MeasureMoved)
    except MeasureMoved as error:
        raise await _came_between(measuring, judged=judged) from error


async def _came_between(measuring: Measuring, *, judged: bool) -> Conflict:
    standing = await measuring.keeper.standing(NOBODY, measuring.subject)
    if standing is None or standing.ended:
        return _over()
    if judged and standing.started:
        return BaselineLocked(
            _("The work has begun in the meantime, and its baselines are locked. Nothing was changed.")
        )
    return MeasureMoved(_("Somebody changed the measure in the meantime. Nothing was changed; look at it again."))


def _over() -> MeasureMoved:
    return MeasureMoved(_("This has ended, and its measures with it. Nothing was changed."))


_TOUCH = update(measures).where(measures.c.id == number("which")).values(version=measures.c.version + 1)
UNCHANGED = statement(_TOUCH.where(measures.c.version == number("seen")))
STANDING_SO = statement(
    _TOUCH.where(
        func.coalesce(measures.c.fixed_at, 0) == number("seen_fixed"),
        func.coalesce(measures.c.reached_at, 0) == number("seen_reached"),
        measures.c.target.is_not_distinct_from(bindparam("seen_target", type_=Float(), required=True)),
    )
)
