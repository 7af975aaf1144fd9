"""PostgreSQL on asyncpg: statements prepared by the driver; each batch one statement where it can be, else one
transaction."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

import asyncpg

from raison.kernel.database.merging import Merged, merged
from raison.kernel.database.pool import Pool
from raison.kernel.database.statements import LISTS, Bound, Dialect, Missed, Statement
from raison.kernel.errors import Unavailable

AWAY = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.CannotConnectNowError,
    asyncpg.QueryCanceledError,
)
"""What the driver raises when the database itself can't be reached, or works on something for too long."""

ANALYZE_SECONDS = 300
"""How long counting all tables may take."""


class PostgreSQL:
    """An open PostgreSQL database."""

    dialect: Dialect = "postgresql"
    refusal = asyncpg.IntegrityConstraintViolationError
    """What it raises when a constraint says no."""

    def __init__(self, pool: Pool, url: str) -> None:
        self.pool = pool
        self.url = url

    @classmethod
    async def open(cls, url: str, *, connections: int) -> "PostgreSQL":
        """Connect. Raises Unavailable with the reason in words."""
        pool = Pool(url, max(connections * 3, 4))
        try:
            async with pool.lent():
                return cls(pool, url)
        except (*AWAY, asyncpg.PostgresError) as error:
            raise Unavailable(f"The database can't be reached: {error}") from error

    async def fetch(self, statement: Statement, parameters: dict[str, Any]) -> list[Any]:
        """Rows as records."""
        compiled = statement.compiled("postgresql")
        arguments = _plain(statement.arguments("postgresql", parameters))
        return await self._fetched(compiled.sql, arguments)

    async def run(self, batch: Sequence[Bound]) -> None:
        """Commit the batch, whole or not at all. Raises asyncpg's IntegrityConstraintViolationError or Missed."""
        whole = merged(batch)
        if whole is not None:
            await self._run_merged(whole, batch)
            return
        try:
            await _to_its_end(self._run_in_turn(batch))
        except AWAY as error:
            raise Unavailable(str(error)) from error

    async def _run_in_turn(self, batch: Sequence[Bound]) -> None:
        if not any(bound.statement.compiled("postgresql").names or bound.must_hit for bound in batch):
            script = "; ".join([bound.statement.compiled("postgresql").sql for bound in batch])
            async with self.pool.lent() as connection:  # without values they go together, and commit together
                await connection.execute(script)
            return
        async with self.pool.lent() as connection, connection.transaction():
            for bound in batch:
                await self._execute(connection, bound)

    async def count_anew(self) -> None:
        """See `current.count_anew`."""
        try:
            async with self.pool.lent() as connection:
                await connection.execute(f"SET statement_timeout = {ANALYZE_SECONDS * 1000}; ANALYZE; RESET ALL")
        except AWAY as error:
            raise Unavailable(str(error)) from error

    async def close(self) -> None:
        """Close the pool when its last query has ended."""
        await self.pool.close()

    async def _fetched(self, sql: str, arguments: Sequence[Any]) -> list[Any]:
        try:
            connection = await self.pool.take()
            try:
                found: list[Any] = await connection.fetch(sql, *arguments)
                return found
            except asyncio.CancelledError:
                connection.terminate()  # see `Pool.lent`, which every read would pay for
                raise
            finally:
                self.pool.give(connection)
        except AWAY as error:
            raise Unavailable(str(error)) from error

    async def _run_merged(self, whole: Merged, batch: Sequence[Bound]) -> None:
        arguments: list[Any] = []
        for take, bound in zip(whole.takes, batch, strict=True):
            arguments.extend(_plain(take(bound.parameters[0])))
        try:
            await self._fetched(whole.sql, arguments)
        except asyncpg.DivisionByZeroError as error:
            raise Missed from error

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


async def _to_its_end(work: Coroutine[Any, Any, None]) -> None:
    """Done, also when who waits for it is cancelled. asyncpg's `executemany` waits for ever when it is cancelled
    between two portions of rows: it has told the server of no end, and waits for the answer."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.gather(task, return_exceptions=True)
        raise


def _plain(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Arrays are lists to the driver (see `any_of`)."""
    if LISTS.isdisjoint(map(type, arguments)):
        return arguments
    return tuple([list(one) if type(one) in LISTS else one for one in arguments])
