"""Threads to test with: one in the open community, one in the shared one, one that only Ada sees."""

from collections.abc import Awaitable, Callable

import pytest

from raison.kernel.access import Viewer
from raison.kernel.database import write
from raison.subjects.policies import visible_subject
from raison.subjects.rows import Subject
from raison.subjects.writes import open_subject
from tests.support.company import Company

Begin = Callable[..., Awaitable[Subject]]


@pytest.fixture
def begin(company: Company) -> Begin:
    """Open a subject: `await begin(place_id, author, "text")`."""

    async def open_one(place_id: int, author: Viewer, text: str = "The seal **weeps** after three days.") -> Subject:
        opened = await open_subject(author, place_id=place_id, kind="question", title="HX-40 seal weeps", source=text)
        await write(*opened.batch)
        return await visible_subject(author, opened.subject_id)

    return open_one


@pytest.fixture
async def pumps(company: Company, begin: Begin) -> Subject:
    """A thread that everybody at home sees."""
    return await begin(company.pumps, company.ada)


@pytest.fixture
async def field(company: Company, begin: Begin) -> Subject:
    """A thread in the community that is shared with Aldwater; Ada, Bo, Gil and Carla are in it."""
    return await begin(company.field, company.ada)


@pytest.fixture
async def board(company: Company, begin: Begin) -> Subject:
    """A thread in the secret community that only Ada is in."""
    return await begin(company.board, company.ada)
