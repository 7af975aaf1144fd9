"""The end of an assessment: it closes by its day or by the office, the position is kept, the office publishes it."""

from sqlalchemy import Float, bindparam, update

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import moment, number, statement, write
from raison.kernel.errors import Conflict, HasMoved
from raison.kernel.i18n import gettext as _
from raison.kernel.jobs import cancel_job
from raison.kernel.spine import record
from raison.maturity.actions.opening import close_name
from raison.maturity.activities import AssessmentClosed, ResultPublished, ResultWithdrawn
from raison.maturity.policies import check_assess
from raison.maturity.queries import any_assessment, result_for
from raison.maturity.rows import Assessment
from raison.maturity.tables import assessments


async def close_assessment(viewer: Viewer, assessment: Assessment) -> None:
    """Take no more answers. Raises NotAllowed, HasMoved."""
    check_assess(viewer)
    await _close(assessment, by=viewer)


async def close_by_itself(assessment_id: int) -> None:
    """Its day has come."""
    found = await any_assessment(assessment_id)
    if found is None or found.closed_at is not None:
        return
    try:
        await _close(found, by=None)
    except Conflict:
        return  # the office closed it in the same moment


async def publish(viewer: Viewer, assessment: Assessment) -> None:
    """Let everybody at home see what was found. Raises NotAllowed, HasMoved."""
    check_assess(viewer)
    await write(
        PUBLISH(which=assessment.id, at=now_us(), viewer=viewer.id).hitting(),
        record(ResultPublished(place_id=assessment.place_id, subject_id=assessment.id), by=viewer),
        conflict=HasMoved(_("Only what has closed is published, once. Look at it again.")),
    )


async def withdraw(viewer: Viewer, assessment: Assessment) -> None:
    """Let only the Digital Office see it again. Raises NotAllowed, HasMoved."""
    check_assess(viewer)
    await write(
        WITHDRAW(which=assessment.id).hitting(),
        record(ResultWithdrawn(place_id=assessment.place_id, subject_id=assessment.id), by=viewer),
        conflict=HasMoved(_("It is not published any more. Look at it again.")),
    )


async def _close(assessment: Assessment, *, by: Viewer | None) -> None:
    result = await result_for(assessment)
    point = result.point
    await write(
        CLOSE(
            which=assessment.id,
            at=now_us(),
            by=by.id if by else None,
            across=point.across if point else None,
            up=point.up if point else None,
            state=assessment.model.state_at(point.across, point.up).key if point else None,
        ).hitting(),
        cancel_job(close_name(assessment.id)) if by else None,
        record(AssessmentClosed(place_id=assessment.place_id, subject_id=assessment.id), by=by),
        conflict=HasMoved(_("It has closed already. Look at its result.")),
    )


_ONE = assessments.c.id == number("which")
CLOSE = statement(
    update(assessments)
    .where(_ONE, assessments.c.closed_at.is_(None))
    .values(
        closed_at=moment("at"),
        closed_by=number("by"),
        across=bindparam("across", type_=Float, required=True),
        up=bindparam("up", type_=Float, required=True),
        state=bindparam("state", type_=assessments.c.state.type, required=True),
    )
)
PUBLISH = statement(
    update(assessments)
    .where(_ONE, assessments.c.closed_at.is_not(None), assessments.c.published_at.is_(None))
    .values(published_at=moment("at"), published_by=number("viewer"))
)
WITHDRAW = statement(
    update(assessments)
    .where(_ONE, assessments.c.published_at.is_not(None))
    .values(published_at=None, published_by=None)
)
