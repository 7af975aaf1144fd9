"""Posting: one batch with the subject, what its kind has beyond it, and the activity."""

from collections.abc import Sequence

from msgspec.structs import replace

from raison.communities.policies import visible_place
from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.kernel.clock import DAY_US, now_us, to_us
from raison.kernel.database import Bound, insert_row, write
from raison.kernel.errors import Conflict, DomainError, Invalid, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.jobs import later
from raison.kernel.spine import record
from raison.posts.activities import PostOpened
from raison.posts.policies import may_announce, may_open
from raison.posts.rows import MAX_CHOICES, NewPost
from raison.posts.tables import choices, polls, praises
from raison.subjects.actions.drafts import DELETE_DRAFT
from raison.subjects.actions.replies import check_uploads
from raison.subjects.writes import Opened, open_subject

POLL_ENDS_JOB = "posts.poll_ends"
LONGEST_US = 366 * DAY_US
"""How far ahead a poll may end and a post may be sent."""
PRAISED_AT_MOST = 50


async def open_post(viewer: Viewer, place: Place, post: NewPost, *, drafts: Sequence[str] = ()) -> int:
    """Post in a place; the subject's id. `drafts` are forgotten with it. Raises NotAllowed, Invalid, Conflict."""
    gone = Conflict(_("One of the files was used elsewhere in the meantime. Nothing was posted; attach it again."))
    return await commit_post(viewer, place, post, [drop_draft_write(viewer, key) for key in drafts], conflict=gone)


async def commit_post(
    viewer: Viewer, place: Place, post: NewPost, also: Sequence[Bound], *, conflict: DomainError
) -> int:
    """Check, and commit the post together with `also`; the subject's id. Raises NotAllowed, Invalid, `conflict`."""
    check_kind(viewer, place, post)
    post = checked(post, now_us())
    await check_uploads(viewer, post.attachments)
    opened = await open_subject(
        viewer,
        place_id=place.id,
        kind=post.kind,
        title=post.title,
        source=post.text,
        attachments=post.attachments,
    )
    what = PostOpened(place_id=place.id, subject_id=opened.subject_id, message_id=opened.message_id, post=post.kind)
    batch = [*opened.batch, *_of_kind(viewer, post, opened), *also, record(what, by=viewer)]
    try:
        await write(*batch, conflict=conflict)
    except type(conflict):
        check_kind(viewer, await visible_place(viewer, place.id), post)  # says when it ended in the meantime
        raise
    return opened.subject_id


def check_kind(viewer: Viewer, place: Place, post: NewPost) -> None:
    """Whether the viewer may post this there. Raises NotAllowed with the reason."""
    if may_open(viewer, place, post.kind):
        return
    if place.retired:
        raise NotAllowed(_("{name} has ended; nothing more is posted there.").format(name=place.name))
    if not place.joined:
        raise NotAllowed(_("Join {name} to post there.").format(name=place.name))
    if post.kind == "announcement" and not may_announce(viewer, place):
        owners = _("Only owners and moderators announce in {name}. Post it as an update.")
        office = _("Only the Digital Office announces to the whole company. Post it as an update.")
        raise NotAllowed(office if place.kind == "company" else owners.format(name=place.name))
    raise NotAllowed(_("You can't post this there."))


def checked(post: NewPost, at: int) -> NewPost:
    """The post with what its kind needs, for sending at a time (microseconds). Raises Invalid."""
    if not post.text.strip() and not (post.title.strip() and post.kind != "praise"):
        raise _wrong("text", _("Write something first."))
    if post.kind != "poll":
        return replace(post, choices=(), many=False, secret=False, ends_at=None)
    told = tuple(dict.fromkeys(choice.strip() for choice in post.choices if choice.strip()))
    if not 2 <= len(told) <= MAX_CHOICES:
        raise _wrong("choice", _("A poll has 2 to {n} different choices.").format(n=MAX_CHOICES))
    ends = to_us(post.ends_at) if post.ends_at else None
    if ends is not None and not at < ends <= at + LONGEST_US:
        raise _wrong("ends_on", _("Choose an end within 12 months after the poll begins."))
    return replace(post, choices=told)


def _wrong(field: str, text: str) -> Invalid:
    return Invalid(_("Nothing was posted; your text is kept. Change this and send again."), fields={field: text})


def _of_kind(viewer: Viewer, post: NewPost, opened: Opened) -> list[Bound]:
    if post.kind == "poll":
        return _poll_writes(post, opened.subject_id)
    if post.kind == "praise":
        return [_praise_write(viewer, opened)]
    return []


def _poll_writes(post: NewPost, subject_id: int) -> list[Bound]:
    ends = to_us(post.ends_at) if post.ends_at else None
    batch = [
        INSERT_POLL(subject_id=subject_id, many=post.many, secret=post.secret, ends_at=ends),
        INSERT_CHOICE.many(
            {"id": new_id(), "subject_id": subject_id, "position": position, "text": text}
            for position, text in enumerate(post.choices)
        ),
    ]
    if ends is not None:
        batch.append(later(POLL_ENDS_JOB, due_at=ends, name=f"poll-{subject_id}", subject_id=subject_id))
    return batch


def _praise_write(viewer: Viewer, opened: Opened) -> Bound:
    praised = [person for person in opened.named if person != viewer.id][:PRAISED_AT_MOST]
    if not praised:
        raise _wrong("text", _("Say whom you thank: name at least one person of this place with @."))
    return INSERT_PRAISE.many({"subject_id": opened.subject_id, "person_id": person} for person in praised)


def drop_draft_write(viewer: Viewer, key: str) -> Bound:
    """The write that forgets a draft of the viewer."""
    return DELETE_DRAFT(person=viewer.id, key=key)


INSERT_POLL = insert_row(polls)
INSERT_CHOICE = insert_row(choices)
INSERT_PRAISE = insert_row(praises)
