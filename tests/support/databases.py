"""Databases for tests: a migrated SQLite file copied for each test, a PostgreSQL database for each worker."""

import asyncio
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

import asyncpg

from raison.kernel.schema import migrate
from tests.support.absent import leave_out

SERVER = "postgresql://postgres@127.0.0.1:5432"


NAME = f"raison_test_{os.getpid()}"
"""Of this process: several test runs at once do not meet."""


def postgresql_url() -> str:
    """The address of this process's own database. A test that needs one is left out where no server answers."""
    return _postgresql_url() or leave_out("PostgreSQL does not answer at 127.0.0.1:5432; left out")


@cache
def _postgresql_url() -> str | None:
    """Made anew; None when no server answers."""

    async def make() -> str | None:
        try:
            connection = await asyncpg.connect(f"{SERVER}/postgres", timeout=5)
        except (OSError, asyncpg.PostgresError):
            return None
        await connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        await connection.execute(f"CREATE DATABASE {NAME}")
        # tests kill processes, never the server itself, so they need not wait for its disk
        await connection.execute(f"ALTER DATABASE {NAME} SET synchronous_commit = off")
        await connection.close()
        return f"{SERVER}/{NAME}"

    return asyncio.run(make())


def drop_database() -> None:
    """Take this process's database away again, if it was made."""

    async def drop() -> None:
        connection = await asyncpg.connect(f"{SERVER}/postgres", timeout=5)
        await connection.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        await connection.close()

    if _postgresql_url.cache_info().currsize and (url := _postgresql_url()) is not None:
        if _cleaner.cache_info().currsize:
            _cleaner(url).close()
        asyncio.run(drop())


def schema_for(url: str) -> None:
    """Give the database the newest schema."""
    if url.startswith("sqlite:"):
        shutil.copyfile(_migrated_file(), url.removeprefix("sqlite:"))
    else:
        _migrated(url)


def hang_up(url: str) -> None:
    """Leave a database to who must be alone with it."""
    if url.startswith("postgresql:") and _cleaner.cache_info().currsize:
        _cleaner(url).close()
        _cleaner.cache_clear()


def clean_database(url: str) -> None:
    """Empty a database that is used again."""
    if url.startswith("postgresql:"):
        _cleaner(url).clean()


@cache
def _migrated_file() -> Path:
    path = Path(tempfile.mkdtemp()) / "migrated.db"
    migrate(f"sqlite:{path}")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")  # as every copy would be told when it is opened
    return path


@cache
def _migrated(url: str) -> None:
    migrate(url)


class _Cleaner:
    """A connection that stays open from test to test, with a loop of its own: a new one would first read from the
    server's catalogue what each table is."""

    def __init__(self, url: str) -> None:
        self._loop = asyncio.new_event_loop()
        self._connection = self._loop.run_until_complete(asyncpg.connect(url))

    def clean(self) -> None:
        """Delete what is there."""
        self._loop.run_until_complete(self._empty())

    def close(self) -> None:
        """Hang up."""
        self._loop.run_until_complete(self._connection.close())
        self._loop.close()

    async def _empty(self) -> None:
        """Not TRUNCATE, which makes new files for every table and index: a test has few rows. Nor RESTART, which does
        so for a sequence."""
        # what the database has, not what this process has imported: a command may have filled other tables
        names = await self._connection.fetch(TABLES)
        deletes = "; ".join(f'DELETE FROM "{row["tablename"]}"' for row in names)
        # replica: foreign keys are not asked while everything goes
        await self._connection.execute(f"SET session_replication_role = replica; {deletes}; {FROM_ONE}")


TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'alembic_version'"
FROM_ONE = (
    "SELECT setval(format('%I', sequencename)::regclass, start_value, false)"
    " FROM pg_sequences WHERE schemaname = current_schema()"
)
_cleaner = cache(_Cleaner)
