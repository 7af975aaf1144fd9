"""Changing a message and taking it away. Earlier words stay readable; deleted words are gone everywhere."""

from collections.abc import Sequence

from sqlalchemy import case, delete, func, insert, select, update

from raison.kernel.access import Viewer
from raison.kernel.clock import DAY_US, now_us
from raison.kernel.database import Bound, moment, number, rows, statement, word, write
from raison.kernel.errors import Conflict, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.jobs import later
from raison.kernel.markup import VERSION
from raison.kernel.spine import record
from raison.subjects.actions.replies import check_uploads
from raison.subjects.activities import MessageDeleted, MessageEdited
from raison.subjects.policies import may_delete, may_edit
from raison.subjects.queries import named_in
from raison.subjects.rendering import Written, written
from raison.subjects.rows import Message, Subject, Upload
from raison.subjects.tables import attachments as files
from raison.subjects.tables import mentions, messages, previews, reactions, revisions, subjects
from raison.subjects.writes import bind_writes, naming_writes, preview_writes

FORGET_FILE_JOB = "subjects.forget_file"


async def edit_message(
    viewer: Viewer, subject: Subject, message: Message, *, source: str, attachments: Sequence[int] | None = None
) -> None:
    """Change the words of a message, and its files when `attachments` says which it has now. Raises NotAllowed."""
    if not may_edit(viewer, subject, message):
        raise NotAllowed(_("Only its author can change a message."))
    has = {file.id for file in message.attachments}
    keeps = has if attachments is None else set(attachments)
    await check_uploads(viewer, list(keeps - has))
    text = await written(source, place_id=subject.place_id, author=viewer, may_be_empty=bool(keeps))
    if text.source == message.source and keeps == has:
        return
    before = {named.person_id for named in await named_in(message.id)}
    fresh = tuple(person for person, team in text.named.items() if team is None and person not in before)
    await write(
        *_wording(viewer, message, text),
        *await _files_gone(message.id, has - keeps),
        *bind_writes(message.id, viewer.id, keeps - has),
        record(
            MessageEdited(place_id=subject.place_id, subject_id=subject.id, message_id=message.id, named=fresh),
            by=viewer,
        ),
        conflict=Conflict(_("The message has changed in the meantime. Read it again before you change it.")),
    )


async def delete_message(viewer: Viewer, subject: Subject, message: Message) -> None:
    """Take a message away: words, files, earlier versions and reactions go; who and when stay. Raises NotAllowed."""
    if message.deleted:
        raise Conflict(_("This message was deleted already."))
    if not may_delete(viewer, subject, message):
        raise NotAllowed(_("Only its author and moderators can delete a message."))
    at = now_us()
    await write(
        EMPTY(which=message.id, at=at, viewer=viewer.id).hitting(),
        EMPTY_REVISIONS(message=message.id),
        DELETE_REACTIONS(message=message.id),
        DELETE_MENTIONS(message=message.id),
        DELETE_PREVIEWS(message=message.id),
        SHOW_QUOTING_AGAIN(message=message.id, subject=subject.id),
        *await _files_gone(message.id, {file.id for file in message.attachments}),
        EMPTY_SUBJECT(which=subject.id, at=at, viewer=viewer.id) if message.first else UNCOUNT(which=subject.id),
        record(MessageDeleted(place_id=subject.place_id, subject_id=subject.id, message_id=message.id), by=viewer),
        conflict=Conflict(_("This message was deleted already.")),
    )


def _wording(viewer: Viewer, message: Message, text: Written) -> list[Bound]:
    at = now_us()
    changed = CHANGE(
        which=message.id,
        seen=message.edits,
        words=text.source,
        shown=text.rendered.html,
        html_version=VERSION,
        at=at,
    )
    return [
        KEEP_EARLIER(id=new_id(), message=message.id, viewer=viewer.id),
        changed.hitting(),
        SHOW_QUOTING_AGAIN(message=message.id, subject=message.subject_id),
        DELETE_MENTIONS(message=message.id),
        *naming_writes(message.id, message.subject_id, text.named, at=at),
        DELETE_PREVIEWS(message=message.id),
        *preview_writes(message.id, text.rendered.links, edits=message.edits + 1),
        *([EXCERPT(which=message.subject_id, words=text.rendered.excerpt)] if message.first else []),
    ]


