"""What happens in a thread, said once: who hears of it, in which words, and what moves on the screens that show it."""

from collections.abc import Sequence

from raison.kernel.i18n import gettext as _
from raison.kernel.markup import shortened, words_of
from raison.kernel.spine import Activity, Announcement, Fragment, Moves, announces, announces_together, say
from raison.subjects.activities import (
    MessageDeleted,
    MessageEdited,
    PreviewsFound,
    Reacted,
    ReactionTaken,
    SubjectClosed,
    SubjectPinned,
    SubjectReopened,
    SubjectReplied,
    SubjectUnpinned,
)
from raison.subjects.fragments import appended, replaced
from raison.subjects.hooks import cards, state_fragments
from raison.subjects.queries import Hearers, any_message, any_messages, any_subject, any_subjects, hearers_of, quoting
from raison.subjects.rendering import with_html
from raison.subjects.rows import Message, Subject

CARD_CHANGES = (SubjectClosed, SubjectReopened, SubjectPinned, SubjectUnpinned)


@announces_together(SubjectReplied)
async def replied(activities: Sequence[Activity]) -> list[Announcement | None]:
    """Followers hear of a reply; whom it names by themselves is asked to look."""
    written = {activity.id: activity.what.message_id for activity in activities}
    subjects = await any_subjects({activity.subject_id or 0 for activity in activities})
    messages = {message.id: message for message in await with_html(await any_messages(written.values()))}
    hearers = await hearers_of(messages.values())
    told: list[Announcement | None] = []
    for activity in activities:
        subject, message = subjects.get(activity.subject_id or 0), messages.get(written[activity.id])
        told.append(_replied(subject, message, hearers[message.id]) if subject and message else None)
    return told


@announces(MessageEdited)
async def edited(activity: Activity) -> Announcement | None:
    """The page shows the new words; only who is named for the first time hears of it."""
    subject, message = await _both(activity)
    if subject is None or message is None:
        return None
    named = frozenset(activity.what.named)
    return Announcement(
        text=say("{name} named you in “{title}”", name=message.author.name, title=subject.title),
        audience=named,
        needs=named,
        reason="mentioned",
        excerpt=_excerpt(message),
        url=message.url,
        fragments=(*await _replaced(message, with_quoting=True), *((cards(subject.id),) if message.first else ())),
    )


@announces(MessageDeleted)
async def deleted(activity: Activity) -> Announcement | None:
    """The page shows the trace, also where the message was quoted; nobody is told."""
    subject, message = await _both(activity)
    if subject is None or message is None:
        return None
    fragments: Moves = (*await _replaced(message, with_quoting=True), _replies(subject), cards(subject.id))
    if message.first:
        fragments = (*fragments, *_state(subject))
    return Announcement(text=say("A message in “{title}” was deleted", title=subject.title), fragments=fragments)


@announces(Reacted, ReactionTaken)
async def reacted(activity: Activity) -> Announcement | None:
    """Reactions move on the page; they make nobody's inbox longer."""
    subject, message = await _both(activity)
    if subject is None or message is None:
        return None
    words = say("Somebody reacted in “{title}”", title=subject.title)
    more = (cards(subject.id),) if message.first else ()
    return Announcement(text=words, url=message.url, fragments=(*await _replaced(message), *more))


@announces(PreviewsFound)
async def previews_found(activity: Activity) -> Announcement | None:
    """The page shows what the links lead to."""
    subject, message = await _both(activity)
    if subject is None or message is None:
        return None
    words = say("A link in “{title}” was looked up", title=subject.title)
    return Announcement(text=words, url=message.url, fragments=await _replaced(message))


@announces(*CARD_CHANGES)
async def state_changed(activity: Activity) -> Announcement | None:
    """The thread and its cards show that it was closed, reopened, pinned or unpinned."""
    subject = await any_subject(activity.subject_id or 0)
    if subject is None:
        return None
    words = {
        SubjectClosed.kind: say("“{title}” was closed", title=subject.title),
        SubjectReopened.kind: say("“{title}” takes replies again", title=subject.title),
        SubjectPinned.kind: say("“{title}” was pinned", title=subject.title),
        SubjectUnpinned.kind: say("“{title}” is no longer pinned", title=subject.title),
    }
    acts = [make(subject.id) for make in state_fragments]
    moves: Moves = (*_state(subject), *acts, cards(subject.id))
    return Announcement(text=words[activity.kind], url=subject.url, fragments=moves)


def _replied(subject: Subject, message: Message, hearers: Hearers) -> Announcement:
    quoted = {message.quoted.author_id} if message.quoted else set()
    text = say("{name} replied in “{title}”", name=message.author.name, title=subject.title)
    if subject.kind == "direct":
        text = say("{name} wrote to you", name=message.author.name)
    return Announcement(
        text=text,
        audience=(hearers.following | hearers.by_team | quoted) - hearers.muted | hearers.named,
        needs=hearers.named,
        reasons=dict.fromkeys(quoted, "quoted") | dict.fromkeys(hearers.by_team | hearers.named, "mentioned"),
        excerpt=_excerpt(message),
        url=f"{subject.url}#new",
        fragments=(appended(message), _replies(subject), cards(subject.id)),
    )


async def _both(activity: Activity) -> tuple[Subject | None, Message | None]:
    subject = await any_subject(activity.subject_id or 0)
    message = await any_message(activity.what.message_id)
    return subject, (await with_html([message]))[0] if message else None


async def _replaced(message: Message, *, with_quoting: bool = False) -> tuple[Fragment, ...]:
    also = await any_messages(await quoting(message)) if with_quoting else []
    return tuple(replaced(one) for one in (message, *also))


def _replies(subject: Subject) -> Fragment:
    target = f"replies-{subject.id}"
    return Fragment(f"subject:{subject.id}", "replace", target, "subjects/_replies.html", {"subject": subject})


def _state(subject: Subject) -> tuple[Fragment, ...]:
    topic, context = f"subject:{subject.id}", {"subject": subject}
    return (
        Fragment(topic, "replace", f"marks-{subject.id}", "subjects/_marks.html", context),
        Fragment(topic, "update", f"reply-area-{subject.id}", "subjects/_reply_again.html", context),
    )


def _excerpt(message: Message) -> str:
    text = shortened(words_of(message.body_html))
    return text or str(_("A file")) if message.attachments else text
