"""Voting: a vote can be changed until the end. Of a secret poll nothing says who voted."""

from collections.abc import Collection

from sqlalchemy import delete, exists, or_, update

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, moment, number, statement, write
from raison.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import record
from raison.posts.activities import PollEnded, Voted
from raison.posts.policies import may_vote
from raison.posts.queries import poll_of
from raison.posts.rows import Poll
from raison.posts.tables import polls, votes
from raison.subjects.rows import Subject
from raison.subjects.tables import subjects


class PollIsOver(Conflict):
    """The poll ended or was closed, maybe while the vote was being given."""


async def vote(viewer: Viewer, subject: Subject, choice_ids: Collection[int]) -> Poll:
    """Vote for these choices and no others; the poll as it was before. Raises NotFound, PollIsOver, NotAllowed."""
    poll = await poll_of(subject.id)
    if poll is None:
        raise NotFound
    over = PollIsOver(_("This poll has ended. Your vote was not counted."))
    if subject.closed or poll.ended:
        raise over
    if not may_vote(viewer, subject, poll):
        raise NotAllowed(_("Only who can reply here can vote."))
    chosen = _checked(poll, set(choice_ids))
    at = now_us()
    await write(
        MOVE(which=subject.id, now=at).hitting(),
        FORGET_VOTES(subject=subject.id, person=viewer.id),
        INSERT_VOTE.many(
            {"choice_id": choice, "person_id": viewer.id, "subject_id": subject.id, "at": at} for choice in chosen
        ),
        # the log would say who voted and when, and with the counts before and after, for what
        record(Voted(place_id=subject.place_id, subject_id=subject.id), by=None if poll.secret else viewer),
        conflict=over,
    )
    return poll


async def take_back_votes(viewer: Viewer, subject: Subject) -> None:
    """Vote for nothing. Raises the same."""
    await vote(viewer, subject, ())


async def end_poll(subject_id: int, place_id: int) -> None:
    """The time of the poll is over: its result stands, the thread stays open."""
    await write(TOUCH(which=subject_id), record(PollEnded(place_id=place_id, subject_id=subject_id), by=None))


def _checked(poll: Poll, chosen: set[int]) -> list[int]:
    wrong = Invalid(_("Your vote was not counted. Choose again."), fields={"choice": _("This is no choice here.")})
    if not chosen <= {choice.id for choice in poll.choices}:
        raise wrong
    if len(chosen) > 1 and not poll.many:
        raise Invalid(_("Your vote was not counted."), fields={"choice": _("Choose one; this poll takes one choice.")})
    return sorted(chosen)


_RUNNING = exists().where(
    polls.c.subject_id == number("which"), or_(polls.c.ends_at.is_(None), polls.c.ends_at > moment("now"))
)
MOVE = statement(
    update(subjects)
    .where(subjects.c.id == number("which"), subjects.c.state.in_(["open", "answered"]), _RUNNING)
    .values(version=subjects.c.version + 1)
)
TOUCH = statement(update(subjects).where(subjects.c.id == number("which")).values(version=subjects.c.version + 1))
FORGET_VOTES = statement(
    delete(votes).where(votes.c.subject_id == number("subject"), votes.c.person_id == number("person"))
)
INSERT_VOTE = insert_row(votes)
