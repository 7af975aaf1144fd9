"""Where the benchmark's data lies: a SQLite file in `.bench`, a PostgreSQL database, both kept between runs."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg

from bench.filling import Company, Size
from raison.kernel.clock import now_us
from raison.kernel.database import metadata
from raison.kernel.database.sql import defaults_of
from raison.kernel.schema import migrate, newest_revision, revision_of

FOLDER = Path(".bench")
SERVER = "postgresql://postgres@127.0.0.1:5432"
Progress = Callable[[int], None]


def company_of(size: Size) -> Company:
    """The company of this size; its ids hold its time, so the time is kept beside the data."""
    FOLDER.mkdir(exist_ok=True)
    kept = FOLDER / f"now-{size.messages}"
    if not kept.is_file():
        kept.write_text(str(now_us()))
    return Company(size, int(kept.read_text()))


def sqlite_url(company: Company) -> str:
    """The address of the file for this size."""
    return f"sqlite:{FOLDER / f'bench-{company.size.messages}.db'}"


def postgresql_url(company: Company) -> str:
    """The address of the database for this size."""
    return f"{SERVER}/raison_bench_{company.size.messages}"


def fill_sqlite(company: Company, advance: Progress) -> None:
    """Make and fill the file, unless it is there with this schema."""
    url = sqlite_url(company)
    path = Path(url.removeprefix("sqlite:"))
    marker = path.with_suffix(".filled")
    if marker.is_file() and path.is_file() and revision_of(url) == newest_revision() == marker.read_text():
        return
    for leftover in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        leftover.unlink(missing_ok=True)
    migrate(url)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    for name, lines in company.tables():
        columns, rows = _as_rows(name, lines)
        places = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({places})", rows)
        advance(len(rows))
    connection.execute("COMMIT")
    connection.execute("ANALYZE")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    marker.write_text(newest_revision())


async def fill_postgresql(company: Company, advance: Progress) -> bool:
    """Make and fill the database, unless it is there; False when no server answers."""
    url = postgresql_url(company)
    try:
        server = await asyncpg.connect(f"{SERVER}/postgres", timeout=5)
    except (OSError, asyncpg.PostgresError):
        return False
    name = url.rpartition("/")[2]
    marker = FOLDER / f"{name}.filled"
    exists = await server.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", name)
    if exists and marker.is_file() and marker.read_text() == newest_revision():
        await server.close()
        return True
    await server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    await server.execute(f"CREATE DATABASE {name}")
    await server.close()
    await asyncio.to_thread(migrate, url)
    connection = await asyncpg.connect(url)
    for table, lines in company.tables():
        columns, rows = _as_rows(table, lines)
        await connection.copy_records_to_table(table, records=rows, columns=columns)
        advance(len(rows))
    await connection.execute("VACUUM ANALYZE")
    await connection.close()
    marker.write_text(newest_revision())
    return True


def forget_jobs(url: str) -> None:
    """Take away what an earlier run left to be done: it would run beside what is measured."""
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:"), isolation_level=None)) as connection:
            connection.execute("DELETE FROM jobs")
        return
    asyncio.run(_forget_jobs(url))


async def _forget_jobs(url: str) -> None:
    connection = await asyncpg.connect(url)
    await connection.execute("DELETE FROM jobs")
    await connection.close()


def _as_rows(name: str, lines: list[dict[str, Any]]) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The rows as tuples of every column, defaults filled in."""
    table = metadata.tables[name]
    defaults = defaults_of(table)
    columns = [
        column.name for column in table.columns if lines and (column.name in lines[0] or column.name in defaults)
    ]
    return columns, [tuple(line.get(column, defaults.get(column)) for column in columns) for line in lines]
