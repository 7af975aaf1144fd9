"""`raison doctor`: looks at everything that an operator answers for, and says what to do. Changes nothing."""

import asyncio
from pathlib import Path

import asyncpg
from rich.console import Console

from raison.app import observers, slice_modules
from raison.commands.keeping.findings import Finding, fail, ok, show
from raison.commands.keeping.storage import storage
from raison.commands.keeping.surroundings import surroundings
from raison.exchange.backup.dumping import path_of
from raison.kernel.database import close_database, open_database
from raison.kernel.schema import newest_revision, revision_of
from raison.kernel.settings import Settings, load, use_settings


def doctor() -> int:
    """Show what was found; 1 when something does not work."""
    settings = load()
    use_settings(settings)
    slice_modules()
    findings = [ok("settings", f"data in {settings.folder.absolute()}"), *surroundings(settings)]
    schema = _schema(settings)
    findings.append(schema)
    if schema.verdict == "ok":
        findings += asyncio.run(_storage(settings))
    show(findings, Console(soft_wrap=False))
    return 1 if any(one.verdict == "fail" for one in findings) else 0


def _schema(settings: Settings) -> Finding:
    """Whether the database answers and is of this version."""
    url = settings.database_url
    if url.startswith("sqlite:") and not Path(path_of(url)).is_file():
        return fail("database", f"{path_of(url)} is not there.", "`raison serve` or `raison restore` makes it.")
    try:
        found = revision_of(url)
    except (OSError, asyncpg.PostgresError) as error:
        return fail("database", f"It does not answer: {error}.", "Start it, or correct RAISON_DATABASE.")
    if found == newest_revision():
        return ok("database", f"answers, schema {found}")
    if found is not None and found > newest_revision():
        return fail("database", f"Its schema {found} is newer than this Raison.", "Install the newer one.")
    return fail("database", f"Its schema is {found or 'empty'}.", "`raison serve` brings it up to date.")


async def _storage(settings: Settings) -> list[Finding]:
    await open_database(settings.database_url, readers=1)
    try:
        names = [observer.name for observer in observers()]
        return [finding async for finding in storage(settings, names)]
    finally:
        await close_database()
