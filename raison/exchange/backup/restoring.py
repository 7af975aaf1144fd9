"""Bringing a backup back: everything is looked at first, and what is there changes only when all of it has come."""

import asyncio
import os
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import asyncpg

from raison.exchange.backup.archive import CHUNK, Damaged, Manifest, Shape, parts, verified
from raison.exchange.backup.dumping import Rows, path_of
from raison.exchange.backup.loading import archived_rows, fill_postgresql, fill_sqlite, one_by_one, sqlite_rows
from raison.exchange.backup.making import files_of
from raison.exchange.backup.shapes import shapes
from raison.kernel.errors import Conflict, Unavailable
from raison.kernel.files import Files, NoSuchFile
from raison.kernel.i18n import gettext as _
from raison.kernel.schema import migrate, newest_revision
from raison.kernel.settings import Settings

HOLDS = "SELECT EXISTS (SELECT 1 FROM people) OR EXISTS (SELECT 1 FROM organisations)"
OTHERS = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"


async def restore_backup(settings: Settings, path: Path, *, force: bool) -> Manifest:
    """Fill the installation of the settings. Raises Damaged, Conflict when it holds something, Unavailable."""
    manifest = verified(path)
    if manifest.revision > newest_revision():
        words = _("{file} is of a newer Raison ({version}). Install that one first. Nothing was changed.")
        raise Damaged(words.format(file=path, version=manifest.raison))
    on_sqlite = settings.database_url.startswith("sqlite:")
    if on_sqlite:
        _check_sqlite(Path(path_of(settings.database_url)), force=force)
    else:
        await _check_postgresql(settings.database_url, force=force)
    files = files_of(settings)
    added: list[str] = []
    async with AsyncExitStack() as undoing:
        undoing.push_async_callback(_take_back, files, added)
        await _restore_files(path, files, added)
        if on_sqlite:
            await asyncio.to_thread(_into_sqlite, Path(path_of(settings.database_url)), path, manifest)
        else:
            await _into_postgresql(settings.database_url, path, manifest)
        undoing.pop_all()  # all of it has come: nothing is to be taken back
    _restore_secret(path, settings)
    return manifest


async def _take_back(files: Files, added: list[str]) -> None:
    for key in added:
        await files.delete(key)


def _check_sqlite(path: Path, *, force: bool) -> None:
    if not path.is_file():
        return
    connection = sqlite3.connect(path, isolation_level=None, timeout=1.0)
    try:
        # only the last connection can leave the log behind: with a server on it, what it writes next would be lost
        connection.execute("PRAGMA journal_mode=DELETE")
        held = _holds(connection)
    except sqlite3.OperationalError as error:
        words = _("Another program uses {file}. Stop Raison first. Nothing was changed.")
        raise Conflict(words.format(file=path)) from error
    except sqlite3.DatabaseError:
        held = True  # no database that one could read; it may still be dear to somebody
    finally:
        connection.close()
    if held and not force:
        raise _not_empty()


def _holds(connection: sqlite3.Connection) -> bool:
    try:
        return bool(connection.execute(HOLDS).fetchone()[0])
    except sqlite3.OperationalError:
        return False  # no tables yet


async def _check_postgresql(url: str, *, force: bool) -> None:
    connection = await _connected(url)
    try:
        if force:
            return
        if await connection.fetchval("SELECT to_regclass('people')") and await connection.fetchval(HOLDS):
            raise _not_empty()
        if await connection.fetchval(OTHERS):
            raise Conflict(_("Other programs use this database. Stop Raison first. Nothing was changed."))
    finally:
        await connection.close()


def _into_sqlite(database: Path, path: Path, manifest: Manifest) -> None:
    """A new file beside the old one takes its place when it is complete."""
    beside = database.with_name(f".{database.name}.restoring")
    beside.unlink(missing_ok=True)
    try:
        _make_sqlite(beside, path, manifest)
        beside.replace(database)
        for left in ("-wal", "-shm"):
            Path(f"{database}{left}").unlink(missing_ok=True)
    finally:
        beside.unlink(missing_ok=True)


def _make_sqlite(made: Path, path: Path, manifest: Manifest) -> None:
    migrate(f"sqlite:{made}", to=manifest.revision)
    fill_sqlite(made, archived_rows(path, manifest))
    if manifest.revision != newest_revision():
        migrate(f"sqlite:{made}")
    with made.open("rb") as file:
        os.fsync(file.fileno())


async def _into_postgresql(url: str, path: Path, manifest: Manifest) -> None:
    """One transaction. A backup of an older schema is brought up to date in a SQLite file first."""
    await asyncio.to_thread(migrate, url)
    with tempfile.TemporaryDirectory() as folder:
        found: AsyncIterator[tuple[Shape, Rows]] = one_by_one(archived_rows(path, manifest))
        if manifest.revision != newest_revision():
            between = Path(folder) / "between.db"
            await asyncio.to_thread(_make_sqlite, between, path, manifest)
            found = sqlite_rows(between)
        connection = await _connected(url)
        try:
            async with connection.transaction():
                names = ", ".join(f'"{shape.name}"' for shape in shapes())
                await connection.execute(f"TRUNCATE {names} RESTART IDENTITY CASCADE")
                await fill_postgresql(connection, found)
        except asyncpg.IntegrityConstraintViolationError as error:
            raise Damaged(_("A row does not fit the others. Nothing was changed.")) from error
        finally:
            await connection.close()


async def _restore_files(path: Path, files: Files, added: list[str]) -> None:
    """Files go first: rows that name them must find them. Each has its content's hash for a name."""
    for name, content in parts(path):
        if not name.startswith("files/"):
            continue
        key = name.removeprefix("files/")
        try:
            await files.size(key)
            continue
        except NoSuchFile:
            pass
        with tempfile.SpooledTemporaryFile(max_size=CHUNK) as spool:
            shutil.copyfileobj(content, spool, CHUNK)
            size = spool.tell()
            spool.seek(0)
            added.append(key)
            stored = await files.put(_chunks(spool), name=key, limit=max(size, 1))
        if stored.key != key:
            raise Damaged(_("A file in {file} is not what its name says. Nothing was changed.").format(file=path))


async def _chunks(source: "tempfile.SpooledTemporaryFile[bytes]") -> AsyncIterator[bytes]:
    while chunk := source.read(CHUNK):
        yield chunk


def _restore_secret(path: Path, settings: Settings) -> None:
    """Links and cookies of before stay good."""
    for name, content in parts(path):
        if name == "secret":
            settings.folder.mkdir(parents=True, exist_ok=True)
            beside = settings.folder / ".secret.restoring"
            with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(content.read())
            beside.replace(settings.folder / "secret")


async def _connected(url: str) -> "asyncpg.Connection[asyncpg.Record]":
    try:
        return await asyncpg.connect(url)
    except (OSError, asyncpg.PostgresError) as error:
        raise Unavailable(f"The database can't be reached: {error}") from error


def _not_empty() -> Conflict:
    return Conflict(_("There is an organisation here already. Nothing was changed; --force replaces it."))
