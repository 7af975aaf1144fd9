"""The agenda of a meeting: what waits and what is due, chosen when it is looked at; once it is closed, what it was."""

from datetime import timedelta

from sqlalchemy import func, null, or_, select

from raison.council.queries.decisions import UNDONE, WAITS, select_decisions
from raison.council.rows import Agenda, AgendaLine, Meeting
from raison.council.tables import council_agenda, council_decisions
from raison.kernel.access import Viewer, each_visible_to
from raison.kernel.clock import to_us
from raison.kernel.database import at_most, moment, number, rows, statement, value

AGENDA_AT_MOST = 100
"""Lines of an agenda that are shown, the oldest first."""
A_DAY = timedelta(days=1)


async def agenda_of(viewer: Viewer, meeting: Meeting) -> Agenda:
    """What stands on it, of what the viewer may see."""
    where = {"meeting": meeting.id, **viewer.scope} | ({} if meeting.closed else {"day": _end_of(meeting)})
    listed, counted = (CLOSED, CLOSED_NUMBER) if meeting.closed else (OPEN, OPEN_NUMBER)
    found = await rows(listed, AgendaLine, limit=AGENDA_AT_MOST, **where)
    more = await value(counted, **where) - AGENDA_AT_MOST if len(found) == AGENDA_AT_MOST else 0
    return Agenda(found, more)


def _end_of(meeting: Meeting) -> int:
    return to_us(meeting.starts_at + A_DAY)


ON_AGENDA = or_(
    WAITS,
    UNDONE & (council_decisions.c.due_at < moment("day")),
    council_decisions.c.meeting_id == number("meeting"),
)
"""What waits, what was to be done by then and is not, and what this meeting has dealt with."""
_SEEN = each_visible_to(council_decisions.c.place_id)
_ON_FIXED = council_agenda.c.meeting_id == number("meeting")
_NUMBER = select(func.count()).select_from(council_decisions)
OPEN_NUMBER = statement(_NUMBER.where(ON_AGENDA, _SEEN))
CLOSED_NUMBER = statement(
    _NUMBER.join(council_agenda, council_agenda.c.decision_id == council_decisions.c.id).where(_ON_FIXED, _SEEN)
)
OPEN = statement(
    select_decisions(null().label("left_as")).where(ON_AGENDA, _SEEN).order_by(council_decisions.c.id).limit(at_most())
)
_FIXED = select_decisions(council_agenda.c.state.label("left_as"))
CLOSED = statement(
    _FIXED.join(council_agenda, council_agenda.c.decision_id == council_decisions.c.id)
    .where(_ON_FIXED, _SEEN)
    .order_by(council_decisions.c.id)
    .limit(at_most())
)
