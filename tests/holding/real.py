"""A real `raison serve` on the database of the test's company, that can be killed and started again."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import httpx2
import msgspec

from raison.kernel.access import Viewer
from raison.kernel.database import write
from raison.people.actions.tokens import token_for
from tests.support.company import Company
from tests.support.server import ROOT, free_port

START_SECONDS = 90.0
"""How long a start may take here, where others use the machine too; the benchmark holds it to its budget."""


class Real(msgspec.Struct, kw_only=True):
    """The server's process, now and after it was killed."""

    company: Company
    port: int
    log: Path
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Run `raison serve` and wait until it answers."""
        settings = self.company.settings
        environ = os.environ | {
            "RAISON_DATA": settings.data,
            "RAISON_DATABASE": settings.database,
            "RAISON_SECRET": settings.secret,
            "RAISON_URL": self.url,
        }
        with self.log.open("ab") as out:
            command = [sys.executable, "-m", "raison", "serve", "--port", str(self.port)]
            self.process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=out, stderr=out)
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5):
                    return
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.05)
        raise AssertionError(f"raison serve did not come up:\n{self.log.read_text()[-4000:]}")

    def kill(self) -> None:
        """`kill -9`: no handler runs, nothing is flushed."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait(10)

    def crashes(self) -> list[str]:
        """Lines of the log that tell of something that nobody foresaw."""
        words = ('"crashed"', "Traceback", '"observer_failed"', '"activity_refused"', '"job_failed"', '"hub_failed"')
        return [line for line in self.log.read_text().splitlines() if any(word in line for word in words)]


@contextmanager
def really_serving(company: Company, folder: Path) -> Iterator[Real]:
    """`raison serve`, until the block ends."""
    made = Real(company=company, port=free_port(), log=folder / "served.log")
    try:
        made.start()
        yield made
    finally:
        made.kill()


async def token_of(viewer: Viewer, *scopes: str) -> str:
    """A token of somebody, good for ever; without scopes for reading and writing."""
    secret, insert = token_for(viewer.id, name="test", scopes=list(scopes) or ["read", "write"], days=None)
    await write(insert)
    return secret


@asynccontextmanager
async def program(url: str, token: str, *, at_once: int = 200) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of the API with a token and as many connections as it needs."""
    limits = httpx2.Limits(max_connections=at_once, max_keepalive_connections=at_once)
    headers = {"authorization": f"Bearer {token}"}
    async with httpx2.AsyncClient(base_url=url, headers=headers, limits=limits, timeout=60) as made:
        yield made


async def eventually(holds: Callable[[], Awaitable[bool]], *, seconds: float = 20.0) -> None:
    """Wait until it holds; what has not come by then does not come."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if await holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"{holds} did not become true in {seconds} s")
