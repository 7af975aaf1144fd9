"""Another name for an initiative. The former one stays in the activity that says so."""

from sqlalchemy import update

from raison.initiatives.actions.opening import wrong_name
from raison.initiatives.actions.writes import check_change, commit, touched
from raison.initiatives.activities import InitiativeRenamed
from raison.initiatives.rows import Plan
from raison.kernel.access import Viewer
from raison.kernel.database import number, statement, word
from raison.kernel.proposals import named, refuse
from raison.kernel.spine import record
from raison.subjects.tables import subjects


async def rename(viewer: Viewer, plan: Plan, name: str) -> None:
    """Call it otherwise. Raises NotAllowed, HasEnded, Invalid."""
    check_change(viewer, plan)
    name = named(name)
    refuse(wrong_name(name))
    if name == plan.subject.title:
        return
    former = InitiativeRenamed(place_id=plan.subject.place_id, subject_id=plan.id, former=plan.subject.title)
    await commit(plan, touched(plan), RENAME(which=plan.id, name=name).hitting(), record(former, by=viewer))


RENAME = statement(
    update(subjects)
    .where(subjects.c.id == number("which"), subjects.c.state != "deleted")
    .values(title=word("name"), version=subjects.c.version + 1)
)
