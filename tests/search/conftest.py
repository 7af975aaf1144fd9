"""Writing and finding: messages as people write them, heard by the index, and what a search gives back."""

from collections.abc import Awaitable, Callable

import pytest

from raison.kernel.access import Viewer
from raison.kernel.database import write
from raison.kernel.spine import record
from raison.posts.activities import PostOpened
from raison.search.matching import Within
from raison.search.places import place_writes
from raison.search.queries import found_hits, understood
from raison.search.rows import Hit
from raison.subjects.actions import reply
from raison.subjects.policies import visible_subject
from raison.subjects.rows import Subject
from raison.subjects.writes import open_subject
from tests.support.company import Company

Tell = Callable[..., Awaitable[Subject]]
Find = Callable[..., Awaitable[list[Hit]]]
A_DAY_US = 86_400_000_000


@pytest.fixture
async def places_known(company: Company) -> None:
    """The cast's places came to be without an activity."""
    await write(*await place_writes(None))


@pytest.fixture
def tell(company: Company, places_known: None) -> Tell:
    """Post: `await tell("title", "text")`, by Ada in Pumps unless said otherwise; `replies` are Ada's too."""

    async def post(
        title: str,
        text: str = "",
        *,
        by: Viewer | None = None,
        place: int | None = None,
        at: int | None = None,
        replies: list[str] | None = None,
    ) -> Subject:
        author, where = by or company.ada, place or company.pumps
        opened = await open_subject(author, place_id=where, kind="update", title=title, source=text or title, at=at)
        fact = PostOpened(place_id=where, subject_id=opened.subject_id, message_id=opened.message_id, post="update")
        await write(*opened.batch, record(fact, by=author))
        subject = await visible_subject(author, opened.subject_id)
        for one in replies or []:
            await reply(author, subject, source=one)
        await company.settle()
        return subject

    return post


@pytest.fixture
def find(company: Company) -> Find:
    """Search as Ada unless said otherwise."""

    async def hits(text: str, viewer: Viewer | None = None, *, within: Within | None = None) -> list[Hit]:
        found = await found_hits(viewer or company.ada, await understood(text), within, limit=100)
        return found.entries

    return hits
