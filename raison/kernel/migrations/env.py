"""Runs migrations: SQLite on the standard driver, PostgreSQL on asyncpg, with batch mode for SQLite's ALTER."""

import asyncio
from pathlib import Path

from alembic import context
from sqlalchemy import Connection, create_engine
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from raison.kernel.database.tables import with_indexes
from raison.kernel.schema import sqlalchemy_url


def run(connection: Connection) -> None:
    """Migrate on an open connection."""
    context.configure(
        connection=connection,
        target_metadata=with_indexes(),
        render_as_batch=connection.dialect.name == "sqlite",
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_on_asyncpg(url: str) -> None:
    """Migrate PostgreSQL."""
    made = create_async_engine(sqlalchemy_url(url), poolclass=NullPool)
    async with made.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await made.dispose()


url: str = context.config.attributes["url"]
if url.startswith("sqlite:"):
    Path(url.removeprefix("sqlite:")).parent.mkdir(parents=True, exist_ok=True)
    made = create_engine(sqlalchemy_url(url))
    with made.connect() as connection:
        run(connection)
        connection.commit()
    made.dispose()
else:
    asyncio.run(run_on_asyncpg(url))
