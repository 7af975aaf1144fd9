"""What one can do with the lines of one's inbox. All devices hear of it at once. None of it is an activity: it is
nobody else's business. `upto` names what the reader has seen: a line that has moved since then is not touched."""

from datetime import datetime

from sqlalchemy import ColumnElement, Update, exists, null, or_, update

from raison.inbox.rows import Heap, Notice
from raison.inbox.tables import notices
from raison.inbox.writes import HERE, OPEN
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us, to_us
from raison.kernel.database import Bound, moment, number, statement, word, write
from raison.kernel.errors import Conflict
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import NEWEST
from raison.kernel.jobs import cancel_job, later
from raison.kernel.live import hub
from raison.subjects.actions import follow
from raison.subjects.policies import visible_subject
from raison.subjects.rows import Level
from raison.subjects.tables import subjects

WAKE_JOB = "inbox.wake"


class MovedSince(Conflict):
    """Something happened in it after the reader looked."""


async def mark_done(viewer: Viewer, notice: Notice, *, upto: int = NEWEST) -> int:
    """Done; the moment by which it can be taken back. Raises MovedSince."""
    at = now_us()
    moved = MovedSince(_("Something has happened in it since you looked. It stays."))
    await write(DONE(who=viewer.id, which=notice.id, upto=upto, at=at).hitting(), conflict=moved)
    hub().refresh([viewer.id])
    return at


async def mark_all_done(viewer: Viewer, heap: Heap | None = None, *, upto: int = NEWEST) -> int:
    """Every open line of a heap, or of all; the moment by which they can be taken back."""
    at = now_us()
    await write(ALL_DONE(who=viewer.id, heap=heap or "", upto=upto, at=at, now=at))
    hub().refresh([viewer.id])
    return at


async def take_back_done(viewer: Viewer, done_at: int) -> None:
    """Open again what was marked done at that very moment: one line, or all of a heap."""
    await write(UNDO(who=viewer.id, done_at=done_at))
    hub().refresh([viewer.id])


async def bring_back(viewer: Viewer, notice: Notice) -> None:
    """Open again, now: a line that was done or put off."""
    await write(OPEN_AGAIN(who=viewer.id, which=notice.id), cancel_job(_job_name(viewer, notice)))
    hub().refresh([viewer.id])


async def snooze(viewer: Viewer, notice: Notice, until: datetime) -> None:
    """Put off until a moment; it comes back by its time, or before when somebody needs the viewer."""
    at, name = to_us(until), _job_name(viewer, notice)
    await write(
        SNOOZE(who=viewer.id, which=notice.id, until=at),
        cancel_job(name),
        later(WAKE_JOB, due_at=at, name=name, person_id=viewer.id),
    )
    hub().refresh([viewer.id])


async def mute(viewer: Viewer, notice: Notice) -> int:
    """Hear nothing of the subject any more but direct requests, and be done with it now; the moment of that."""
    await follow(viewer, await visible_subject(viewer, notice.id), "muted")
    return await mark_done(viewer, notice)


async def unmute(viewer: Viewer, notice: Notice, *, level: Level = "all") -> None:
    """Hear of the subject again, and have its line back."""
    await follow(viewer, await visible_subject(viewer, notice.id), level)
    await bring_back(viewer, notice)


def read_write(viewer: Viewer, subject_id: int, message_id: int) -> Bound:
    """The write that ends a followed line when its subject is read to the end. What needs the viewer stays: it is
    answered by replying, reacting, or by Done."""
    return READ_TO_THE_END(who=viewer.id, which=subject_id, message=message_id, at=now_us())


def _job_name(viewer: Viewer, notice: Notice) -> str:
    return f"{WAKE_JOB}:{viewer.id}:{notice.id}"


def _changed(*where: ColumnElement[bool]) -> Update:
    return update(notices).where(notices.c.person_id == number("who"), *where)


_ONE = notices.c.subject_id == number("which")
_SEEN = notices.c.heard <= number("upto")
_NEXT = notices.c.version + 1
DONE = statement(lambda: _changed(_ONE, _SEEN).values(done_at=moment("at"), snoozed_until=null(), version=_NEXT))
ALL_DONE = statement(
    lambda: _changed(OPEN, HERE, _SEEN, or_(word("heap") == "", notices.c.heap == word("heap"))).values(
        done_at=moment("at"), snoozed_until=null(), version=_NEXT
    )
)
UNDO = statement(lambda: _changed(notices.c.done_at == moment("done_at")).values(done_at=null(), version=_NEXT))
OPEN_AGAIN = statement(lambda: _changed(_ONE).values(done_at=null(), snoozed_until=null(), version=_NEXT))
SNOOZE = statement(lambda: _changed(_ONE).values(done_at=null(), snoozed_until=moment("until"), version=_NEXT))
_TO_THE_END = exists().where(subjects.c.id == number("which"), subjects.c.last_message_id <= number("message"))
READ_TO_THE_END = statement(
    lambda: _changed(_ONE, OPEN, notices.c.heap == "following", _TO_THE_END).values(
        done_at=moment("at"), snoozed_until=null(), version=_NEXT
    )
)
