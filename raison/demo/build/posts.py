"""What posts have beyond a subject: polls with their votes, and who is praised."""

from datetime import datetime, timedelta
from random import Random

from raison.demo.build.cast import Cast
from raison.demo.build.rows import Rows
from raison.demo.build.threads import Thread
from raison.demo.story.records import Story, StoryPoll, StorySubject
from raison.kernel.clock import to_us
from raison.kernel.jobs import later
from raison.posts.actions.opening import POLL_ENDS_JOB
from raison.posts.tables import choices, polls, praises, votes


def post_rows(story: Story, told: StorySubject, thread: Thread, cast: Cast, rows: Rows) -> None:
    """Add what the kind of the post needs."""
    for handle in told.praise_for:
        rows.add(praises, subject_id=thread.subject_id, person_id=cast.people[handle])
    if told.poll is not None:
        _add_poll(story, told.poll, thread, told.at, cast, rows)


def _add_poll(story: Story, poll: StoryPoll, thread: Thread, at: datetime, cast: Cast, rows: Rows) -> None:
    subject, ends = thread.subject_id, to_us(poll.ends) if poll.ends else None
    rows.add(polls, subject_id=subject, many=poll.many, secret=poll.secret, ends_at=ends)
    ids = [rows.id_for(at) for _choice in poll.choices]
    for position, (choice, text) in enumerate(zip(ids, poll.choices, strict=True)):
        rows.add(choices, id=choice, subject_id=subject, position=position, text=text)
    rng, longest = Random(subject), int((min(poll.ends or story.now, story.now) - at).total_seconds())
    for handle, chosen in poll.votes.items():
        voted = at + timedelta(seconds=rng.randint(0, max(min(longest, 86_400), 0)))
        for position in chosen:
            rows.add(votes, choice_id=ids[position], person_id=cast.people[handle], subject_id=subject, at=to_us(voted))
    if ends is not None and poll.ends is not None and poll.ends > story.now:
        rows.later.append(later(POLL_ENDS_JOB, due_at=ends, name=f"poll-{subject}", subject_id=subject))
