"""The schema: migrations from the first table on, run by Alembic on a connection of its own.

Alembic takes longer to import than the rest of the start, so it is, only when the database is not at the newest
revision yet.
"""

import asyncio
import sqlite3
from functools import cache
from pathlib import Path

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(url: str, *, to: str = "head") -> None:
    """Bring the database at `url` (as in RAISON_DATABASE) to the newest schema, or to a revision. Safe to run again."""
    if revision_of(url) == (newest_revision() if to == "head" else to):
        return
    from alembic import command
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(MIGRATIONS))
    configuration.attributes["url"] = url
    command.upgrade(configuration, to)


@cache
def newest_revision() -> str:
    """The newest revision in the migrations folder; files begin with their revision, which counts up."""
    return max(path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def revision_of(url: str) -> str | None:
    """The revision that the database says it has; None for an empty one."""
    if url.startswith("sqlite:"):
        return _sqlite_revision(url.removeprefix("sqlite:").removeprefix("//"))
    return asyncio.run(_postgresql_revision(url))


def _sqlite_revision(path: str) -> str | None:
    if not Path(path).is_file():
        return None
    connection = sqlite3.connect(path)
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        return None
    finally:
        connection.close()
    return found[0] if found else None


async def _postgresql_revision(url: str) -> str | None:
    import asyncpg  # not for SQLite

    connection = await asyncpg.connect(url)
    try:
        found: str | None = await connection.fetchval("SELECT version_num FROM alembic_version")
    except asyncpg.UndefinedTableError:
        return None
    finally:
        await connection.close()
    return found


def sqlalchemy_url(url: str) -> str:
    """The address in SQLAlchemy's words."""
    if url.startswith("sqlite:"):
        return "sqlite:///" + url.removeprefix("sqlite:").removeprefix("//")
    return "postgresql+asyncpg://" + url.partition("://")[2]
