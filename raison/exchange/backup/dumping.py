"""All rows of a database as they were at one moment, while others go on writing."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Protocol

import asyncpg

from raison.exchange.backup.archive import Shape
from raison.exchange.backup.shapes import booleans, select_sql
from raison.kernel.errors import Unavailable

AT_ONCE = 1_000
Rows = list[tuple[Any, ...]]


class Snapshot(Protocol):
    """A database that does not move while it is read."""

    dialect: str

    def rows(self, shape: Shape) -> AsyncIterator[Rows]:
        """All rows of a table, some at a time."""


class SQLiteSnapshot:
    """A read transaction: writers go on beside it, because the database keeps a log ahead."""

    dialect = "sqlite"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def rows(self, shape: Shape) -> AsyncIterator[Rows]:
        """Zeros and ones become what they mean."""
        truths = booleans(shape)
        cursor = self._connection.execute(select_sql(shape, postgresql=False))
        while found := cursor.fetchmany(AT_ONCE):
            yield [_with_truths(row, truths) for row in found] if truths else found


class PostgreSQLSnapshot:
    """A transaction that sees what was committed when it began."""

    dialect = "postgresql"

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        self._connection = connection

    async def rows(self, shape: Shape) -> AsyncIterator[Rows]:
        """By a cursor, so that memory stays bounded."""
        cursor = await self._connection.cursor(select_sql(shape, postgresql=True))
        while found := await cursor.fetch(AT_ONCE):
            yield [tuple(row) for row in found]


@asynccontextmanager
async def snapshot_of(url: str) -> AsyncIterator[Snapshot]:
    """Open a database of its own to read it whole. Raises Unavailable."""
    if url.startswith("sqlite:"):
        with sqlite_snapshot(path_of(url)) as made:
            yield made
        return
    try:
        connection = await asyncpg.connect(url)
    except (OSError, asyncpg.PostgresError) as error:
        raise Unavailable(f"The database can't be reached: {error}") from error
    try:
        async with connection.transaction(isolation="repeatable_read", readonly=True):
            yield PostgreSQLSnapshot(connection)
    finally:
        await connection.close()


class sqlite_snapshot:  # noqa: N801 - used as a context manager
    """A SQLite file at one moment."""

    def __init__(self, path: str) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=10.0)

    def __enter__(self) -> SQLiteSnapshot:
        self._connection.execute("BEGIN")
        self._connection.execute("SELECT count(*) FROM alembic_version").fetchone()  # the moment is now
        return SQLiteSnapshot(self._connection)

    def __exit__(self, *_raised: object) -> None:
        self._connection.close()


def path_of(url: str) -> str:
    """The file of a SQLite address."""
    return url.removeprefix("sqlite:").removeprefix("//")


def _with_truths(row: tuple[Any, ...], truths: list[int]) -> tuple[Any, ...]:
    values = list(row)
    for at in truths:
        if values[at] is not None:
            values[at] = bool(values[at])
    return tuple(values)
