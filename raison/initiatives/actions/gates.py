"""From step to step: forward by one, back by one, and the end. The owner may go on with a reason, which is kept."""

from typing import Literal

import msgspec
from sqlalchemy import update

from raison.initiatives.actions.retiring import UNSETTLE, settled_write
from raison.initiatives.actions.writes import commit, ended
from raison.initiatives.activities import InitiativeEnded, InitiativeResumed, StepOpened, StepTakenBack
from raison.initiatives.policies import may_decide, may_resume
from raison.initiatives.proposals import MAX_REASON
from raison.initiatives.rows import Plan, Step, next_step, step_before
from raison.initiatives.rows.course import Part
from raison.initiatives.tables import initiatives, passages
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, moment, number, statement, word
from raison.kernel.errors import Conflict, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import refuse, too_long, trimmed
from raison.kernel.spine import record

Outcome = Literal["done", "dropped"]


async def open_step(viewer: Viewer, plan: Plan, *, reason: str = "") -> Step:
    """Open the next step. What is missing needs a reason, which is kept and shown. Raises NotAllowed, HasEnded,
    Invalid, HasMoved."""
    _check_decide(viewer, plan)
    step, missing, reason = next_step(plan.initiative.step), plan.gate.missing, trimmed(reason)
    if step is None:
        raise Conflict(_("This is the last step. When it has done its job, end it."))
    _check_reason(reason, needed=bool(missing))
    await commit(
        plan,
        _moved(plan, step),
        _passage(viewer, plan, step, back=False, missing=missing, reason=reason if missing else ""),
        record(StepOpened(place_id=plan.subject.place_id, subject_id=plan.id, step=step, missing=missing), by=viewer),
    )
    return step


async def go_back(viewer: Viewer, plan: Plan, *, reason: str) -> Step:
    """Take the step back that was opened last, with a reason. Raises NotAllowed, HasEnded, Invalid, HasMoved."""
    _check_decide(viewer, plan)
    step, reason = step_before(plan.initiative.step), trimmed(reason)
    if step is None:
        raise Conflict(_("This is the first step; there is nothing to go back to."))
    _check_reason(reason, needed=True)
    await commit(
        plan,
        _moved(plan, step),
        _passage(viewer, plan, step, back=True, missing=(), reason=reason),
        record(StepTakenBack(place_id=plan.subject.place_id, subject_id=plan.id, step=step), by=viewer),
    )
    return step


async def end(viewer: Viewer, plan: Plan, *, outcome: Outcome, why: str, settled: tuple[Part, ...] = ()) -> None:
    """Say that it is done, or given up, and why; `settled`: what of its retirement plan was seen to, the rest stays
    open. Raises NotAllowed, HasEnded, Invalid."""
    _check_decide(viewer, plan)
    why = trimmed(why)
    errors = {} if why else {"why": _("Say in a sentence what came of it, or why it is given up.")}
    refuse(errors | ({"why": too_long(MAX_REASON)} if len(why) > MAX_REASON else {}))
    await commit(
        plan,
        END(which=plan.id, outcome=outcome, why=why, at=now_us(), viewer=viewer.id).hitting(),
        settled_write(viewer, plan, settled),
        record(InitiativeEnded(place_id=plan.subject.place_id, subject_id=plan.id, outcome=outcome), by=viewer),
    )


async def resume(viewer: Viewer, plan: Plan) -> None:
    """Let it go on after all, in the step in which it ended. Raises NotAllowed."""
    if not plan.initiative.ended:
        return
    if not may_resume(viewer, plan):
        raise NotAllowed(_("Only its owner and sponsor, and who leads the community, let an initiative go on."))
    await commit(
        plan,
        RESUME(which=plan.id, at=now_us()).hitting(),
        UNSETTLE(which=plan.id),
        record(InitiativeResumed(place_id=plan.subject.place_id, subject_id=plan.id), by=viewer),
    )


def _check_decide(viewer: Viewer, plan: Plan) -> None:
    if plan.initiative.ended:
        raise ended()
    if not may_decide(viewer, plan):
        raise NotAllowed(_("Only its owner and sponsor, and who leads the community, decide about an initiative."))


def _check_reason(reason: str, *, needed: bool) -> None:
    if needed and not reason:
        refuse({"reason": _("Say why all the same: the reason is kept and shown.")})
    if len(reason) > MAX_REASON:
        refuse({"reason": too_long(MAX_REASON)})


def _moved(plan: Plan, step: Step) -> Bound:
    """The step itself; refused when anything of the plan changed since it was judged."""
    return MOVE(which=plan.id, seen=plan.initiative.version, step=step, at=now_us()).hitting()


def _passage(viewer: Viewer, plan: Plan, step: Step, *, back: bool, missing: tuple[str, ...], reason: str) -> Bound:
    return INSERT_PASSAGE(
        id=new_id(),
        subject_id=plan.id,
        step=step,
        back=back,
        missing=msgspec.json.encode(missing).decode(),
        reason=reason,
        by_id=viewer.id,
        at=now_us(),
    )


_ONE = initiatives.c.subject_id == number("which")
MOVE = statement(
    update(initiatives)
    .where(_ONE, initiatives.c.version == number("seen"), initiatives.c.ended_at.is_(None))
    .values(step=word("step"), version=initiatives.c.version + 1, changed_at=moment("at"))
)
INSERT_PASSAGE = insert_row(passages)
END = statement(
    update(initiatives)
    .where(_ONE, initiatives.c.ended_at.is_(None))
    .values(
        outcome=word("outcome"),
        outcome_why=word("why"),
        ended_at=moment("at"),
        ended_by=number("viewer"),
        version=initiatives.c.version + 1,
        changed_at=moment("at"),
    )
)
RESUME = statement(
    update(initiatives)
    .where(_ONE, initiatives.c.ended_at.is_not(None))
    .values(
        outcome=None,
        outcome_why="",
        ended_at=None,
        ended_by=None,
        version=initiatives.c.version + 1,
        changed_at=moment("at"),
    )
)
