"""After a restart: every browser comes back in the same moment, and each has missed something."""

import asyncio
import re
import time
from typing import cast

import msgspec

from bench.cases import READERS, bearer, cookie
from bench.filling import Company
from bench.server import Connection, Server

MISSED = 10
PATIENCE_SECONDS = 300


async def until_all_have_what_they_missed(server: Server, company: Company, subject: int, place: int) -> float:
    """Seconds from the first connection to a server that was just started until each of 2,000 has all it missed."""
    topics = f"place:{place}+subject:{subject}"
    after = await _position(server, company, subject, topics)
    for number in range(MISSED):
        await _say(server, company, subject, f"missed{number:02d}missed")
    await asyncio.to_thread(server.restart)
    await asyncio.to_thread(server.settle)  # the inbox has heard it before; only those who come back have not
    crowd = [
        _Returning(f"GET /live?topics={topics} HTTP/1.1\r\nHost: bench\r\nCookie: {cookie(company, number)}\r\n", after)
        for number in range(READERS)
    ]
    begun = time.perf_counter()
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(PATIENCE_SECONDS):
        for one in crowd:
            await loop.create_connection(lambda one=one: one, "127.0.0.1", server.port)  # type: ignore[misc]
        await asyncio.gather(*[one.has_all for one in crowd])
    taken = time.perf_counter() - begun
    for one in crowd:
        one.transport.close()
    return taken


async def _position(server: Server, company: Company, subject: int, topics: str) -> str:
    """Where the spine is: the id of a message that has just come."""
    reader = await Connection.to(server.port)
    head = f"GET /live?topics={topics} HTTP/1.1\r\nHost: bench\r\nCookie: {cookie(company, 0)}\r\n\r\n"
    reader.writer.write(head.encode())
    await reader.head()
    await asyncio.sleep(1)  # it joins when it has caught up
    await _say(server, company, subject, "the last that was seen")
    found = re.search(rb"id: (\d+)", await reader.reader.readuntil(b"the last that was seen"))
    reader.close()
    if found is None:
        raise RuntimeError("the message came without a position")
    return found[1].decode()


async def _say(server: Server, company: Company, subject: int, text: str) -> None:
    connection = await Connection.to(server.port)
    answer = await connection.ask(
        "POST",
        f"/api/v1/subjects/{subject}/messages",
        body=msgspec.json.encode({"source": text}),
        authorization=bearer(company, 1),
        content_type="application/json",
    )
    connection.close()
    if answer.status >= 400:
        raise RuntimeError(f"a message was refused with {answer.status}")


class _Returning(asyncio.Protocol):
    """Asks as soon as it is connected, and says when the last that it missed has come."""

    def __init__(self, head: str, after: str) -> None:
        self.request = f"{head}Last-Event-ID: {after}\r\n\r\n".encode()
        self.seen: set[bytes] = set()
        self.tail = b""
        self.has_all: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask."""
        self.transport = cast("asyncio.Transport", transport)  # uvloop's own is none, and does the same
        self.transport.write(self.request)

    def data_received(self, data: bytes) -> None:
        """Look for what was missed; it may be cut in two."""
        self.seen.update(MISSED_MARK.findall(self.tail + data))
        self.tail = data[-16:]
        if len(self.seen) == MISSED and not self.has_all.done():
            self.has_all.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """Too early."""
        if not self.has_all.done():
            self.has_all.set_exception(RuntimeError("a stream ended before all was there"))


MISSED_MARK = re.compile(rb"missed\d\dmissed")
