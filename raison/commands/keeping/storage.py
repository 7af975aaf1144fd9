"""What is stored: references, observers, jobs, files."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
from sqlalchemy import func, select

from raison.commands.keeping.findings import Finding, fail, ok, warn
from raison.exchange.backup.dumping import path_of
from raison.exchange.backup.making import file_key, files_of
from raison.kernel.clock import MICROSECONDS, now_us
from raison.kernel.database import moment, number, rows, statement, value, values
from raison.kernel.files import NoSuchFile
from raison.kernel.jobs.queue import TRIES
from raison.kernel.jobs.tables import jobs
from raison.kernel.settings import Settings
from raison.kernel.spine import newest_position
from raison.kernel.spine.observers import stored_offset
from raison.kernel.spine.sequencing import sequence
from raison.people.tables import people
from raison.subjects.tables import attachments

LAG = 1_000
"""Activities that an observer may be behind without a word."""
LATE_US = 15 * 60 * MICROSECONDS
A_DAY_SECONDS = 86_400
SHOWN = 3


class _Failed(msgspec.Struct):
    kind: str
    count: int
    error: str | None


async def storage(settings: Settings, observers: list[str]) -> AsyncIterator[Finding]:
    """Everything that needs the open database."""
    yield await _references(settings)
    for name in observers:
        yield await _observer(name)
    async for finding in _jobs():
        yield finding
    async for finding in _files(settings):
        yield finding


async def _references(settings: Settings) -> Finding:
    """PostgreSQL looks at every reference itself; a SQLite file can also be damaged by the disk under it."""
    if not settings.database_url.startswith("sqlite:"):
        return ok("references", "kept by the database")
    broken = await asyncio.to_thread(_broken_sqlite, path_of(settings.database_url))
    if broken:
        return fail("references", broken, "Stop Raison and restore the last backup.")
    return ok("references", "all lead somewhere, and the file is sound")


def _broken_sqlite(path: str) -> str:
    connection = sqlite3.connect(path, timeout=10.0)
    try:
        loose = connection.execute("PRAGMA foreign_key_check").fetchone()
        if loose is not None:
            return f"A row of {loose[0]} refers to one of {loose[2]} that is not there."
        said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        return "" if said == "ok" else f"The file is damaged: {said}."
    except sqlite3.DatabaseError as error:
        return f"The file can't be read: {error}."
    finally:
        connection.close()


async def _observer(name: str) -> Finding:
    await sequence()
    behind = int(await newest_position()) - int(await stored_offset(name))
    if behind > LAG:
        return warn(name, f"is {behind:,} activities behind.", "If Raison is serving, look into its log for this name.")
    return ok(name, "has heard everything" if behind <= 0 else f"{behind:,} activities behind")


async def _jobs() -> AsyncIterator[Finding]:
    failed = await rows(FAILED, _Failed, tries=TRIES)
    if failed:
        words = "; ".join(f"{one.count} of {one.kind} ({one.error or 'no reason kept'})" for one in failed[:SHOWN])
        yield warn("jobs", f"Given up: {words}.", "Mend the reason; the log names each of them.")
    late = await value(LATE, tries=TRIES, due=now_us() - LATE_US)
    if late:
        yield warn("jobs", f"{late:,} have been due for more than 15 minutes.", "Is Raison serving?")
    if not failed and not late:
        yield ok("jobs", "none failed, none late")


async def _files(settings: Settings) -> AsyncIterator[Finding]:
    kept = files_of(settings)
    keys = {file_key(name) for find in NAMED for name in await values(find) if name}
    missing = []
    for key in sorted(keys):
        try:
            await kept.size(key)
        except NoSuchFile:
            missing.append(key)
    if missing:
        shown = ", ".join(missing[:SHOWN])
        yield fail("files", f"{len(missing):,} of {len(keys):,} are not there: {shown}.", "Restore them from a backup.")
    else:
        yield ok("files", f"{len(keys):,}, all there")
    place = settings.files or str(settings.folder / "files")
    if "://" not in place:
        yield await asyncio.to_thread(_orphans, Path(place), keys)


def _orphans(folder: Path, keys: set[str]) -> Finding:
    """What no row names for more than a day; younger ones may belong to something that is being written."""
    oldest = now_us() / MICROSECONDS - A_DAY_SECONDS
    left = [
        path
        for path in folder.glob("??/*")
        if f"{path.parent.name}/{path.name}" not in keys and path.stat().st_mtime < oldest
    ]
    if not left:
        return ok("files without a row", "none")
    size = sum(path.stat().st_size for path in left) / 1024**2
    return warn("files without a row", f"{len(left):,} ({size:,.0f} MiB) in {folder}.", "They may be deleted.")


_COUNT = func.count()
FAILED = statement(
    select(jobs.c.kind, _COUNT.label("count"), func.max(jobs.c.error).label("error"))
    .where(jobs.c.tries >= number("tries"))
    .group_by(jobs.c.kind)
    .order_by(_COUNT.desc())
)
LATE = statement(select(_COUNT).select_from(jobs).where(jobs.c.tries < number("tries"), jobs.c.due_at < moment("due")))
NAMED = (
    statement(select(attachments.c.key).where(attachments.c.link.is_(None))),
    statement(select(attachments.c.thumb_key).where(attachments.c.thumb_key.is_not(None))),
    statement(select(people.c.picture_key).where(people.c.picture_key.is_not(None))),
)
