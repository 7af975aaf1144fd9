"""A status: where it stands, told to those who follow it, as a message under the initiative."""

from raison.initiatives.actions.writes import check_change, commit, touched
from raison.initiatives.activities import StatusGiven
from raison.initiatives.course import NewStatus
from raison.initiatives.rows import Plan
from raison.initiatives.tables import statuses
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row
from raison.kernel.errors import Conflict
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import record
from raison.subjects.actions.following import READ_UP_TO
from raison.subjects.writes import add_reply


async def give_status(viewer: Viewer, plan: Plan, wanted: NewStatus) -> int:
    """Say where it stands; the message's id. Raises NotAllowed, HasEnded, Invalid, Conflict."""
    check_change(viewer, plan)
    wanted, subject = wanted.checked(), plan.subject
    if subject.closed:
        raise Conflict(_("Its thread is closed and takes no status. Open it again first; your text is kept here."))
    added = await add_reply(viewer, subject_id=subject.id, place_id=subject.place_id, source=wanted.text)
    at, said = (
        now_us(),
        StatusGiven(place_id=subject.place_id, subject_id=subject.id, message_id=added.message_id, state=wanted.state),
    )
    await commit(
        plan,
        touched(plan),
        *added.batch,
        INSERT_STATUS(message_id=added.message_id, subject_id=subject.id, state=wanted.state, by_id=viewer.id, at=at),
        READ_UP_TO(person_id=viewer.id, subject_id=subject.id, message_id=added.message_id, at=at),
        record(said, by=viewer),
    )
    return added.message_id


INSERT_STATUS = insert_row(statuses)
