"""Several processes on one PostgreSQL are one Raison: what happens at one is seen, counted and ended at the others."""

import asyncio
import re
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import msgspec
import pytest

from raison.kernel.access import Viewer
from raison.kernel.database import rows
from raison.kernel.spine import newest_position
from tests.holding.events import Event, Listening
from tests.holding.lively import Reached
from tests.holding.real import Real, eventually, really_serving
from tests.holding.test_kill import TOLD, Told, inbox_is_level
from tests.support.absent import leave_out
from tests.support.company import Company
from tests.support.databases import clean_database, postgresql_url, schema_for

NATS = ("127.0.0.1", 4222)


@pytest.fixture
def database_url() -> Iterator[str]:
    """PostgreSQL: SQLite has one process."""
    url = postgresql_url()
    schema_for(url)
    yield url
    clean_database(url)


@pytest.fixture(params=["postgresql", "nats"])
def line(request: pytest.FixtureRequest) -> dict[str, str]:
    """The settings that choose how processes tell each other."""
    if request.param == "postgresql":
        return {"RAISON_NATS": ""}
    try:
        socket.create_connection(NATS, timeout=2).close()
    except OSError:
        leave_out("NATS does not answer at 127.0.0.1:4222")
    return {"RAISON_NATS": "nats://127.0.0.1:4222"}


class Pair(msgspec.Struct):
    """Two processes that serve the company. The first dispatches."""

    servers: tuple[Real, Real]
    first: Reached
    second: Reached


@pytest.fixture
def pair(company: Company, tmp_path: Path, line: dict[str, str]) -> Iterator[Pair]:
    """The company, served twice."""
    with ExitStack() as stack:
        servers = [stack.enter_context(really_serving(company, tmp_path, environ=line)) for _one in range(2)]
        tokens: dict[int, str] = {}
        ways = [Reached(company=company, port=server.port, tokens=tokens) for server in servers]
        for way in ways:
            way.cookies = ways[0].cookies
        yield Pair((servers[0], servers[1]), ways[0], ways[1])
        assert [line for server in servers for line in server.crashes()] == []


async def _until(stream: Listening, text: str, *, seconds: float) -> Event:
    """The first frame with a text."""
    async with asyncio.timeout(seconds):
        while (event := await stream.next()) is not None:
            if text in event.data:
                return event
    raise AssertionError(f"the stream ended before {text!r}")


def needs(event: Event) -> int:
    """The number beside the inbox, as a frame of somebody's own counts draws it."""
    found = re.search(r'id="rail-needs">(?:<[^>]*>)?(\d+)?', event.json["html"])
    assert found is not None, event.data
    return int(found[1] or 0)


async def test_what_is_written_at_one_is_seen_and_counted_at_the_other(pair: Pair) -> None:
    company, first, second = pair.first.company, pair.first, pair.second
    await first.post(company.ada, company.pumps, "The first, for which templates are compiled.")
    async with second.watching(company.bo, f"place:{company.pumps}", "me") as stream:
        assert needs(await _until(stream, "rail-needs", seconds=20)) == 0
        for way in (first, second):  # the one that dispatches, and the other
            text = f"Written at {way.port}, @bo."
            await way.post(company.ada, company.pumps, text)
            shown, counted = False, 0
            while not (shown and counted == 1):  # the count may come before the card
                event = await _until(stream, "", seconds=10)
                shown = shown or f"Written at {way.port}" in event.data
                counted = needs(event) if "rail-needs" in event.data else counted
            newest, *_older = (await first.call(company.bo, "GET", "/api/v1/notices"))["entries"]
            await first.call(company.bo, "PUT", f"/api/v1/notices/{newest['id']}/done")
            while needs(await _until(stream, "rail-needs", seconds=10)) != 0:
                pass


@pytest.mark.parametrize("way", ["/sign-out", "/sign-out/everywhere"])
async def test_signing_out_at_one_ends_the_streams_at_the_other(pair: Pair, way: str) -> None:
    company, first, second = pair.first.company, pair.first, pair.second
    async with second.watching(company.bo, "me") as stream, second.watching(company.eve, "me") as other:
        await _until(stream, "rail-needs", seconds=20)
        await _until(other, "rail-needs", seconds=20)
        await first.send(company.bo, way)
        assert (await stream.end())[-1].event == "gone"
        # who is around moves on the other's screen, and it stays open
        assert "gone" not in [event.event for event in await other.heard(0.6)]


async def _presence(way: Reached, viewer: Viewer) -> str:
    token = way.company.bo
    found = await way.call(token, "GET", f"/api/v1/people/{viewer.id}/presence")
    return str(found["presence"])


async def test_who_is_here_at_one_is_here_at_the_other_until_they_go_or_their_server_dies(pair: Pair) -> None:
    company, first, second = pair.first.company, pair.first, pair.second

    def shown(way: Reached, how: str, viewer: Viewer = company.ada) -> Callable[[], Awaitable[bool]]:
        async def holds() -> bool:
            return await _presence(way, viewer) == how

        return holds

    async with second.watching(company.bo, "me"):
        async with first.watching(company.ada, "me"):
            await eventually(shown(second, "here"))
            await second.send(company.ada, "/presence", away="1")
            await eventually(shown(first, "away"))
            await eventually(shown(second, "away"))
        await eventually(shown(second, ""))
        async with first.watching(company.eve, "me"):
            await eventually(shown(second, "here", company.eve))
            pair.servers[0].kill()
            await eventually(shown(second, "", company.eve), seconds=40)


async def test_when_the_dispatching_process_dies_another_goes_on_and_nothing_is_lost_or_doubled(pair: Pair) -> None:
    company, first, second = pair.first.company, pair.first, pair.second
    begin, posted = str(await newest_position()), set[int]()
    async with second.hearing(company.bo, after=begin) as stream:
        for n in range(6):
            posted.add(await (first, second)[n % 2].post(company.ada, company.pumps, f"Post {n}, @bo."))
        dying = [asyncio.create_task(first.post(company.ada, company.pumps, f"Dying {n}, @bo.")) for n in range(10)]
        await asyncio.wait(dying, return_when=asyncio.FIRST_COMPLETED)
        pair.servers[0].kill()
        answered = await asyncio.gather(*dying, return_exceptions=True)
        posted |= {one for one in answered if isinstance(one, int)}
        for n in range(6):
            posted.add(await second.post(company.ada, company.pumps, f"Afterwards {n}, @bo."))
        await eventually(inbox_is_level, seconds=60)
        end = await newest_position()
        seen: list[Event] = []
        while not seen or int(seen[-1].id) < end:
            event = await stream.within(20)
            assert event is not None
            seen.append(event)
    positions = [int(event.id) for event in seen]
    assert positions == sorted(set(positions))
    opened = [int(event.json["subject_id"]) for event in seen if event.event == "post.opened"]
    assert len(opened) == len(set(opened))
    assert posted <= set(opened)
    told = {found.subject_id: found.happened for found in await rows(TOLD, Told, person=company.bo.id)}
    assert told == dict.fromkeys(opened, 1)  # also what was written but could not be acknowledged
