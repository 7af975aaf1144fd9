"""The log: milestones, decisions and risks. What was decided is not changed; a newer decision follows it."""

from sqlalchemy import update

from raison.initiatives.actions.writes import check_change, commit, touched
from raison.initiatives.activities import EntryRecorded, EntrySettled
from raison.initiatives.proposals import MAX_ENTRIES, NewEntry
from raison.initiatives.rows import Plan
from raison.initiatives.rows.log import Entry
from raison.initiatives.tables import entries
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, moment, number, statement
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import end_of, refuse
from raison.kernel.spine import record


async def add_entry(viewer: Viewer, plan: Plan, wanted: NewEntry) -> int:
    """Write down a milestone, a decision or a risk; its id. Raises NotAllowed, HasEnded, Invalid."""
    check_change(viewer, plan)
    wanted, made = wanted.checked(), new_id()
    if len(plan.entries) >= MAX_ENTRIES:
        refuse({"text": _("The log of an initiative has at most {most} lines.").format(most=MAX_ENTRIES)})
    said = EntryRecorded(place_id=plan.subject.place_id, subject_id=plan.id, entry=wanted.kind, entry_id=made)
    await commit(
        plan,
        touched(plan),
        INSERT_ENTRY(
            id=made,
            subject_id=plan.id,
            kind=wanted.kind,
            text=wanted.text,
            detail=wanted.detail,
            due_at=end_of(wanted.due_on, viewer.zone) if wanted.due_on else None,
            by_id=viewer.id,
            at=now_us(),
        ),
        record(said, by=viewer),
    )
    return made


async def settle_entry(viewer: Viewer, plan: Plan, entry: Entry) -> None:
    """Say that a milestone is reached, or a risk is over. Raises NotAllowed, HasEnded."""
    check_change(viewer, plan)
    if entry.kind == "decision" or entry.settled_at is not None:
        return
    said = EntrySettled(place_id=plan.subject.place_id, subject_id=plan.id, entry=entry.kind, entry_id=entry.id)
    await commit(
        plan,
        touched(plan),
        SETTLE(which=entry.id, at=now_us(), viewer=viewer.id).hitting(),
        record(said, by=viewer),
    )


INSERT_ENTRY = insert_row(entries)
SETTLE = statement(
    update(entries)
    .where(entries.c.id == number("which"), entries.c.settled_at.is_(None))
    .values(settled_at=moment("at"), settled_by=number("viewer"))
)
