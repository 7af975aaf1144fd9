"""Connections to PostgreSQL that are lent out one caller at a time.

Ours, because asyncpg's own pool asks the server to reset a connection each time it comes back: a second round trip for
every read, when all that we leave behind on a connection are prepared statements.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg

PREPARED = 512
"""Statements that a connection keeps prepared."""
STATEMENT_SECONDS = 30
"""How long the server works on one statement before it gives up."""
CONNECT_SECONDS = 10
CLOSE_SECONDS = 5


class Pool:
    """At most `size` connections, opened as they are needed."""

    def __init__(self, url: str, size: int) -> None:
        self.url = url
        self.size = size
        self._idle: list[Any] = []
        self._open: set[Any] = set()
        self._opening = 0
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def take(self) -> Any:
        """An open connection; give it back. Raises what asyncpg raises when the server can't be reached."""
        while True:
            while self._idle:
                connection = self._idle.pop()
                if not connection.is_closed():
                    return connection
                self._open.discard(connection)
            if len(self._open) + self._opening < self.size:
                return await self._connected()
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(turn)
            try:
                await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():  # it was our turn: somebody else's now
                    self._next()
                raise

    def give(self, connection: Any) -> None:
        """Take a connection back. One that was left in the middle of a transaction, or is broken, is not used again."""
        if connection.is_closed() or connection.is_in_transaction():
            connection.terminate()
            self._open.discard(connection)
        else:
            self._idle.append(connection)
        self._next()

    @asynccontextmanager
    async def lent(self) -> AsyncIterator[Any]:
        """A connection for a block."""
        connection = await self.take()
        try:
            yield connection
        except asyncio.CancelledError:
            connection.terminate()  # or whoever has it next waits until the server has heard that nobody waits
            raise
        finally:
            self.give(connection)

    async def close(self) -> None:
        """Close every connection, those in use when their statement has ended."""
        standing, self._open = self._open, set()
        self._idle.clear()
        for connection in standing:
            try:
                async with asyncio.timeout(CLOSE_SECONDS):  # its own limit does not count all that it waits for
                    await connection.close()
            except TimeoutError:
                connection.terminate()

    async def _connected(self) -> Any:
        connection = None
        self._opening += 1
        try:
            connection = await asyncpg.connect(
                self.url,
                timeout=CONNECT_SECONDS,
                statement_cache_size=PREPARED,
                server_settings={"statement_timeout": str(STATEMENT_SECONDS * 1000)},
            )
            self._open.add(connection)
            return connection
        finally:
            self._opening -= 1
            if connection is None:
                self._next()

    def _next(self) -> None:
        """Wake whoever has waited longest."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(None)
                return
