"""The plan: a step begins with one click, is done, or is set aside with a reason."""

from sqlalchemy import delete, update

from raison.communities.actions import start_pilot
from raison.communities.policies import readable_place
from raison.communities.proposals import Proposal
from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, moment, number, statement, word, write
from raison.kernel.database.current import also_write
from raison.kernel.errors import Conflict, HasMoved, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import refuse, too_long, trimmed
from raison.kernel.spine import record
from raison.maturity import hooks
from raison.maturity.activities import PlanStepDone, PlanStepOffered, PlanStepSetAside, PlanStepStarted
from raison.maturity.policies import check_assess
from raison.maturity.proposals import MAX_REASON
from raison.maturity.queries import plan_for
from raison.maturity.rows import Assessment, PlanLine, StepState
from raison.maturity.tables import plan_steps


async def start_step(viewer: Viewer, assessment: Assessment, key: str) -> str:
    """Begin a step: open what it is, owned by the viewer; the address of that. Raises NotFound, NotAllowed, HasMoved,
    NameTaken."""
    step = await step_of(viewer, assessment, key)
    if not step.open:
        raise _moved()
    place = await readable_place(viewer, assessment.place_id)
    started = record(PlanStepStarted(subject_id=assessment.id, place_id=_heard_in(assessment), step=key), by=viewer)
    # in the batch that opens the thing: of two clicks one is refused, and nothing begins without being in the plan
    with also_write([_taken(viewer, assessment, step, "started").hitting(), started]):
        try:
            url = await hooks.plan_starters.get(step.kind, _community)(viewer, place, step.title, step.text)
        except Conflict as error:
            if (await step_of(viewer, assessment, key)).open:
                raise
            raise _moved() from error
    await write(LINK(which=assessment.id, step=key, url=url))
    return url


async def finish_step(viewer: Viewer, assessment: Assessment, key: str) -> None:
    """Say that a step is done. Raises NotFound, NotAllowed, HasMoved."""
    step = await step_of(viewer, assessment, key)
    if step.taken is not None and step.taken.state == "done":
        return
    done = PlanStepDone(place_id=_heard_in(assessment), subject_id=assessment.id, step=key)
    await write(
        _taken(viewer, assessment, step, "done").hitting(),
        record(done, by=viewer),
        conflict=_moved(),
    )


async def set_aside(viewer: Viewer, assessment: Assessment, key: str, *, reason: str) -> None:
    """Leave a step out of the plan, and say why. Raises NotFound, NotAllowed, Invalid, HasMoved."""
    step, reason = await step_of(viewer, assessment, key), trimmed(reason)
    if not reason:
        refuse({"reason": _("Say why in a sentence: it stands in the plan.")})
    if len(reason) > MAX_REASON:
        refuse({"reason": too_long(MAX_REASON)})
    aside = PlanStepSetAside(place_id=_heard_in(assessment), subject_id=assessment.id, step=key)
    await write(
        _taken(viewer, assessment, step, "set_aside", reason=reason).hitting(),
        record(aside, by=viewer),
        conflict=_moved(),
    )


async def offer_again(viewer: Viewer, assessment: Assessment, key: str) -> None:
    """Take back that a step was set aside. Raises NotFound, NotAllowed, HasMoved."""
    step = await step_of(viewer, assessment, key)
    if step.taken is None:
        return
    offered = PlanStepOffered(place_id=_heard_in(assessment), subject_id=assessment.id, step=key)
    await write(
        OFFER(which=assessment.id, step=key, seen="set_aside").hitting(), record(offered, by=viewer), conflict=_moved()
    )


async def step_of(viewer: Viewer, assessment: Assessment, key: str) -> PlanLine:
    """A step of the plan. Raises NotAllowed for who is not of the office, NotFound."""
    check_assess(viewer)
    for step in await plan_for(assessment):
        if step.key == key:
            return step
    raise NotFound


async def _community(viewer: Viewer, _place: Place, title: str, text: str) -> str:
    return (await start_pilot(viewer, Proposal(name=title, why=text))).url


def _taken(viewer: Viewer, assessment: Assessment, step: PlanLine, state: StepState, *, reason: str = "") -> Bound:
    """What becomes of a step, if it stands as it was seen."""
    kept = {"assessment_id": assessment.id, "step": step.key, "state": state, "reason": reason, "by_id": viewer.id}
    if step.taken is None:
        return INSERT_STEP(at=now_us(), **kept)
    where = {"which": assessment.id, "step": step.key, "seen": step.taken.state}
    return MOVE(state=state, reason=reason, viewer=viewer.id, at=now_us(), **where)


def _heard_in(assessment: Assessment) -> int | None:
    """Where it is heard: a step tells of the state, and before it is published only the office knows that."""
    return assessment.place_id if assessment.published_at else None


def _moved() -> HasMoved:
    return HasMoved(_("Somebody was first with this step. Look at the plan again."))


_ONE = (plan_steps.c.assessment_id == number("which"), plan_steps.c.step == word("step"))
INSERT_STEP = insert_row(plan_steps)
MOVE = statement(
    update(plan_steps)
    .where(*_ONE, plan_steps.c.state == word("seen"))
    .values(state=word("state"), reason=word("reason"), by_id=number("viewer"), at=moment("at"))
)
OFFER = statement(delete(plan_steps).where(*_ONE, plan_steps.c.state == word("seen")))
LINK = statement(update(plan_steps).where(*_ONE).values(url=word("url")))