async def _files_gone(message_id: int, gone: set[int]) -> list[Bound]:
    """The rows go now, the stored bytes a day later, unless another row names them."""
    if not gone:
        return []
    due = now_us() + DAY_US
    uploads = [upload for upload in await rows(UPLOADS, Upload, message=message_id) if upload.id in gone]
    keys = {key for upload in uploads for key in (upload.key, upload.thumb_key) if key}
    return [
        DELETE_FILE.many({"which": file, "message": message_id} for file in gone),
        *[later(FORGET_FILE_JOB, due_at=due, key=key) for key in sorted(keys)],
    ]


KEEP_EARLIER = statement(
    insert(revisions).from_select(
        ["id", "message_id", "source", "written_at", "by_id"],
        select(
            number("id"),
            messages.c.id,
            messages.c.source,
            func.coalesce(messages.c.edited_at, messages.c.created_at),
            number("viewer"),
        ).where(messages.c.id == number("message")),
    )
)
CHANGE = statement(
    update(messages)
    .where(messages.c.id == number("which"), messages.c.deleted_at.is_(None), messages.c.edits == number("seen"))
    .values(
        source=word("words"),
        html=word("shown"),
        html_version=number("html_version"),
        edits=messages.c.edits + 1,
        edited_at=moment("at"),
        version=messages.c.version + 1,
    )
)
EMPTY = statement(
    update(messages)
    .where(messages.c.id == number("which"), messages.c.deleted_at.is_(None))
    .values(
        source="",
        html="",
        deleted_at=moment("at"),
        deleted_by=number("viewer"),
        accepted_at=None,
        version=messages.c.version + 1,
    )
)
EMPTY_REVISIONS = statement(update(revisions).where(revisions.c.message_id == number("message")).values(source=""))
DELETE_REACTIONS = statement(delete(reactions).where(reactions.c.message_id == number("message")))
DELETE_MENTIONS = statement(delete(mentions).where(mentions.c.message_id == number("message")))
DELETE_PREVIEWS = statement(delete(previews).where(previews.c.message_id == number("message")))
DELETE_FILE = statement(delete(files).where(files.c.id == number("which"), files.c.message_id == number("message")))
UPLOADS = statement(
    select(
        *[files.c[name] for name in Upload.__struct_fields__ if name != "place_id"],
        subjects.c.place_id,
    )
    .join(messages, messages.c.id == files.c.message_id)
    .join(subjects, subjects.c.id == messages.c.subject_id)
    .where(files.c.message_id == number("message"))
)
SHOW_QUOTING_AGAIN = statement(
    update(messages)
    .where(messages.c.subject_id == number("subject"), messages.c.quoted_id == number("message"))
    .values(version=messages.c.version + 1)
)
EXCERPT = statement(
    update(subjects)
    .where(subjects.c.id == number("which"))
    .values(excerpt=word("words"), version=subjects.c.version + 1)
)
EMPTY_SUBJECT = statement(
    update(subjects)
    .where(subjects.c.id == number("which"))
    .values(
        title="",
        excerpt="",
        state="deleted",
        state_at=moment("at"),
        state_by=number("viewer"),
        pinned_at=None,
        version=subjects.c.version + 1,
    )
)
UNCOUNT = statement(
    update(subjects)
    .where(subjects.c.id == number("which"))
    .values(
        replies=case((subjects.c.replies > 0, subjects.c.replies - 1), else_=0),
        version=subjects.c.version + 1,
    )
)
