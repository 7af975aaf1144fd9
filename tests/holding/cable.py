"""The cable between a browser and a server: Chromium's own way to be offline now and then leaves a stream open."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.support.server import free_port


class Cable:
    """Carries bytes both ways, until it is pulled out: then what is open breaks off and nothing new comes through."""

    def __init__(self, server_port: int) -> None:
        self.port = free_port()
        self._server_port = server_port
        self._open = set[asyncio.StreamWriter]()
        self._way_in: asyncio.Server | None = None

    async def plug_in(self) -> None:
        """Carry from now on."""
        self._way_in = await asyncio.start_server(self._carry, "127.0.0.1", self.port)

    def pull_out(self) -> None:
        """Carry nothing any more."""
        if self._way_in is not None:
            self._way_in.close()
        for end in self._open:
            end.transport.abort()

    async def _carry(self, from_browser: asyncio.StreamReader, to_browser: asyncio.StreamWriter) -> None:
        self._open.add(to_browser)
        try:
            from_server, to_server = await asyncio.open_connection("127.0.0.1", self._server_port)
        except OSError:
            to_browser.close()
            return
        self._open.add(to_server)
        await asyncio.gather(_pour(from_browser, to_server), _pour(from_server, to_browser))
        self._open -= {to_browser, to_server}


async def _pour(source: asyncio.StreamReader, into: asyncio.StreamWriter) -> None:
    try:
        while some := await source.read(65_536):
            into.write(some)
            await into.drain()
    except OSError:
        pass
    finally:
        into.close()


@asynccontextmanager
async def cable_to(server_port: int) -> AsyncIterator[Cable]:
    """A cable, plugged in until the block ends."""
    made = Cable(server_port)
    await made.plug_in()
    try:
        yield made
    finally:
        made.pull_out()
