"""Databases for tests: a migrated SQLite file copied for each test, a PostgreSQL database for each worker."""

import asyncio
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

import asyncpg

from raison.kernel.schema import migrate

SERVER = "postgresql://postgres@127.0.0.1:5432"


NAME = f"raison_test_{os.getpid()}"
"""Of this process: several test runs at once do not meet."""


@cache
def postgresql_url() -> str | None:
    """The address of this process's own database, made anew; None when no server answers."""

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

    if postgresql_url.cache_info().currsize and postgresql_url() is not None:
        asyncio.run(drop())


def schema_for(url: str) -> None:
    """Give the database the newest schema."""
    if url.startswith("sqlite:"):
        shutil.copyfile(_migrated_file(), url.removeprefix("sqlite:"))
    else:
        _migrated(url)


def clean_database(url: str) -> None:
    """Empty a database that is used again."""
    if url.startswith("postgresql:"):
        asyncio.run(_emptied(url))


@cache
def _migrated_file() -> Path:
    path = Path(tempfile.mkdtemp()) / "migrated.db"
    migrate(f"sqlite:{path}")
    return path


@cache
def _migrated(url: str) -> None:
    migrate(url)


async def _emptied(url: str) -> None:
    """Delete what is there. Not TRUNCATE, which makes new files for every table and index: a test has few rows."""
    connection = await asyncpg.connect(url)
    # what the database has, not what this process has imported: a command may have filled other tables
    names = await connection.fetch(
        "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'alembic_version'"
    )
    deletes = "; ".join(f'DELETE FROM "{row["tablename"]}"' for row in names)
    counted = await connection.fetch("SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema()")
    deletes += "".join(f'; ALTER SEQUENCE "{row["sequencename"]}" RESTART' for row in counted)
    # replica: foreign keys are not asked while everything goes
    await connection.execute(f"SET session_replication_role = replica; {deletes}")
    await connection.close()
