"""`raison backup` and `raison restore`."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from rich.console import Console

from raison.app import slice_modules
from raison.exchange.backup import Manifest, make_backup, restore_backup
from raison.kernel.settings import load

told = Console(stderr=True)


def backup(file: Path) -> None:
    """Write everything into one archive, while Raison runs. Raises Conflict, Unavailable, OSError."""
    settings = load()
    slice_modules()
    with told.status("Backing up") as status:
        manifest = _run(lambda: make_backup(settings, file, has_done=lambda name: status.update(f"Backing up: {name}")))
    told.print(f"{_rows(manifest):,} rows and {manifest.files:,} files are in {file}.", soft_wrap=True)
    for key in manifest.missing:
        told.print(f"A file was not there and is not in it: {key}", style="yellow", soft_wrap=True)


def restore(file: Path, *, force: bool) -> None:
    """Bring a backup back. Raises Damaged, Conflict, Unavailable, OSError."""
    settings = load()
    slice_modules()
    with told.status("Restoring"):
        manifest = _run(lambda: restore_backup(settings, file, force=force))
    told.print(
        f"{_rows(manifest):,} rows and {manifest.files:,} files of {manifest.made_at[:16]} are back.", soft_wrap=True
    )


def _run(work: Callable[[], Awaitable[Manifest]]) -> Manifest:
    async def run() -> Manifest:
        return await work()

    return asyncio.run(run())


def _rows(manifest: Manifest) -> int:
    return sum(shape.rows for shape in manifest.tables)
