"""What posts do later: sending what was scheduled, ending polls."""

from typing import Any

from raison.kernel.jobs import job
from raison.posts.actions.opening import POLL_ENDS_JOB
from raison.posts.actions.scheduling import SEND_JOB, send_scheduled
from raison.posts.actions.voting import end_poll
from raison.subjects.queries import any_subject


@job(SEND_JOB)
async def send(facts: dict[str, Any]) -> None:
    """A scheduled post whose time has come."""
    await send_scheduled(facts["scheduled_id"])


@job(POLL_ENDS_JOB)
async def end(facts: dict[str, Any]) -> None:
    """A poll whose time is over."""
    subject = await any_subject(facts["subject_id"])
    if subject is not None and not subject.deleted:
        await end_poll(subject.id, subject.place_id)
