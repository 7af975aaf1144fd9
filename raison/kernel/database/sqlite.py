"""SQLite on the standard driver: short reads at once, long ones in a few reader threads, and one writer thread that
commits batches in groups."""

import asyncio
import queue
import sqlite3
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import msgspec

from raison.kernel.database.statements import LISTS, Bound, Dialect, Missed, Statement
from raison.kernel.errors import Unavailable

GROUP = 64
"""Batches that one commit may hold; more would delay the first without gaining much."""
BUSY_SECONDS = 10.0
"""How long a write waits for another process (an import, a backup) before it gives up."""

CACHE_KIB, QUICK_CACHE_KIB = 8_000, 64_000
"""What a connection keeps of the file, in KiB; the one of the event loop serves nearly every read, and keeps more.
It fills with use: an idle process has none of it."""
AT_ONCE_SECONDS = 0.004
"""How much CPU a read may take of the event loop's. What takes more is broken off, and read by a thread."""
WAITS_SECONDS = 0.02
"""How long it may take in all, where a cold disk or a busy machine makes it wait."""
LOOK_EVERY = 4_000
"""Steps of SQLite's machine between two looks at the clocks: about 0.1 ms."""
AWAY_AT_MOST = 256
"""A statement that was too long is read by a thread twice before it is tried again; each time that it is too long once
more, twice as often, up to this."""
Job = tuple[Sequence[Bound], "asyncio.Future[None]"]


class SQLite:
    """An open SQLite database. One writer: SQLite would answer SQLITE_BUSY to the second, and group commit needs the
    queue anyway."""

    dialect: Dialect = "sqlite"
    refusal = sqlite3.IntegrityError
    """What it raises when a constraint says no."""

    def __init__(self, path: str, *, readers: int = 3) -> None:
        self.path = path
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._loop = asyncio.get_running_loop()
        self._connections: list[sqlite3.Connection] = []
        self._local = threading.local()
        self._readers = ThreadPoolExecutor(readers, thread_name_prefix="sqlite-reader")
        self._quick = self._connect(QUICK_CACHE_KIB)
        self._quick.execute("PRAGMA busy_timeout=0")  # who has to wait does so in a thread
        self._quick.set_progress_handler(self._too_long, LOOK_EVERY)
        self._begun = 0.0
        self._cpu: float | None = None
        self._away: dict[str, int] = {}
        self._stays: dict[str, int] = {}
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._writing = self._connect()
        self._writer = threading.Thread(target=self._write_forever, name="sqlite-writer", daemon=True)
        self._writer.start()

    async def fetch(self, statement: Statement, parameters: dict[str, Any]) -> list[Any]:
        """Rows as tuples. A read of a fraction of a millisecond costs less than handing it to a thread and back."""
        sql = statement.compiled("sqlite").sql
        arguments = _plain(statement.arguments("sqlite", parameters))
        if sql not in self._away:
            try:
                found = self._read_at_once(sql, arguments)
            except sqlite3.OperationalError:  # too long, or somebody holds a lock: a thread has the time
                self._stays[sql] = self._away[sql] = min(2 * self._stays.get(sql, 1), AWAY_AT_MOST)
            else:
                self._stays.pop(sql, None)
                return found
        self._away[sql] -= 1
        if not self._away[sql]:
            del self._away[sql]
        return await self._loop.run_in_executor(self._readers, self._read, sql, arguments)

    async def run(self, batch: Sequence[Bound]) -> None:
        """Commit the batch, whole or not at all. Raises sqlite3.IntegrityError or Missed with nothing written."""
        future: asyncio.Future[None] = self._loop.create_future()
        self._queue.put((batch, future))
        await future

    async def count_anew(self) -> None:
        """See `current.count_anew`: SQLite's plans follow the indexes alone."""

    async def close(self) -> None:
        """Finish what is queued, then close every connection."""
        self._queue.put(None)
        await asyncio.to_thread(self._writer.join)
        self._readers.shutdown(wait=True)
        for connection in self._connections:
            connection.close()

    def _connect(self, cache_kib: int = CACHE_KIB) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=512
        )
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"cache_size=-{cache_kib}"):
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("lower", 1, _lower, deterministic=True)  # SQLite's own knows A to Z alone
        self._connections.append(connection)
        return connection

    def _read_at_once(self, sql: str, arguments: Sequence[Any]) -> list[Any]:
        self._begun, self._cpu = time.perf_counter(), None
        return self._quick.execute(sql, arguments).fetchall()

    def _too_long(self) -> bool:
        cpu = time.thread_time()  # asked from the first look on: most reads are done before it
        if self._cpu is None:
            self._cpu = cpu
        return cpu - self._cpu > AT_ONCE_SECONDS or time.perf_counter() - self._begun > WAITS_SECONDS

    def _read(self, sql: str, arguments: Sequence[Any]) -> list[Any]:
        connection = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._connect()
        try:
            return connection.execute(sql, arguments).fetchall()
        except sqlite3.OperationalError as error:
            raise Unavailable(str(error)) from error

    def _write_forever(self) -> None:
        while (job := self._queue.get()) is not None:
            group = [job]
            while len(group) < GROUP:
                try:
                    following = self._queue.get_nowait()
                except queue.Empty:
                    break
                if following is None:
                    self._queue.put(None)
                    break
                group.append(following)
            outcomes = self._commit(group)
            self._loop.call_soon_threadsafe(_settle, group, outcomes)

    def _commit(self, group: list[Job]) -> list[BaseException | None]:
        """One transaction for the group, a savepoint for each batch: a refused batch takes none of the others along."""
        outcomes: list[BaseException | None] = []
        try:
            self._writing.execute("BEGIN IMMEDIATE")
            for batch, _future in group:
                outcomes.append(self._apply(batch))
            self._writing.execute("COMMIT")
        except sqlite3.Error as error:  # a full disk, a lost file: nothing of the group is stored, and all hear so
            if self._writing.in_transaction:
                self._writing.execute("ROLLBACK")
            return [Unavailable(str(error))] * len(group)
        return outcomes

    def _apply(self, batch: Sequence[Bound]) -> BaseException | None:
        self._writing.execute("SAVEPOINT batch")
        try:
            for bound in batch:
                self._execute(bound)
        except (sqlite3.IntegrityError, sqlite3.DataError, OverflowError, TypeError, Missed) as error:
            self._writing.execute("ROLLBACK TO batch")
            self._writing.execute("RELEASE batch")
            return error
        self._writing.execute("RELEASE batch")
        return None

    def _execute(self, bound: Bound) -> None:
        sql = bound.statement.compiled("sqlite").sql
        rows = [_plain(bound.statement.arguments("sqlite", parameters)) for parameters in bound.parameters]
        cursor = self._writing.execute(sql, rows[0]) if len(rows) == 1 else self._writing.executemany(sql, rows)
        if bound.must_hit and cursor.rowcount < len(rows):
            raise Missed


def _lower(text: str | None) -> str | None:
    return None if text is None else str(text).lower()


def _plain(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """Lists travel as JSON arrays (see `any_of`)."""
    if LISTS.isdisjoint(map(type, arguments)):
        return arguments
    return tuple([msgspec.json.encode(one).decode() if type(one) in LISTS else one for one in arguments])


def _settle(group: list[Job], outcomes: list[BaseException | None]) -> None:
    for (_batch, future), outcome in zip(group, outcomes, strict=True):
        if future.done():  # the caller was cancelled; its batch is committed all the same
            continue
        if outcome is None:
            future.set_result(None)
        else:
            future.set_exception(outcome)
