"""Thousands of streams in one process: a reader keeps what it receives and looks at it when it has heard the last."""

import asyncio
import re
from collections.abc import Iterable

MARK = re.compile(rb"Line \d{3} of the test")
_WHOLE = re.compile(rb"^id: (\d+)\n(.*)", re.MULTILINE | re.DOTALL)


class Reader(asyncio.Protocol):
    """One open stream, from asking to what it waits for. Cheaper than `Listening`, which a test can't have 2,000 of."""

    def __init__(self, port: int, path: str, headers: dict[str, str]) -> None:
        self.port, self.path, self.headers = port, path, headers
        self.held = bytearray()
        self.last_id = ""
        """Of the last event that it looked at; where it goes on when it comes (again)."""
        self._awaited = b""
        self._heard: asyncio.Future[None] | None = None
        self._transport: asyncio.Transport | None = None

    async def come(self) -> None:
        """Open the stream, from the last event that it had on."""
        self.held.clear()
        headers = self.headers | ({"Last-Event-ID": self.last_id} if self.last_id else {})
        lines = [f"GET {self.path} HTTP/1.1", f"Host: localhost:{self.port}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", self.port)
        assert self._transport is not None
        self._transport.write(("\r\n".join(lines) + "\r\n\r\n").encode())

    async def until(self, mark: bytes) -> None:
        """Wait until this has come; what comes stays held. Raises ConnectionError when the stream ends before."""
        if mark not in self.held:
            self._awaited, self._heard = mark, asyncio.get_running_loop().create_future()
            await self._heard

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to answer."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Keep it."""
        self.held += data
        if self._heard is None or self._heard.done():
            return
        if self.held.find(self._awaited, max(0, len(self.held) - len(data) - len(self._awaited))) >= 0:
            self._heard.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell who waits."""
        if self._heard is not None and not self._heard.done():
            self._heard.set_exception(ConnectionError(f"the stream ended: {bytes(self.held[:200])!r}"))

    def marks(self) -> list[bytes]:
        """The marks of the events with an id, in the order in which they came; takes what is held."""
        found, ids = [], []
        for block in bytes(self.held).split(b"\n\n"):
            whole = _WHOLE.search(block)
            if whole is not None:
                ids.append(whole[1])
                found += sorted(set(MARK.findall(whole[2])))
        self.last_id = ids[-1].decode() if ids else self.last_id
        self.held.clear()
        return found

    def leave(self) -> None:
        """Close it."""
        if self._transport is not None:
            self._transport.close()


async def all_come(readers: Iterable[Reader]) -> None:
    """Every reader at once."""
    await asyncio.gather(*[reader.come() for reader in readers])


async def all_hear(readers: Iterable[Reader], mark: bytes) -> None:
    """Wait until every reader has it."""
    await asyncio.gather(*[reader.until(mark) for reader in readers])
