"""The floor: what the statements of a request cost on the bare driver, so that the budget can be twice that."""

import asyncio
import resource
import sqlite3
from pathlib import Path
from typing import Any

import asyncpg
import httpx2

from raison.app import asgi, running
from raison.kernel.database import current
from raison.kernel.database.sqlite import _plain
from raison.kernel.settings import Settings, load

Recorded = list[tuple[str, tuple[Any, ...]]]
ROUNDS = 400


async def recorded(settings: Settings, path: str, token: str) -> Recorded:
    """The SQL and arguments of the reads of one GET, on a warm application in this process."""
    found: Recorded = []
    async with running(settings, serving=False):
        database = current()
        fetch = database.fetch
        dialect = database.dialect

        async def spy(statement: Any, parameters: dict[str, Any]) -> list[Any]:
            arguments = statement.arguments(dialect, parameters)
            found.append((statement.compiled(dialect).sql, _plain(arguments) if dialect == "sqlite" else arguments))
            return await fetch(statement, parameters)

        transport = httpx2.ASGITransport(app=asgi(settings, serving=False))  # type: ignore[arg-type]
        async with httpx2.AsyncClient(transport=transport, base_url="http://bench") as client:
            headers = {"authorization": f"Bearer {token}"}
            await client.get(path, headers=headers)
            database.fetch = spy  # type: ignore[method-assign]
            answer = await client.get(path, headers=headers)
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code}")
    return found


def floor_ms(url: str, folder: Path, path: str, token: str) -> float:
    """CPU milliseconds of the statements of `path` on the bare driver, the driver's own rows thrown away."""
    settings = load({"database": url, "data": str(folder), "secret": "bench"})
    statements = asyncio.run(recorded(settings, path, token))
    if url.startswith("sqlite:"):
        return _sqlite(url.removeprefix("sqlite:"), statements)
    return asyncio.run(_postgresql(url, statements))


def _sqlite(path: str, statements: Recorded) -> float:
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
    begun = 0.0
    for turn in range(ROUNDS + 20):
        if turn == 20:
            begun = _cpu()
        for sql, arguments in statements:
            connection.execute(sql, arguments).fetchall()
    connection.close()
    return (_cpu() - begun) * 1000 / ROUNDS


async def _postgresql(url: str, statements: Recorded) -> float:
    connection = await asyncpg.connect(url, statement_cache_size=512)
    begun = 0.0
    for turn in range(ROUNDS + 20):
        if turn == 20:
            begun = _cpu()
        for sql, arguments in statements:
            await connection.fetch(sql, *arguments)
    await connection.close()
    return (_cpu() - begun) * 1000 / ROUNDS


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
