"""2,000 that come back at once when the server was restarted: it answers others, and each gets what they missed."""

import asyncio
import resource
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest

from raison.kernel.database import Bound, write
from raison.kernel.spine import newest_position
from raison.people.accounts import create_person
from raison.people.actions.tokens import token_for
from raison.people.sessions import COOKIE, begin_session
from tests.holding.crowd import Reader, all_come, all_hear
from tests.holding.real import Real, program, really_serving, token_of
from tests.posts.scenes import posted
from tests.support.absent import leave_out
from tests.support.company import Company

CROWD = 2_000
STREAMS_EACH = 16
"""Of one person: half are a browser's, half a program's."""
MISSED = 10
FILES = CROWD + 300
"""What this process has open: its end of each stream, and what it has anyway."""
PATIENCE = 300
"""Seconds after which all is given up."""


@pytest.fixture
def many_files() -> Iterator[None]:
    """As many open files as this process needs. The server is left with what it can give itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < FILES:
        leave_out(f"a process may have {hard} files open here; {FILES} are needed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, FILES), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


class Others:
    """Somebody who reads and writes as on any day, and every line that was said where the crowd listens."""

    def __init__(self, place_id: int, browser: httpx2.AsyncClient, program: httpx2.AsyncClient) -> None:
        self.place_id, self.browser, self.program = place_id, browser, program
        self.said: list[bytes] = []
        self.enough = asyncio.Event()

    def line(self) -> str:
        """The next line."""
        self.said.append(f"Line {len(self.said):03} of the test".encode())
        return self.said[-1].decode()

    async def say(self) -> int:
        """Post the next line; its subject's id."""
        body = {"place_id": str(self.place_id), "text": self.line()}
        answer = await self.program.post("/api/v1/posts", json=body)
        assert answer.status_code == 201, answer.text
        return int(answer.json()["id"])

    async def work(self) -> None:
        """Write and read, over and over, until it is enough. Every answer must be a good one."""
        while not self.enough.is_set():
            subject = await self.say()
            for path in ("/home", f"/subjects/{subject}", "/inbox", "/search?q=line"):
                answer = await self.browser.get(path)
                assert answer.status_code == 200, f"{path}: {answer.status_code}"


@asynccontextmanager
async def others_of(company: Company, server: Real) -> AsyncIterator[Others]:
    """Ada, by her browser and by her program."""
    cookie = {"cookie": f"{COOKIE}={await company.cookie(company.ada)}"}
    async with (
        httpx2.AsyncClient(base_url=server.url, headers=cookie, timeout=PATIENCE) as browser,
        program(server.url, await token_of(company.ada)) as writing,
    ):
        yield Others(company.pumps, browser, writing)


@pytest.mark.slow
async def test_2000_that_come_back_at_once_each_get_what_they_missed_once_while_others_are_served(
    company: Company, tmp_path: Path, many_files: None
) -> None:
    with really_serving(company, tmp_path) as server:
        async with asyncio.timeout(PATIENCE), others_of(company, server) as others:
            crowd = await _crowd(company, server.port)
            await all_come(crowd)
            await asyncio.gather(others.say(), all_hear(crowd, b"Line 000"))
            assert {tuple(reader.marks()) for reader in crowd} == {tuple(others.said)}

            await asyncio.to_thread(server.stop)
            for _one in range(MISSED):
                await posted(company.ada, company.pumps, others.line())
            await asyncio.to_thread(server.start)
            working = asyncio.create_task(others.work())
            await all_come(crowd)
            await all_hear(crowd, others.said[MISSED])
            others.enough.set()
            await working
            await others.say()
            await all_hear(crowd, others.said[-1])
            assert {tuple(reader.marks()) for reader in crowd} == {tuple(others.said[1:])}
            for reader in crowd:
                reader.leave()
        assert len(others.said) > MISSED + 2, "nobody wrote while the crowd came back"
        assert server.crashes() == []


async def _crowd(company: Company, port: int) -> list[Reader]:
    """Every reader, none of them there yet."""
    crowd: list[Reader] = []
    batch: list[Bound | None] = []
    browsing = f"/live?topics=place:{company.pumps}+me"
    for n in range(CROWD // STREAMS_EACH):
        person, writes = create_person(
            name=f"Reader {n}",
            handle=f"reader-{n}",
            organisation_id=company.home_id,
            email=f"r{n}@halden.example",
        )
        secret, session = begin_session(person)
        token, issued = token_for(person, name="test", scopes=["read"], days=None)
        batch += [*writes, session, issued]
        for _one in range(STREAMS_EACH // 2):
            crowd.append(Reader(port, browsing, {"Cookie": f"{COOKIE}={secret}"}))
            crowd.append(Reader(port, "/api/v1/stream", {"Authorization": f"Bearer {token}"}))
    await write(*batch)
    await company.settle()  # it gives what was written its positions
    begin = str(await newest_position())
    for reader in crowd:
        reader.last_id = begin
    return crowd
