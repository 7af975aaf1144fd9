"""What happens to posts. No activity carries text or a choice: whoever needs them reads them by the access rule."""

from raison.kernel.ids import Id
from raison.kernel.spine import Happened


class PostOpened(Happened, kind="post.opened", kw_only=True):
    """Somebody posted."""

    message_id: Id
    post: str


class Voted(Happened, kind="poll.voted", kw_only=True):
    """The counts of a poll have moved. In a secret poll nobody is recorded as the one who did it."""


class PollEnded(Happened, kind="poll.ended", kw_only=True):
    """The time of a poll is over."""


class AnswerAccepted(Happened, kind="question.answered", kw_only=True):
    """A question has an accepted answer."""

    message_id: Id


class AnswerTakenBack(Happened, kind="question.reopened", kw_only=True):
    """A question waits for an answer again."""

    message_id: Id
