"""Meetings: called, with minutes that are written while they last and after, and closed, which fixes their agenda."""

from sqlalchemy import case, insert, select, update

from raison.communities.queries import company_place
from raison.council.activities import MeetingCalled, MeetingClosed, MinutesWritten
from raison.council.errors import IsClosed
from raison.council.policies import check_part
from raison.council.proposals import NewMeeting, checked_minutes
from raison.council.queries import council_now
from raison.council.queries.agenda import A_DAY, ON_AGENDA
from raison.council.queries.decisions import UNDONE
from raison.council.rows import Meeting
from raison.council.tables import council_agenda, council_decisions, council_meetings
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us, to_us
from raison.kernel.database import insert_row, moment, number, statement, word, write
from raison.kernel.errors import Conflict
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.spine import record


async def call_meeting(viewer: Viewer, wanted: NewMeeting) -> int:
    """Call a meeting; its id. Raises NotAllowed, Invalid."""
    check_part(viewer, await council_now())
    wanted, made = wanted.checked(), new_id()
    at = to_us(wanted.starts_at)
    await write(
        INSERT_MEETING(id=made, title=wanted.title, starts_at=at, called_by=viewer.id, called_at=now_us()),
        record(MeetingCalled(place_id=await company_place(), meeting_id=made), by=viewer),
    )
    return made


async def write_minutes(viewer: Viewer, meeting: Meeting, text: str, *, seen: int) -> None:
    """Write the minutes over the version `seen`. Raises NotAllowed, Invalid, IsClosed, Conflict."""
    check_part(viewer, await council_now())
    if meeting.closed:
        raise _closed()
    minutes = checked_minutes(text)
    if minutes == meeting.minutes:
        return
    await write(
        MINUTES(which=meeting.id, seen=seen, minutes=minutes).hitting(),
        record(MinutesWritten(place_id=await company_place(), meeting_id=meeting.id), by=viewer),
        conflict=Conflict(
            _("Somebody else wrote these minutes, or closed the meeting, meanwhile. Copy your words, then look again.")
        ),
    )


async def close_meeting(viewer: Viewer, meeting: Meeting) -> None:
    """End it: its agenda and minutes stand from now on. Raises NotAllowed, IsClosed."""
    check_part(viewer, await council_now())
    await write(
        CLOSE(which=meeting.id, at=now_us(), viewer=viewer.id).hitting(),
        FIX(meeting=meeting.id, day=to_us(meeting.starts_at + A_DAY)),
        record(MeetingClosed(place_id=await company_place(), meeting_id=meeting.id), by=viewer),
        conflict=_closed(),
    )


def _closed() -> IsClosed:
    return IsClosed(_("This meeting is over. Its agenda and minutes stand; nothing was changed."))


INSERT_MEETING = insert_row(council_meetings)
_RUNS = (council_meetings.c.id == number("which"), council_meetings.c.closed_at.is_(None))
MINUTES = statement(
    update(council_meetings)
    .where(*_RUNS, council_meetings.c.version == number("seen"))
    .values(minutes=word("minutes"), version=council_meetings.c.version + 1)
)
CLOSE = statement(
    update(council_meetings)
    .where(*_RUNS)
    .values(closed_at=moment("at"), closed_by=number("viewer"), version=council_meetings.c.version + 1)
)
_DUE = UNDONE & council_decisions.c.meeting_id.is_distinct_from(number("meeting"))
_LEFT_AS = case((_DUE, "due"), else_=council_decisions.c.state)
FIX = statement(
    insert(council_agenda).from_select(
        ["meeting_id", "decision_id", "state"],
        select(number("meeting"), council_decisions.c.id, _LEFT_AS).where(ON_AGENDA),
    )
)
