"""Following a subject, and how far somebody has read it. Neither is an activity: it is nobody else's business."""

from functools import partial
from typing import Any

from sqlalchemy import delete, func, select

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import by_dialect, moment, number, statement, upsert_row, write
from raison.kernel.live import hub
from raison.subjects import hooks
from raison.subjects.rows import Level, Subject
from raison.subjects.tables import follows, messages, readings


async def follow(viewer: Viewer, subject: Subject, level: Level) -> None:
    """Say how much of a subject reaches the viewer: every reply, only what names them, nothing."""
    await write(SET_LEVEL(person_id=viewer.id, subject_id=subject.id, level=level, reason="chosen", since=now_us()))
    hub().refresh([viewer.id])


async def stop_following(viewer: Viewer, subject: Subject) -> None:
    """Let nothing of a subject reach the viewer but what names them, and forget that they followed."""
    await write(FORGET_LEVEL(person=viewer.id, subject=subject.id))
    hub().refresh([viewer.id])


async def mark_read(viewer: Viewer, subject_id: int, message_id: int) -> None:
    """The viewer has read up to this message. Only moves forward; all their devices hear of it at once."""
    also = [make(viewer, subject_id, message_id) for make in hooks.when_read]
    await write(READ_TO(person=viewer.id, subject=subject_id, message=message_id, at=now_us()), *also)
    hub().refresh([viewer.id])


async def mark_unread(viewer: Viewer, subject_id: int, message_id: int) -> None:
    """From this message on, everything is unread again."""
    await write(UNREAD_FROM(person=viewer.id, subject=subject_id, message=message_id, at=now_us()))
    hub().refresh([viewer.id])


def _upsert(dialect: Any, row: Any, *, forward: bool) -> Any:
    clause = dialect.insert(readings).from_select(["person_id", "subject_id", "message_id", "at"], row)
    fresh = {name: clause.excluded[name] for name in ("message_id", "at")}
    ahead = clause.excluded.message_id > readings.c.message_id if forward else None
    return clause.on_conflict_do_update(index_elements=["person_id", "subject_id"], set_=fresh, where=ahead)


def _forward(dialect: Any) -> Any:
    clause = dialect.insert(readings).values(
        person_id=number("person_id"),
        subject_id=number("subject_id"),
        message_id=number("message_id"),
        at=moment("at"),
    )
    fresh = {name: clause.excluded[name] for name in ("message_id", "at")}
    ahead = clause.excluded.message_id > readings.c.message_id
    return clause.on_conflict_do_update(index_elements=["person_id", "subject_id"], set_=fresh, where=ahead)


def _last(limit: Any) -> Any:
    """The last message up to a limit: whatever number a client sends, what is stored is a message of the subject."""
    last = func.max(messages.c.id)
    return select(number("person"), number("subject"), last, moment("at")).where(
        messages.c.subject_id == number("subject"), limit
    )


_READ = _last(messages.c.id <= number("message")).having(func.max(messages.c.id).is_not(None))
_BEFORE = select(
    number("person"),
    number("subject"),
    func.coalesce(
        select(func.max(messages.c.id))
        .where(messages.c.subject_id == number("subject"), messages.c.id < number("message"))
        .scalar_subquery(),
        0,
    ),
    moment("at"),
).where(number("subject") > 0)
SET_LEVEL = upsert_row(follows, key=["person_id", "subject_id"], change=["level", "reason", "since"])
FORGET_LEVEL = statement(
    delete(follows).where(follows.c.person_id == number("person"), follows.c.subject_id == number("subject"))
)
READ_UP_TO = by_dialect(_forward)
READ_TO = by_dialect(partial(_upsert, row=_READ, forward=True))
UNREAD_FROM = by_dialect(partial(_upsert, row=_BEFORE, forward=False))
