"""Making a backup while Raison runs: the rows of one moment, the files that they name, the secret."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from typing import Any

import msgspec

from raison import __version__
from raison.exchange.backup.archive import FORMAT, MANIFEST, Manifest, Shape, Writing, writing
from raison.exchange.backup.dumping import Rows, Snapshot, snapshot_of
from raison.exchange.backup.shapes import shapes
from raison.kernel.clock import now
from raison.kernel.errors import Conflict
from raison.kernel.files import Files, NoSuchFile
from raison.kernel.i18n import gettext as _
from raison.kernel.schema import newest_revision, revision_of
from raison.kernel.settings import Settings

PART_BYTES = 4 * 1024 * 1024
IN_MEMORY = 8 * 1024 * 1024
NAMED_IN = {"attachments": ("key", "thumb_key"), "people": ("picture_key",)}
"""Where rows name files."""


async def make_backup(settings: Settings, path: Path, *, has_done: Callable[[str], None]) -> Manifest:
    """Write the archive; `has_done` hears the name of each table. Raises Conflict, Unavailable, OSError."""
    revision = await asyncio.to_thread(revision_of, settings.database_url)
    if revision != newest_revision():
        raise Conflict(
            _("The database is not of this version yet: {found}. Serve once, then back up.").format(
                found=revision or _("empty")
            )
        )
    with writing(path) as archive:
        async with snapshot_of(settings.database_url) as snapshot:
            tables, keys = await _tables(archive, snapshot, has_done)
        kept, missing = await _files(archive, files_of(settings), keys, has_done)
        secret = settings.folder / "secret"
        if secret.is_file():
            archive.add("secret", secret.read_bytes())
        manifest = Manifest(
            format=FORMAT,
            raison=__version__,
            revision=revision,
            made_at=now().isoformat(),
            database=snapshot.dialect,
            tables=tables,
            members=list(archive.members),
            files=kept,
            missing=missing,
        )
        archive.add(MANIFEST, msgspec.json.encode(manifest))
    return manifest


def files_of(settings: Settings) -> Files:
    """Where an installation keeps files."""
    return Files(settings.files or str(settings.folder / "files"))


def file_key(named: str) -> str:
    """The key of a file by what a row calls it: pictures are named by the hash alone."""
    return named if "/" in named else f"{named[:2]}/{named}"


async def _tables(
    archive: Writing, snapshot: Snapshot, has_done: Callable[[str], None]
) -> tuple[list[Shape], dict[str, None]]:
    written: list[Shape] = []
    keys: dict[str, None] = {}
    for shape in shapes():
        count = number = 0
        named = [at for at, (name, _kind) in enumerate(shape.columns) if name in NAMED_IN.get(shape.name, ())]
        async for part in _parts(snapshot.rows(shape), named, keys):
            archive.add(f"tables/{shape.name}/{number:05}.jsonl", part)
            count, number = count + part.count(b"\n"), number + 1
        written.append(Shape(shape.name, shape.columns, count))
        has_done(shape.name)
    return written, keys


async def _parts(found: AsyncIterator[Rows], named: list[int], keys: dict[str, None]) -> AsyncIterator[bytes]:
    """The rows as JSON lines, some megabytes at a time; the files that they name are noted on the way."""
    encode, part = msgspec.json.Encoder().encode, bytearray()
    async for rows in found:
        for row in rows:
            part += encode(row) + b"\n"
            _note(keys, (row[at] for at in named))
        if len(part) >= PART_BYTES:
            yield bytes(part)
            part.clear()
    if part:
        yield bytes(part)


def _note(keys: dict[str, None], named: Iterable[Any]) -> None:
    for name in named:
        if name:
            keys[file_key(name)] = None


async def _files(
    archive: Writing, files: Files, keys: Iterable[str], has_done: Callable[[str], None]
) -> tuple[int, list[str]]:
    kept, missing = 0, []
    for key in keys:
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
            try:
                async for chunk in await files.open(key):
                    spool.write(chunk)
            except NoSuchFile:
                missing.append(key)
                continue
            size = spool.tell()
            spool.seek(0)
            archive.add_stream(f"files/{key}", spool, size)
        kept += 1
    has_done("files")
    return kept, missing
