"""What may be seen of subjects and messages, and who may do what to them."""

from raison.communities.policies import may_moderate
from raison.communities.policies import may_reply as may_reply_in
from raison.kernel.access import Viewer
from raison.kernel.errors import NotFound
from raison.subjects.queries import message_for, subject_for
from raison.subjects.rows import Message, Subject


async def visible_subject(viewer: Viewer, subject_id: int) -> Subject:
    """The subject. Raises NotFound: strangers don't learn that it exists."""
    subject = await subject_for(viewer, subject_id)
    if subject is None:
        raise NotFound
    return subject


async def visible_message(viewer: Viewer, message_id: int) -> Message:
    """The message, or its trace when it is deleted. Raises NotFound."""
    message = await message_for(viewer, message_id)
    if message is None:
        raise NotFound
    return message


async def visible_together(viewer: Viewer, message_id: int) -> tuple[Subject, Message]:
    """A message with its subject, for what depends on both. Raises NotFound."""
    message = await visible_message(viewer, message_id)
    return await visible_subject(viewer, message.subject_id), message


def may_reply(viewer: Viewer, subject: Subject) -> bool:
    """Whether the viewer may reply now."""
    return may_reply_in(viewer, subject.place) and not subject.closed


def may_react(viewer: Viewer, subject: Subject) -> bool:
    """Whether the viewer may react: also where a thread is closed, but not where the community has ended."""
    return may_reply_in(viewer, subject.place)


def may_edit(viewer: Viewer, subject: Subject, message: Message) -> bool:
    """Whether the viewer may change the message: authors only, and not where the community has ended."""
    return message.author.id == viewer.id and not message.deleted and not subject.place.retired


def may_delete(viewer: Viewer, subject: Subject, message: Message) -> bool:
    """Whether the viewer may take the message away: its author, and moderators of the place."""
    if message.deleted:
        return False
    return message.author.id == viewer.id or may_moderate(viewer, subject.place)
