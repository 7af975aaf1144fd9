"""Sending later: the post is kept as it is, and made at its time under the rights that its author has then."""

from datetime import datetime

import msgspec
from sqlalchemy import delete, update

from raison.communities.policies import visible_place
from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us, to_us
from raison.kernel.database import Bound, insert_row, moment, number, statement, word, write
from raison.kernel.errors import Conflict, DomainError, Invalid, NotFound, Unavailable
from raison.kernel.i18n import Reader, reading_as
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.jobs import cancel_job, later
from raison.kernel.mail import letter
from raison.kernel.settings import current_settings
from raison.posts.actions.opening import LONGEST_US, check_kind, checked, commit_post, drop_draft_write
from raison.posts.queries.waiting import author_now, count_scheduled, email_of, waiting_post
from raison.posts.rows import NewPost, Scheduled
from raison.posts.tables import scheduled_files, scheduled_posts
from raison.subjects.actions.replies import check_uploads

SEND_JOB = "posts.send"
MAX_SCHEDULED = 100
"""Posts of one person that wait."""


class AlreadySent(Conflict):
    """The post was sent or cancelled in the meantime."""


async def schedule_post(
    viewer: Viewer, place: Place, post: NewPost, send_at: datetime, *, drafts: tuple[str, ...] = ()
) -> int:
    """Keep a post for its time; its id among the scheduled. Raises NotAllowed, Invalid, Conflict."""
    at = _time(send_at)
    post = await _sendable(viewer, place, post, at)
    if await count_scheduled(viewer) >= MAX_SCHEDULED:
        raise Conflict(_("{n} of your posts wait already. Cancel one first.").format(n=MAX_SCHEDULED))
    made = new_id()
    await write(
        INSERT_SCHEDULED(
            id=made,
            author_id=viewer.id,
            place_id=place.id,
            post=_kept(post),
            created_at=now_us(),
            send_at=at,
        ),
        *_file_writes(made, post),
        _due(made, at),
        *[drop_draft_write(viewer, key) for key in drafts],
    )
    return made


async def change_scheduled(
    viewer: Viewer, scheduled: Scheduled, place: Place, post: NewPost, send_at: datetime
) -> None:
    """Change what waits, where to and until when; a refused one may be sent again so. Raises the same, AlreadySent."""
    at = _time(send_at)
    post = await _sendable(viewer, place, post, at)
    await write(
        CHANGE_SCHEDULED(which=scheduled.id, place=place.id, fresh=_kept(post), at=at).hitting(),
        FORGET_FILES(scheduled=scheduled.id),
        *_file_writes(scheduled.id, post),
        cancel_job(_name(scheduled.id)),
        _due(scheduled.id, at),
        conflict=_sent(),
    )


async def send_now(viewer: Viewer, scheduled: Scheduled, place: Place, post: NewPost) -> int:
    """Send what waits, as it is now, before its time; the subject's id. Raises the same."""
    gone = [
        FORGET_FILES(scheduled=scheduled.id),
        DELETE_SCHEDULED(which=scheduled.id).hitting(),
        cancel_job(_name(scheduled.id)),
    ]
    return await commit_post(viewer, place, post, gone, conflict=_sent())


async def cancel_scheduled(viewer: Viewer, scheduled: Scheduled) -> None:
    """Do not send it. Raises AlreadySent."""
    await write(
        FORGET_FILES(scheduled=scheduled.id),
        DELETE_SCHEDULED(which=scheduled.id).hitting(),
        cancel_job(_name(scheduled.id)),
        conflict=_sent(),
    )


async def send_scheduled(scheduled_id: int) -> None:
    """Send what is due under its author's rights of now; where they have ended, keep it with the reason."""
    found = await waiting_post(scheduled_id)
    if found is None or to_us(found[0].send_at) > now_us() or found[0].refused:
        return
    scheduled, author_id = found
    author = await author_now(author_id)
    if author is None:
        await write(REFUSE(which=scheduled_id, reason=_("Its author's account is closed.")))
        return
    with reading_as(Reader(author.language)):
        await _send(author, scheduled)


async def _send(author: Viewer, scheduled: Scheduled) -> None:
    gone = [FORGET_FILES(scheduled=scheduled.id), DELETE_DUE(which=scheduled.id, now=now_us()).hitting()]
    try:
        place = await visible_place(author, scheduled.place_id)
        await commit_post(author, place, scheduled.post, gone, conflict=_sent())
    except AlreadySent:
        return  # another runner has sent it, or its author cancelled it
    except Unavailable:
        raise
    except NotFound:
        await _refuse(author, scheduled, _("You can no longer see the place."))
    except DomainError as error:
        await _refuse(author, scheduled, " ".join([error.message, *error.fields.values()]))


async def _refuse(author: Viewer, scheduled: Scheduled, reason: str) -> None:
    """Keep it with the reason, and write to its author, who counts on it."""
    address = await email_of(author.id)
    told = _("It is kept here, where you can change it and send it again:")
    text = f"{reason}\n\n{told}\n{current_settings().url}/scheduled\n"
    about = letter(address, _("A post that you scheduled was not sent"), text) if address else None
    await write(REFUSE(which=scheduled.id, reason=reason), about)


async def _sendable(viewer: Viewer, place: Place, post: NewPost, at: int) -> NewPost:
    check_kind(viewer, place, post)
    await check_uploads(viewer, post.attachments)
    return checked(post, at)


def _time(send_at: datetime) -> int:
    at = to_us(send_at)
    if not now_us() < at <= now_us() + LONGEST_US:
        raise Invalid(
            _("Nothing was scheduled; your text is kept. Change this and send again."),
            fields={"send_at": _("Choose a time within the next 12 months.")},
        )
    return at


def _kept(post: NewPost) -> str:
    return msgspec.json.encode(post).decode()


def _file_writes(scheduled_id: int, post: NewPost) -> list[Bound]:
    return [INSERT_FILE.many({"scheduled_id": scheduled_id, "upload_id": file} for file in post.attachments)]


def _name(scheduled_id: int) -> str:
    return f"scheduled-{scheduled_id}"


def _due(scheduled_id: int, at: int) -> Bound:
    return later(SEND_JOB, due_at=at, name=_name(scheduled_id), scheduled_id=scheduled_id)


def _sent() -> AlreadySent:
    return AlreadySent(_("This post was sent or cancelled in the meantime."))


INSERT_SCHEDULED = insert_row(scheduled_posts)
INSERT_FILE = insert_row(scheduled_files)
CHANGE_SCHEDULED = statement(
    update(scheduled_posts)
    .where(scheduled_posts.c.id == number("which"))
    .values(place_id=number("place"), post=word("fresh"), send_at=moment("at"), refused=None)
)
FORGET_FILES = statement(delete(scheduled_files).where(scheduled_files.c.scheduled_id == number("scheduled")))
DELETE_SCHEDULED = statement(delete(scheduled_posts).where(scheduled_posts.c.id == number("which")))
DELETE_DUE = statement(
    delete(scheduled_posts).where(scheduled_posts.c.id == number("which"), scheduled_posts.c.send_at <= moment("now"))
)
REFUSE = statement(
    update(scheduled_posts).where(scheduled_posts.c.id == number("which")).values(refused=word("reason"))
)
