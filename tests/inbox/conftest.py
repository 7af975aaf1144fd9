"""A thread that Ada began in the open community, and ways to look at an inbox."""

from collections.abc import Awaitable, Callable

import msgspec
import pytest

from raison.communities.policies import readable_place
from raison.inbox.queries import notices_of
from raison.inbox.rows import Notice
from raison.kernel.access import Viewer
from raison.posts.actions import open_post
from raison.posts.rows import Kind, NewPost
from raison.subjects.policies import visible_subject
from raison.subjects.rows import Subject
from tests.support.company import Company

Post = Callable[..., Awaitable[Subject]]


class Inbox(msgspec.Struct):
    """Looks after everybody has heard what happened."""

    company: Company

    async def open(self, viewer: Viewer) -> list[Notice]:
        """The open lines."""
        await self.company.settle()
        return await notices_of(viewer)

    async def only(self, viewer: Viewer) -> Notice:
        """The one open line."""
        found = await self.open(viewer)
        assert len(found) == 1, [notice.title for notice in found]
        return found[0]


@pytest.fixture
def inbox(company: Company) -> Inbox:
    """Everybody's inbox."""
    return Inbox(company)


@pytest.fixture
def post(company: Company) -> Post:
    """Post: `await post(viewer, place_id, "text", kind="update")`."""

    async def open_one(viewer: Viewer, place_id: int, text: str, kind: Kind = "question") -> Subject:
        place = await readable_place(viewer, place_id)
        made = await open_post(viewer, place, NewPost(kind=kind, text=text, title="HX-40 seal weeps"))
        return await visible_subject(viewer, made)

    return open_one


@pytest.fixture
async def thread(company: Company, post: Post) -> Subject:
    """Ada asks in the open community; nobody else has said anything."""
    return await post(company.ada, company.pumps, "It weeps after three days.")
