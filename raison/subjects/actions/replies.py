"""Replying."""

from collections.abc import Sequence

from sqlalchemy import select

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import any_of, number, statement, values, write
from raison.kernel.errors import Conflict, Invalid, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import record
from raison.subjects.actions.drafts import DELETE_DRAFT
from raison.subjects.actions.following import READ_UP_TO
from raison.subjects.activities import SubjectReplied
from raison.subjects.policies import may_reply
from raison.subjects.rows import Subject
from raison.subjects.tables import attachments as files
from raison.subjects.tables import messages
from raison.subjects.writes import add_reply

MAX_ATTACHMENTS = 20
"""Files of one message."""


class TakesNoReplies(Conflict):
    """The subject was closed or deleted, maybe while the reply was being written."""


async def reply(
    viewer: Viewer,
    subject: Subject,
    *,
    source: str,
    quoted_id: int | None = None,
    attachments: Sequence[int] = (),
) -> int:
    """Add a message to a subject; its id. Raises TakesNoReplies, NotAllowed, Invalid."""
    closed = TakesNoReplies(_("This thread is closed and takes no more replies. Your text was not sent; it is kept."))
    if subject.closed:
        raise closed
    if not may_reply(viewer, subject):
        raise NotAllowed(_("Nobody can reply here any more. Your text was not sent."))
    await check_uploads(viewer, attachments)
    await _check_quoted(subject, quoted_id)
    added = await add_reply(
        viewer,
        subject_id=subject.id,
        place_id=subject.place_id,
        source=source,
        quoted_id=quoted_id,
        attachments=attachments,
    )
    await write(
        *added.batch,
        READ_UP_TO(person_id=viewer.id, subject_id=subject.id, message_id=added.message_id, at=now_us()),
        DELETE_DRAFT(person=viewer.id, key=f"subject-{subject.id}"),
        record(
            SubjectReplied(place_id=subject.place_id, subject_id=subject.id, message_id=added.message_id), by=viewer
        ),
        conflict=closed,
    )
    return added.message_id


async def check_uploads(viewer: Viewer, attachments: Sequence[int]) -> None:
    """Whether these are uploads of the viewer that no message has yet. Raises Invalid."""
    wanted = set(attachments)
    if len(wanted) > MAX_ATTACHMENTS:
        many = _("A message can have {n} files. Nothing was sent.").format(n=MAX_ATTACHMENTS)
        raise Invalid(many, fields={"attachment": many})
    if wanted and set(await values(OWN_UPLOADS, ids=list(wanted), author=viewer.id)) != wanted:
        lost = _("One of the files is no longer there. Attach it again.")
        raise Invalid(lost, fields={"attachment": lost})


async def _check_quoted(subject: Subject, quoted_id: int | None) -> None:
    if quoted_id is not None and not await values(QUOTABLE, which=quoted_id, subject=subject.id):
        lost = _("The message that you quote is not in this thread.")
        raise Invalid(lost, fields={"reply_to": lost})


OWN_UPLOADS = statement(
    select(files.c.id).where(
        any_of(files.c.id, "ids"), files.c.uploaded_by == number("author"), files.c.message_id.is_(None)
    )
)
QUOTABLE = statement(
    select(messages.c.id).where(
        messages.c.id == number("which"), messages.c.subject_id == number("subject"), messages.c.deleted_at.is_(None)
    )
)
