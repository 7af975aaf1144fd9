"""Every test that touches data runs on both databases, with the same small company."""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest

from raison import app
from raison.kernel import limits
from tests.support.absent import leave_out
from tests.support.browser import browser, windows
from tests.support.company import Company, found_company
from tests.support.databases import clean_database, drop_database, postgresql_url, schema_for
from tests.support.programs import Client
from tests.support.server import server

__all__ = ["browser", "server", "windows"]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Everything runs on asyncio: each test on a loop of its own, unless its file shares a browser."""
    return "asyncio"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data."""
    folder = Path(os.environ.get("RAISON_SHARED", Path(__file__).parents[2] / "shared")) / "data"
    if not folder.is_dir():
        leave_out(f"the real data is not at {folder}; set RAISON_SHARED")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _databases_end() -> Iterator[None]:
    yield
    drop_database()


@pytest.fixture(scope="session", autouse=True)
def _slices_found_once() -> Iterator[None]:
    """Looking for the parts that a slice does not have takes as long as the rest of an empty test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "slice_modules", cache(app.slice_modules))
        yield


@pytest.fixture(autouse=True)
def _no_bucket_fills(monkeypatch: pytest.MonkeyPatch) -> None:
    """How often somebody may ask does not depend on how long the machine takes to answer."""
    monkeypatch.setattr(limits, "clock", lambda: 0.0)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database with the newest schema."""
    memory = Path("/dev/shm")  # where there is one: a test waits for no disk
    folder = Path(tempfile.mkdtemp(dir=memory)) if memory.is_dir() else tmp_path
    url = f"sqlite:{folder / 'raison.db'}" if request.param == "sqlite" else postgresql_url()
    schema_for(url)
    yield url
    clean_database(url)
    if folder != tmp_path:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
async def company(database_url: str, tmp_path: Path) -> AsyncIterator[Company]:
    """The company with its cast, the database open, nothing in the background."""
    async with found_company(database_url, tmp_path) as made:
        yield made


@pytest.fixture
async def client(company: Company) -> AsyncIterator[Client]:
    """A browser without JavaScript, or a program, that talks to the application in this process."""
    async with Client.of(company) as made:
        yield made
