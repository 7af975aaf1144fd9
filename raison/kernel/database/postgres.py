"""PostgreSQL on asyncpg: a pool, statements prepared by the driver, one transaction for each batch."""

from collections.abc import Sequence
from typing import Any

import asyncpg

from raison.kernel.database.statements import LISTS, Bound, Dialect, Missed, Statement
from raison.kernel.errors import Unavailable

AWAY = (OSError, asyncpg.PostgresConnectionError, asyncpg.InterfaceError, asyncpg.CannotConnectNowError)
"""What the driver raises when the database itself can't be reached."""


class PostgreSQL:
    """An open PostgreSQL database."""

    dialect: Dialect = "postgresql"

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]", url: str) -> None:
        self.pool = pool
        self.url = url

    @classmethod
    async def open(cls, url: str, *, connections: int) -> "PostgreSQL":
        """Connect. Raises Unavailable with the reason in words."""
        try:
            pool = await asyncpg.create_pool(
                url, min_size=1, max_size=max(connections * 3, 4), statement_cache_size=512, command_timeout=30
            )
        except (*AWAY, asyncpg.PostgresError) as error:
            raise Unavailable(f"The database can't be reached: {error}") from error
        return cls(pool, url)

    async def fetch(self, statement: Statement, parameters: dict[str, Any]) -> list[Any]:
        """Rows as records."""
        compiled = statement.compiled("postgresql")
        arguments = _plain(statement.arguments("postgresql", parameters))
        try:
            async with self.pool.acquire() as connection:
                found: list[Any] = await connection.fetch(compiled.sql, *arguments)
                return found
        except AWAY as error:
            raise Unavailable(str(error)) from error

    async def run(self, batch: Sequence[Bound]) -> None:
        """Commit the batch, whole or not at all. Raises asyncpg's IntegrityConstraintViolationError or Missed."""
        try:
            async with self.pool.acquire() as connection, connection.transaction():
                for bound in batch:
                    await self._execute(connection, bound)
        except AWAY as error:
            raise Unavailable(str(error)) from error

    async def count_anew(self) -> None:
        """See `current.count_anew`."""
        try:
            async with self.pool.acquire() as connection:
                await connection.execute("ANALYZE", timeout=300)
        except AWAY as error:
            raise Unavailable(str(error)) from error

    async def close(self) -> None:
        """Close the pool when its last query has ended."""
        await self.pool.close()

    async def _execute(self, connection: Any, bound: Bound) -> None:
        sql = bound.statement.compiled("postgresql").sql
        rows = [_plain(bound.statement.arguments("postgresql", parameters)) for parameters in bound.parameters]
        if len(rows) != 1 and not bound.must_hit:
            await connection.executemany(sql, rows)
            return
        for arguments in rows:
            status: str = await connection.execute(sql, *arguments)
            if bound.must_hit and status.endswith(" 0"):
                raise Missed


def _plain(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Arrays are lists to the driver (see `any_of`)."""
    if LISTS.isdisjoint(map(type, arguments)):
        return arguments
    return tuple([list(one) if type(one) in LISTS else one for one in arguments])
