"""Who dispatches: of several processes on one PostgreSQL exactly one, by a lock that ends with its connection.

SQLite has one server process, which always leads; commands beside it do not dispatch.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from raison.kernel import logs
from raison.kernel.database.sqlite import SQLite

if TYPE_CHECKING:
    import asyncpg

    from raison.kernel.database.postgres import PostgreSQL

LOCK = 7_270_002
"""The advisory lock of the process that dispatches."""
TRY_SECONDS = 5.0
"""How soon another process takes over, and how often the leader makes sure that it still is."""

Work = Callable[[], Awaitable[None]]


class Leadership:
    """Begins work when this process leads, and ends it when it no longer does."""

    def __init__(self, database: "SQLite | PostgreSQL", begin: Work, end: Work) -> None:
        self.database = database
        self.begin, self.end = begin, end
        self._task: asyncio.Task[None] | None = None
        self._leading = False

    async def start(self) -> None:
        """Lead at once on SQLite; on PostgreSQL as soon as nobody else does."""
        if isinstance(self.database, SQLite):
            await self._lead()
        else:
            self._task = asyncio.create_task(self._campaign(self.database.url))

    async def stop(self) -> None:
        """Give the lead away."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
        await self._follow()

    async def _campaign(self, url: str) -> None:
        import asyncpg  # not for SQLite

        while True:
            try:
                connection = await asyncpg.connect(url, timeout=10)
                try:
                    await self._hold(connection)
                finally:
                    await self._follow()  # while the lock holds: who takes over begins the moment it is free
                    with suppress(TimeoutError):  # it is cut off then, and a stop must not be taken for a lost lead
                        await connection.close(timeout=1)
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
                logs.warning("lead_lost", error=type(error).__name__)
            await asyncio.sleep(TRY_SECONDS)

    async def _hold(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        while True:  # the lock lives as long as this connection answers
            if await connection.fetchval("SELECT $2 OR pg_try_advisory_lock($1)", LOCK, self._leading):
                await self._lead()
            await asyncio.sleep(TRY_SECONDS)

    async def _lead(self) -> None:
        if not self._leading:
            self._leading = True
            await self.begin()

    async def _follow(self) -> None:
        if self._leading:
            self._leading = False
            await self.end()
