"""What search does later: telling the index in which place threads are, when a community was merged into another.

Until then their old place finds them, which everybody may read who could before.
"""

from typing import Any

from sqlalchemy import select

from raison.kernel.database import Bound, at_most, number, statement, values
from raison.kernel.jobs import job, later
from raison.lifecycle.hooks import moving
from raison.search.indexing import CHUNK, index_messages
from raison.search.tables import search_entries
from raison.subjects.tables import messages, subjects

MOVED_JOB = "search.moved"


@job(MOVED_JOB)
async def moved(facts: dict[str, Any]) -> None:
    """Index anew what came into a place, so many messages at a time. Done twice it changes nothing."""
    while ids := await values(STALE, place=facts["place_id"], limit=CHUNK):
        if not await index_messages(ids):
            return


def moving_writes(_place_id: int, into_id: int) -> list[Bound]:
    """The job, for the batch of the merge."""
    return [later(MOVED_JOB, place_id=into_id)]


moving.append(moving_writes)
STALE = statement(
    select(search_entries.c.id)
    .select_from(
        subjects.join(messages, messages.c.subject_id == subjects.c.id).join(
            search_entries, search_entries.c.id == messages.c.id
        )
    )
    .where(subjects.c.place_id == number("place"), search_entries.c.place_id != subjects.c.place_id)
    .limit(at_most())
)
