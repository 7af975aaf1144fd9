"""A stream is taken over from the server when its head is out, ends cleanly whoever ends it, and does without too."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest

from raison.app import asgi
from raison.kernel.access import Viewer
from raison.kernel.live import hub
from raison.kernel.live.connection import RESET, Connection
from raison.kernel.live.wire import Wire
from raison.people.sessions import COOKIE
from tests.holding.lively import Lively, lively
from tests.holding.real import eventually
from tests.support.company import Company


@pytest.fixture
async def served(company: Company) -> AsyncIterator[Lively]:
    """The company, served."""
    async with lively(company) as made:
        yield made


async def opened(served: Lively, count: int = 1) -> bool:
    """Whether so many streams are open, and the requests that opened them done."""
    return len(served.hub.connections) == count and not served.server.server_state.tasks


async def test_an_open_stream_keeps_nothing_of_its_request(served: Lively) -> None:
    async with served.watching(served.company.bo, "me") as stream:
        await eventually(lambda: opened(served))
        assert [type(one) for one in served.server.server_state.connections] == [Wire]
        assert stream.headers["connection"] == "close"
        assert stream.headers["transfer-encoding"] == "chunked"
    await eventually(lambda: opened(served, 0))
    assert not served.server.server_state.connections


async def test_what_a_client_sends_behind_its_stream_disturbs_nothing(served: Lively) -> None:
    cookie = await served.cookie(served.company.bo)
    reader, writer = await asyncio.open_connection("127.0.0.1", served.port)
    again = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
    head = f"GET /live?topics=me HTTP/1.1\r\nHost: localhost\r\nCookie: {cookie}\r\n\r\n"
    writer.write(head.encode() + again * 3)
    await reader.readuntil(b"retry: ")
    await eventually(lambda: opened(served))
    writer.write(again + b"\xff\x00 not HTTP")
    served.hub.broadcast("me", "still there")
    async with asyncio.timeout(10):
        await reader.readuntil(b"still there")
    writer.close()
    await eventually(lambda: opened(served, 0))


async def test_a_server_that_stops_ends_its_streams_and_waits_for_no_reader(served: Lively) -> None:
    bo, eve = served.company.bo, served.company.eve
    async with served.watching(bo, "presence") as quick, served.watching(eve, "presence") as slow:
        await eventually(lambda: opened(served, 2))
        slow.pause()
        [connection] = [one for one in served.hub.connections if one.viewer.id == eve.id]
        while not connection.frames:
            served.hub.broadcast("presence", "x" * 65_536)
            while (event := await quick.within()) is not None and "xxx" not in event.data:
                pass
        served.server.should_exit = True
        assert (await quick.end()) == []  # whole: the last chunk came
        await eventually(lambda: opened(served, 0))
        assert not served.server.server_state.connections


class Other:
    """A server that is not uvicorn: it knows ASGI and nothing else."""

    def __init__(self, cookie: str) -> None:
        self.sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.leaving = asyncio.Event()
        self.scope: dict[str, Any] = {
            "type": "http",
            "method": "GET",
            "path": "/live",
            "raw_path": b"/live",
            "root_path": "",
            "query_string": b"topics=me",
            "headers": [(b"host", b"localhost"), (b"cookie", cookie.encode())],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 2),
            "scheme": "http",
            "http_version": "2",
            "state": {},
            "asgi": {"version": "3.0"},
        }

    async def receive(self) -> dict[str, Any]:
        """Nothing, until the client goes."""
        await self.leaving.wait()
        return {"type": "http.disconnect"}

    async def until(self, text: bytes) -> None:
        """Wait for a piece of the body."""
        async with asyncio.timeout(10):
            while text not in (await self.sent.get()).get("body", b""):
                pass


@pytest.mark.parametrize("ending", ["the client goes", "the hub closes"])
async def test_on_another_server_a_stream_goes_by_asgi_alone(company: Company, ending: str) -> None:
    other = Other(f"{COOKIE}={await company.cookie(company.bo)}")
    application = asgi(company.settings, serving=False)
    serving = asyncio.ensure_future(application(other.scope, other.receive, other.sent.put))  # type: ignore[arg-type]
    head = await other.sent.get()
    assert head["status"] == 200
    assert b"connection" not in dict(head["headers"])  # HTTP/2 refuses it
    await other.until(b"retry: ")
    await other.until(b'"topic":"me"')
    [connection] = hub().connections
    connection.give(b"data: one\n\n")
    await other.until(b"data: one")
    if ending == "the client goes":
        other.leaving.set()
    else:
        connection.close(b"data: last\n\n")
        await other.until(b"data: last")
    async with asyncio.timeout(10):
        await serving
    assert not hub().connections


class Outlet:
    """An outlet that becomes full after so many frames."""

    def __init__(self, room: int) -> None:
        self.room, self.took, self.ended = room, list[bytes](), False

    @property
    def paused(self) -> bool:
        return len(self.took) >= self.room

    def send(self, frame: bytes) -> None:
        self.took.append(frame)

    def end(self) -> None:
        self.ended = True


def test_frames_wait_in_order_while_an_outlet_is_paused_and_the_end_waits_for_them() -> None:
    connection, outlet = Connection(Viewer(id=1, name="Bo"), {"me": 0}), Outlet(2)
    connection.outlet = outlet
    frames = [b"%d" % n for n in range(5)]
    for frame in frames:
        connection.give(frame)
    connection.close(RESET)
    assert outlet.took == frames[:2]
    outlet.room = 4
    connection.flush()
    assert (outlet.took, outlet.ended) == (frames[:4], False)
    outlet.room = 9
    connection.flush()
    assert (outlet.took, outlet.ended) == ([*frames, RESET], True)
