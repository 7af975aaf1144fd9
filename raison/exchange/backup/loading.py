"""Rows into a database, whole or not at all: a new SQLite file, or one transaction of PostgreSQL."""

import sqlite3
from base64 import b64decode
from collections.abc import AsyncIterator, Iterable, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import msgspec

from raison.exchange.backup.archive import Damaged, Manifest, Shape, parts
from raison.exchange.backup.dumping import Rows, sqlite_snapshot
from raison.exchange.backup.shapes import UNUSED, binaries, insert_sql, own_reference, shapes
from raison.kernel.i18n import gettext as _
from raison.kernel.spine.tables import activities

AT_ONCE = 5_000
_DECODER = msgspec.json.Decoder(list[Any])


def archived_rows(path: Path, manifest: Manifest) -> Iterator[tuple[Shape, Rows]]:
    """All rows of an archive, table by table, in the order in which they may be written."""
    known = {shape.name: shape for shape in manifest.tables}
    for name, content in parts(path):
        if name.startswith("tables/"):
            shape = known[name.split("/")[1]]
            yield from ((shape, some) for some in _decoded(content, binaries(shape)))


def _decoded(lines: Iterable[bytes], binary: list[int]) -> Iterator[Rows]:
    rows: Rows = []
    for line in lines:
        row = _DECODER.decode(line)
        for at in binary:
            row[at] = b64decode(row[at]) if row[at] is not None else None
        rows.append(tuple(row))
        if len(rows) >= AT_ONCE:
            yield rows
            rows = []
    if rows:
        yield rows


def fill_sqlite(path: Path, found: Iterable[tuple[Shape, Rows]]) -> None:
    """Fill a database that has its tables and nothing in them. Raises Damaged when a reference leads nowhere."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in ("journal_mode=DELETE", "synchronous=OFF", "foreign_keys=OFF", "cache_size=-64000"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for shape, rows in found:
            connection.executemany(insert_sql(shape), rows)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise Damaged(_("A row refers to another one that is not there. Nothing was changed."))
        connection.execute("COMMIT")
    finally:
        connection.close()


async def fill_postgresql(
    connection: "asyncpg.Connection[asyncpg.Record]", found: AsyncIterator[tuple[Shape, Rows]]
) -> None:
    """Fill tables inside the transaction of the caller."""
    waiting: tuple[Shape, Rows] | None = None
    async for shape, rows in found:
        if waiting is not None and waiting[0].name != shape.name:
            await _copy(connection, waiting[0], _parents_first(*waiting))
            waiting = None
        if own_reference(shape) is not None:
            waiting = (shape, [*(waiting[1] if waiting else []), *rows])  # few, such as teams
        else:
            await _copy(connection, shape, rows)
    if waiting is not None:
        await _copy(connection, waiting[0], _parents_first(*waiting))
    await connection.execute(
        "SELECT setval(pg_get_serial_sequence('activities', 'id'), (SELECT max(id) FROM activities))"
    )
    await connection.execute("ANALYZE")  # in the same transaction: the first reader's plans know what came


async def _copy(connection: "asyncpg.Connection[asyncpg.Record]", shape: Shape, rows: Rows) -> None:
    columns = [name for name, _kind in shape.columns]
    if shape.name == activities.name:
        at = columns.index("id")
        columns, rows = [*columns, UNUSED], [(*row, row[at]) for row in rows]
    await connection.copy_records_to_table(shape.name, records=rows, columns=columns)


def _parents_first(shape: Shape, rows: Rows) -> Rows:
    """PostgreSQL looks at every reference at once."""
    places = own_reference(shape)
    if places is None:
        return rows
    key, parent = places
    ordered: Rows = []
    done: set[Any] = {None}
    left = rows
    while left:
        ready = [row for row in left if row[parent] in done]
        if not ready:
            raise Damaged(_("A row refers to another one that is not there. Nothing was changed."))
        ordered += ready
        done |= {row[key] for row in ready}
        left = [row for row in left if row[key] not in done]
    return ordered


async def sqlite_rows(path: Path) -> AsyncIterator[tuple[Shape, Rows]]:
    """All rows of a SQLite file of the newest schema."""
    with sqlite_snapshot(str(path)) as snapshot:
        for shape in shapes():
            async for rows in snapshot.rows(shape):
                yield shape, rows


async def one_by_one(found: Iterable[tuple[Shape, Rows]]) -> AsyncIterator[tuple[Shape, Rows]]:
    """The same, for who waits in between."""
    for each in found:
        yield each
