"""A real server for a test: uvicorn in a process of its own (see serving.py), on the database of the test's company."""

import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import msgspec
import pytest

from raison.kernel.access import Viewer
from tests.support.company import Company
from tests.support.processes import Running, Work, environ_with

ROOT = Path(__file__).parents[2]
PATIENCE_SECONDS = 90.0


class Server(msgspec.Struct, kw_only=True):
    """A running server: where it is, and for whom."""

    url: str
    """The address that browsers use. A name, not a number, because passkeys need one."""
    company: Company
    log: Path

    async def secret(self, viewer: Viewer) -> str:
        """What a session cookie must hold to be signed in as somebody."""
        return await self.company.cookie(viewer)


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(environ: dict[str, str], port: int, log: Path) -> Iterator[None]:
    """Run the server with these settings until the block ends."""
    process = Running(
        Work(
            module="tests.support.serving",
            words=(str(port),),
            environ=environ_with(environ),
            folder=ROOT,
            out=log,
            told=log,
        )
    )
    try:
        wait_for(process, port, log)
        yield
    finally:
        process.signal(signal.SIGTERM)
        process.end(within=10)


def wait_for(process: Running, port: int, log: Path) -> None:
    """Until it answers. Fails when it ends before it does."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until and process.code is None:
        try:
            with urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    pytest.fail(f"the server did not come up:\n{log.read_text()[-4000:]}")


@pytest.fixture
def server(company: Company, tmp_path: Path) -> Iterator[Server]:
    """A server on the company's database; what it writes is heard by the test and the other way round."""
    port, log = free_port(), tmp_path / "server.log"
    made = Server(url=f"http://localhost:{port}", company=company, log=log)
    environ = {
        "RAISON_DATA": company.settings.data,
        "RAISON_DATABASE": company.settings.database,
        "RAISON_SECRET": company.settings.secret,
        "RAISON_URL": made.url,
    }
    with serving(environ, port, log):
        yield made
