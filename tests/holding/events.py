"""A reader of Server-Sent Events on a bare socket: a test can be slow, open hundreds, and see where one ends."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec

PATIENCE = 10.0
"""Seconds that a test waits for something that must come at once: this machine may be busy."""


class Event(msgspec.Struct):
    """One event as it came."""

    event: str
    id: str
    data: str

    @property
    def json(self) -> Any:
        """Its data."""
        return json.loads(self.data)


class Listening:
    """An open stream: what it answered, and its events one after the other."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self._reader, self._writer = reader, writer
        self._held = bytearray()
        self._looked = 0
        self._ended = False

    async def begin(self, port: int, path: str, headers: dict[str, str]) -> None:
        """Ask, and read the head of the answer."""
        lines = [f"GET {path} HTTP/1.1", f"Host: localhost:{port}", *[f"{name}: {it}" for name, it in headers.items()]]
        self._writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        await self._writer.drain()
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        self.status = int(head[0].split()[1])
        self.headers = {name.lower(): it for name, _, it in (line.partition(": ") for line in head[1:] if line)}

    async def next(self) -> Event | None:
        """The next event, without pings and comments; None when the stream has ended."""
        while True:
            found = self._held.find(b"\n\n", max(self._looked - 1, 0))
            if found >= 0:
                block = self._held[:found].decode()
                del self._held[: found + 2]
                self._looked = 0
                event = _parsed(block)
                if event is not None:
                    return event
                continue
            self._looked = len(self._held)
            chunk = await self._chunk()
            if chunk is None:
                return None
            self._held += chunk

    async def within(self, seconds: float = PATIENCE) -> Event | None:
        """The next event. Raises TimeoutError when none comes in time."""
        async with asyncio.timeout(seconds):
            return await self.next()

    async def until(self, *kinds: str) -> list[Event]:
        """Events up to and with the first of these kinds (its `event`). Raises TimeoutError."""
        seen: list[Event] = []
        while (event := await self.within()) is not None:
            seen.append(event)
            if event.event in kinds:
                return seen
        raise AssertionError(f"the stream ended before {kinds}: {seen}")

    async def silent(self, seconds: float) -> bool:
        """Whether nothing comes for a while."""
        try:
            return await self.within(seconds) is None
        except TimeoutError:
            return True

    async def heard(self, seconds: float) -> list[Event]:
        """What comes within a while on a stream that stays open."""
        seen: list[Event] = []
        try:
            async with asyncio.timeout(seconds):
                while (event := await self.next()) is not None:
                    seen.append(event)
        except TimeoutError:
            return seen
        raise AssertionError(f"the stream ended: {seen}")

    async def end(self) -> list[Event]:
        """Everything up to its end. Raises TimeoutError when it stays open."""
        seen = []
        while (event := await self.within()) is not None:
            seen.append(event)
        return seen

    def pause(self) -> None:
        """Take nothing more off the socket: the server's side fills up."""
        self._transport.pause_reading()

    def resume(self) -> None:
        """Read again."""
        self._transport.resume_reading()

    @property
    def _transport(self) -> asyncio.Transport:
        transport = self._writer.transport
        assert isinstance(transport, asyncio.Transport)
        return transport

    async def _chunk(self) -> bytes | None:
        if self._ended:
            return None
        try:
            size = int((await self._reader.readuntil(b"\r\n")).strip() or b"0", 16)
            chunk = await self._reader.readexactly(size + 2)
        except (asyncio.IncompleteReadError, ConnectionError):
            size, chunk = 0, b""
        if not size:
            self._ended = True
            return None
        return chunk[:-2]


def _parsed(block: str) -> Event | None:
    fields: dict[str, list[str]] = {}
    for line in block.split("\n"):
        name, found, value = line.partition(":")
        if found and name:
            fields.setdefault(name, []).append(value.removeprefix(" "))
    if "data" not in fields:
        return None
    return Event(fields.get("event", [""])[-1], fields.get("id", [""])[-1], "\n".join(fields["data"]))


@asynccontextmanager
async def listening(port: int, path: str, **headers: str) -> AsyncIterator[Listening]:
    """A stream, open until the block ends. Names of headers with `_` for `-`."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 22)
    made = Listening(reader, writer)
    try:
        await made.begin(port, path, {name.replace("_", "-"): value for name, value in headers.items()})
        yield made
    finally:
        writer.close()
