"""Asking a colleague to take part: they hear of it once, and decide themselves."""

from raison.communities.access import who_can_see
from raison.initiatives.actions.writes import check_change, commit, touched
from raison.initiatives.activities import TakingPartAsked
from raison.initiatives.queries import asked_of
from raison.initiatives.rows import Plan
from raison.initiatives.tables import askings
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row
from raison.kernel.errors import HasMoved, NotFound
from raison.kernel.spine import record
from raison.people.queries import person_line


async def ask_to_take_part(viewer: Viewer, plan: Plan, person_id: int) -> None:
    """Ask somebody of the home organisation who may see it; who was asked is not asked again. Raises NotAllowed,
    HasEnded, NotFound."""
    check_change(viewer, plan)
    person = await person_line(person_id)
    if person is None or person.external or not await who_can_see(plan.subject.place_id, [person_id]):
        raise NotFound
    if person_id in await asked_of(plan.id):
        return
    asked = TakingPartAsked(place_id=plan.subject.place_id, subject_id=plan.id, person_id=person_id)
    row = INSERT_ASKING(subject_id=plan.id, person_id=person_id, by_id=viewer.id, at=now_us())
    try:
        await commit(plan, touched(plan), row, record(asked, by=viewer))
    except HasMoved:  # two clicks at once: the other one asked
        if person_id not in await asked_of(plan.id):
            raise


INSERT_ASKING = insert_row(askings)
