"""What the end of an initiative leaves behind: planned while it runs, ticked when it ends, seen to afterwards."""

from collections.abc import Iterable

from sqlalchemy import delete, update

from raison.initiatives.actions.writes import check_change, commit, has_moved, touched
from raison.initiatives.activities import ChallengeChanged, LeftoverSettled
from raison.initiatives.course import RetirementChanges
from raison.initiatives.policies import may_stand_for
from raison.initiatives.rows import Plan
from raison.initiatives.rows.course import PARTS, Part
from raison.initiatives.tables import initiatives, leftovers, retirements
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, moment, number, statement, word, write
from raison.kernel.errors import Conflict, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import record


async def change_retirement(viewer: Viewer, plan: Plan, changes: RetirementChanges) -> None:
    """Say when it is done and what becomes of what it made. Raises NotAllowed, HasEnded, Invalid, HasMoved."""
    check_change(viewer, plan)
    standing = {part: plan.course.retirement.planned(part) for part in PARTS}
    fresh = {**standing, **changes.checked()}
    changed = [part for part in PARTS if fresh[part] != standing[part]]
    if not changed:
        return
    fields = tuple(f"retirement.{part}" for part in changed)
    said = ChallengeChanged(place_id=plan.subject.place_id, subject_id=plan.id, fields=fields)
    kept = [KEEP[part](which=plan.id, was=standing[part], fresh=fresh[part]).hitting() for part in changed]
    await commit(plan, touched(plan), BEGIN(subject_id=plan.id), *kept, record(said, by=viewer))


async def settle_leftover(viewer: Viewer, plan: Plan, part: Part) -> None:
    """Say that something has been seen to that was open when it ended. Raises NotAllowed, Conflict."""
    if not plan.initiative.ended:
        raise Conflict(_("It has not ended yet. What is done of its plan is ticked when it ends."))
    if not may_stand_for(viewer, plan):
        raise NotAllowed(_("Only its owner and sponsor, and who leads the community, decide about an initiative."))
    if part not in plan.course.retirement.open:
        return
    said = LeftoverSettled(place_id=plan.subject.place_id, subject_id=plan.id, part=part)
    still_ended = STILL_ENDED(which=plan.id, at=now_us()).hitting()
    await write(still_ended, settled_write(viewer, plan, [part]), record(said, by=viewer), conflict=has_moved())


def settled_write(viewer: Viewer, plan: Plan, parts: Iterable[Part]) -> Bound:
    """Keep that parts of the plan were seen to: a row each, so that two people may see to two parts at once."""
    kept = {"subject_id": plan.id, "by_id": viewer.id, "at": now_us()}
    return SETTLE.many(kept | {"part": part} for part in dict.fromkeys(parts))


BEGIN = insert_row(retirements, ignore=True)
KEEP = {
    part: statement(
        update(retirements)
        .where(retirements.c.subject_id == number("which"), retirements.c[part] == word("was"))
        .values({retirements.c[part]: word("fresh")})
    )
    for part in PARTS
}
"""One for each part, from what it was: what somebody else plans beside it at the same time stays, and nobody overwrites
unseen words."""
SETTLE = insert_row(leftovers)
UNSETTLE = statement(delete(leftovers).where(leftovers.c.subject_id == number("which")))
STILL_ENDED = statement(
    update(initiatives)
    .where(initiatives.c.subject_id == number("which"), initiatives.c.ended_at.is_not(None))
    .values(version=initiatives.c.version + 1, changed_at=moment("at"))
)
