"""Reacting with a word."""

from sqlalchemy import delete, update

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, number, statement, word, write
from raison.kernel.errors import Conflict, Invalid, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import record
from raison.subjects.activities import Reacted, ReactionTaken
from raison.subjects.policies import may_react
from raison.subjects.reactions import WORDS
from raison.subjects.rows import Message, Subject
from raison.subjects.tables import messages, reactions


class ReactedAlready(Conflict):
    """The viewer has reacted with this word already."""


class NoSuchReaction(Conflict):
    """The viewer has not reacted with this word."""


async def react(viewer: Viewer, subject: Subject, message: Message, word: str) -> None:
    """React with one of our words, or with one that the message has. Raises ReactedAlready, NotAllowed, Invalid."""
    _check(viewer, subject, message)
    if word not in WORDS and word not in {reaction.word for reaction in message.reactions}:
        offered = _("One can react with: {words}.").format(words=", ".join(WORDS))
        raise Invalid(offered, fields={"word": offered})
    where = {"place_id": message.place_id, "subject_id": message.subject_id}
    await write(
        INSERT_REACTION(message_id=message.id, person_id=viewer.id, word=word, at=now_us()),
        SHOW_AGAIN(which=message.id),
        record(Reacted(message_id=message.id, word=word, **where), by=viewer),
        conflict=ReactedAlready(_("You have reacted with this word already.")),
    )


async def take_back_reaction(viewer: Viewer, subject: Subject, message: Message, word: str) -> None:
    """Take back one's own reaction. Raises NoSuchReaction, NotAllowed."""
    _check(viewer, subject, message)
    where = {"place_id": message.place_id, "subject_id": message.subject_id}
    await write(
        DELETE_REACTION(message=message.id, person=viewer.id, word=word).hitting(),
        SHOW_AGAIN(which=message.id),
        record(ReactionTaken(message_id=message.id, word=word, **where), by=viewer),
        conflict=NoSuchReaction(_("You have not reacted with this word.")),
    )


async def toggle_reaction(viewer: Viewer, subject: Subject, message: Message, word: str) -> None:
    """React, or take it back when the viewer has: what pressing the same word again means."""
    try:
        await react(viewer, subject, message, word)
    except ReactedAlready:
        await take_back_reaction(viewer, subject, message, word)


def _check(viewer: Viewer, subject: Subject, message: Message) -> None:
    if message.deleted:
        raise Conflict(_("This message was deleted."))
    if not may_react(viewer, subject):
        raise NotAllowed(_("This community has ended; it can only be read."))


INSERT_REACTION = insert_row(reactions)
DELETE_REACTION = statement(
    delete(reactions).where(
        reactions.c.message_id == number("message"),
        reactions.c.person_id == number("person"),
        reactions.c.word == word("word"),
    )
)
SHOW_AGAIN = statement(update(messages).where(messages.c.id == number("which")).values(version=messages.c.version + 1))
