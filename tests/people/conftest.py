"""An installation that nobody has set up, beside the company of the other tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest

from raison.app import running
from raison.kernel import limits
from raison.kernel.jobs import JobRunner
from raison.kernel.settings import Settings
from raison.people.actions import founding
from tests.support.company import Company
from tests.support.programs import ORIGIN, application

FORM = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}


@asynccontextmanager
async def browser() -> AsyncIterator[httpx2.AsyncClient]:
    """A browser that keeps its cookies."""
    transport = httpx2.ASGITransport(app=application())  # type: ignore[arg-type]
    headers = {"accept": "text/html", "sec-fetch-site": "same-origin"}
    async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN, headers=headers) as made:
        yield made


@pytest.fixture
async def empty(database_url: str, tmp_path: Path) -> AsyncIterator[Settings]:
    """A database with a schema and nothing in it."""
    limits.forget()
    founding.forget()
    settings = Settings(data=str(tmp_path / "data"), database=database_url, secret="of tests", url=ORIGIN)
    async with running(settings, serving=False):
        yield settings
    founding.forget()


@pytest.fixture
async def visitor(company: Company) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody's browser, not signed in, with cookies of its own."""
    async with browser() as made:
        yield made


@pytest.fixture
async def second(company: Company) -> AsyncIterator[httpx2.AsyncClient]:
    """Another browser."""
    async with browser() as made:
        yield made


async def letters(company: Company) -> list[str]:
    """The letters that are sent by now, oldest first."""
    runner = JobRunner()
    while await runner.run_due():
        pass
    outbox = Path(company.settings.data) / "outbox"
    return [path.read_text() for path in sorted(outbox.glob("*.eml"))] if outbox.is_dir() else []
