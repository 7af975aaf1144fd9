"""What is done with a post that stands: pin, close, say which reply answers it."""

from typing import Any

from sqlalchemy import case, exists, func, select, update

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import moment, number, statement, write
from raison.kernel.errors import Conflict, NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import record
from raison.posts.activities import AnswerAccepted, AnswerTakenBack
from raison.posts.policies import may_accept, may_close, may_pin
from raison.subjects.activities import SubjectClosed, SubjectPinned, SubjectReopened, SubjectUnpinned
from raison.subjects.rows import Message, Subject
from raison.subjects.tables import messages, subjects

MAX_PINNED = 6
"""Pinned subjects of a place: more would be a list that nobody reads."""


class TooManyPinned(Conflict):
    """The place has as many pins as there can be."""


async def pin(viewer: Viewer, subject: Subject) -> None:
    """Keep a subject on top of its place. Raises NotAllowed, TooManyPinned; pinned already is well."""
    _check_pin(viewer, subject)
    if subject.pinned_at is not None:
        return
    many = TooManyPinned(_("{n} threads are pinned here already. Unpin one first.").format(n=MAX_PINNED))
    await write(
        PIN(which=subject.id, place=subject.place_id, at=now_us(), viewer=viewer.id).hitting(),
        record(SubjectPinned(place_id=subject.place_id, subject_id=subject.id), by=viewer),
        conflict=many,
    )


async def unpin(viewer: Viewer, subject: Subject) -> None:
    """Let a subject go down its stream again. Raises NotAllowed."""
    _check_pin(viewer, subject)
    if subject.pinned_at is None:
        return
    await write(
        UNPIN(which=subject.id),
        record(SubjectUnpinned(place_id=subject.place_id, subject_id=subject.id), by=viewer),
    )


async def close(viewer: Viewer, subject: Subject) -> None:
    """Take no more replies. Raises NotAllowed; closed already is well."""
    _check_close(viewer, subject)
    if subject.closed:
        return
    await write(
        CLOSE(which=subject.id, at=now_us(), viewer=viewer.id),
        record(SubjectClosed(place_id=subject.place_id, subject_id=subject.id), by=viewer),
    )


async def reopen(viewer: Viewer, subject: Subject) -> None:
    """Take replies again. Raises NotAllowed."""
    _check_close(viewer, subject)
    if not subject.closed:
        return
    await write(
        REOPEN(which=subject.id, at=now_us(), viewer=viewer.id),
        record(SubjectReopened(place_id=subject.place_id, subject_id=subject.id), by=viewer),
    )


async def accept_answer(viewer: Viewer, subject: Subject, message: Message) -> None:
    """Say that this reply answers the question; one accepted before is no longer. Raises NotAllowed, NotFound."""
    _check_accept(viewer, subject)
    if message.subject_id != subject.id or message.first or message.deleted:
        raise NotFound
    at = now_us()
    await write(
        SETTLE(which=subject.id, at=at, viewer=viewer.id).hitting(),
        UNACCEPT(subject=subject.id),
        ACCEPT(which=message.id, at=at).hitting(),
        record(AnswerAccepted(place_id=subject.place_id, subject_id=subject.id, message_id=message.id), by=viewer),
        conflict=Conflict(_("The question was closed, or the reply deleted, in the meantime.")),
    )


async def take_back_answer(viewer: Viewer, subject: Subject, message_id: int) -> None:
    """Say that the question waits for an answer again. Raises NotAllowed."""
    _check_accept(viewer, subject)
    if subject.state != "answered":
        return
    await write(
        UNSETTLE(which=subject.id, at=now_us(), viewer=viewer.id).hitting(),
        UNACCEPT(subject=subject.id),
        record(AnswerTakenBack(place_id=subject.place_id, subject_id=subject.id, message_id=message_id), by=viewer),
        conflict=Conflict(_("The question has changed in the meantime.")),
    )


def _check_pin(viewer: Viewer, subject: Subject) -> None:
    if not may_pin(viewer, subject):
        raise NotAllowed(_("Only owners and moderators of {name} pin here.").format(name=subject.place.name))


def _check_close(viewer: Viewer, subject: Subject) -> None:
    if not may_close(viewer, subject):
        raise NotAllowed(_("Only its author and moderators can close and reopen this."))


def _check_accept(viewer: Viewer, subject: Subject) -> None:
    if not may_accept(viewer, subject):
        raise NotAllowed(_("Only who asked, and moderators, can say which reply answers the question."))


def _state(state: Any) -> dict[str, Any]:
    return {"state": state, "state_by": number("viewer"), "state_at": moment("at"), "version": subjects.c.version + 1}


_ONE = subjects.c.id == number("which")
_TAKES_REPLIES = subjects.c.state.in_(["open", "answered"])
_OTHER = subjects.alias("other")
_PINNED = (
    select(func.count())
    .select_from(_OTHER)
    .where(_OTHER.c.place_id == number("place"), _OTHER.c.pinned_at.is_not(None), _OTHER.c.state != "deleted")
    .scalar_subquery()
)
_HAS_ANSWER = exists().where(
    messages.c.subject_id == number("which"), messages.c.accepted_at.is_not(None), messages.c.deleted_at.is_(None)
)
PIN = statement(
    update(subjects)
    .where(_ONE, subjects.c.state != "deleted", _PINNED < MAX_PINNED)
    .values(pinned_at=moment("at"), pinned_by=number("viewer"), version=subjects.c.version + 1)
)
UNPIN = statement(update(subjects).where(_ONE).values(pinned_at=None, pinned_by=None, version=subjects.c.version + 1))
CLOSE = statement(update(subjects).where(_ONE, _TAKES_REPLIES).values(**_state("closed")))
REOPEN = statement(
    update(subjects)
    .where(_ONE, subjects.c.state == "closed")
    .values(**_state(case((_HAS_ANSWER, "answered"), else_="open")))
)
SETTLE = statement(update(subjects).where(_ONE, _TAKES_REPLIES).values(**_state("answered")))
UNSETTLE = statement(update(subjects).where(_ONE, subjects.c.state == "answered").values(**_state("open")))
ACCEPT = statement(
    update(messages)
    .where(messages.c.id == number("which"), messages.c.deleted_at.is_(None))
    .values(accepted_at=moment("at"), version=messages.c.version + 1)
)
UNACCEPT = statement(
    update(messages)
    .where(messages.c.subject_id == number("subject"), messages.c.accepted_at.is_not(None))
    .values(accepted_at=None, version=messages.c.version + 1)
)
