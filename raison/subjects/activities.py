"""What happens to subjects and messages. No activity carries text: whoever needs it reads it by the access rule."""

from raison.kernel.ids import Id
from raison.kernel.spine import Happened


class SubjectReplied(Happened, kind="subject.replied", kw_only=True):
    """Somebody replied."""

    message_id: Id


class MessageEdited(Happened, kind="message.edited", elsewhere=True, kw_only=True):
    """Somebody changed the words or files of their message; `named` are those whom only the new words name. Quotes of
    it change wherever they stand."""

    message_id: Id
    named: tuple[Id, ...] = ()


class MessageDeleted(Happened, kind="message.deleted", elsewhere=True, kw_only=True):
    """A message was taken away; its trace stays, where it was quoted too."""

    message_id: Id


class PreviewsFound(Happened, kind="message.previews_found", kw_only=True):
    """What a message links to was looked up."""

    message_id: Id


class Reacted(Happened, kind="message.reacted", kw_only=True):
    """Somebody reacted with a word."""

    message_id: Id
    word: str


class ReactionTaken(Happened, kind="message.reaction_taken", kw_only=True):
    """Somebody took their reaction back."""

    message_id: Id
    word: str


class SubjectClosed(Happened, kind="subject.closed", kw_only=True):
    """A subject takes no more replies."""


class SubjectReopened(Happened, kind="subject.reopened", kw_only=True):
    """A subject takes replies again."""


class SubjectPinned(Happened, kind="subject.pinned", kw_only=True):
    """A subject stays on top of its place."""


class SubjectUnpinned(Happened, kind="subject.unpinned", kw_only=True):
    """A subject is no longer on top of its place."""
