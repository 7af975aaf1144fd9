"""Statement counts: what a page asks the database does not grow with what it shows."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from raison.kernel.access import Viewer
from raison.kernel.database import Statement
from raison.kernel.database.current import before_statement
from raison.subjects.actions import reply
from raison.subjects.policies import visible_subject
from tests.support.company import Company
from tests.support.programs import Client

PAGES = (
    "/home",
    "/home?tab=everything",
    "/inbox",
    "/communities",
    "/people",
    "/messages",
    "/search?q=word",
    "/initiatives",
    "/council",
    "/council/decisions?show=all",
    "/maturity",
    "/tools-in-use",
)
LISTS = (
    "/api/v1/feed?tab=for_you",
    "/api/v1/notices",
    "/api/v1/communities",
    "/api/v1/people",
    "/api/v1/search?q=it",
    "/api/v1/initiatives",
    "/api/v1/council/decisions",
    "/api/v1/assessments",
    "/api/v1/tools_in_use",
)


@contextmanager
def counted() -> Iterator[list[Statement]]:
    """The statements of a block."""
    found: list[Statement] = []
    before_statement.append(found.append)
    try:
        yield found
    finally:
        before_statement.remove(found.append)


async def say_much(client: Client, company: Company, number: int) -> str:
    """Subjects by Bo in Ada's community, each with replies that name her; the last one's id."""
    made = ""
    for turn in range(number):
        body = {"place_id": str(company.pumps), "kind": "update", "title": f"Word {turn}", "text": f"A word {turn}."}
        answer = await client.json("POST", "/api/v1/posts", viewer=company.bo, body=body)
        assert answer.status_code < 300, answer.text
        made = str(answer.json()["id"])
        for _again in range(3):
            await reply(company.bo, await visible_subject(company.bo, int(made)), source="One more word, @ada.")
    await company.settle()
    return made


async def counts(client: Client, viewer: Viewer, paths: list[str]) -> dict[str, int]:
    """How many statements each address takes, asked the second time."""
    found = {}
    for path in paths:
        await client.get(path, viewer=viewer)
        with counted() as statements:
            answer = await client.get(path, viewer=viewer)
        assert answer.status_code == 200, path
        found[path] = len(statements)
    return found


async def test_no_page_asks_more_because_it_shows_more(client: Client, company: Company) -> None:
    subject = await say_much(client, company, 2)
    paths = [*PAGES, *LISTS, f"/communities/{company.pumps}", f"/subjects/{subject}"]
    few = await counts(client, company.ada, paths)
    await say_much(client, company, 14)
    assert await counts(client, company.ada, paths) == few
    assert max(few.values()) <= MOST


MOST = 14
"""Statements of the page that asks most."""


@pytest.mark.parametrize("path", ["/api/v1/feed?tab=for_you"])
async def test_the_feed_of_programs_takes_few_statements(client: Client, company: Company, path: str) -> None:
    await say_much(client, company, 2)
    assert (await counts(client, company.ada, [path]))[path] <= 5
