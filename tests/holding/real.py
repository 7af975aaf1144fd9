"""A real `raison serve` on the database of the test's company, that can be killed and started again."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import httpx2
import msgspec

from raison.kernel.access import Viewer
from raison.kernel.database import write
from raison.people.actions.tokens import token_for
from tests.support.company import Company
from tests.support.processes import Running, Work, environ_with
from tests.support.server import ROOT, free_port, wait_for

FEW_FILES = 1_024
"""The open files that a process may have on most machines until it asks for more."""


class Real(msgspec.Struct, kw_only=True):
    """The server's process, now and after it was killed."""

    company: Company
    port: int
    log: Path
    module: str = "raison"
    """What is run: the command, or something around it."""
    anew: bool = False
    """Whether it starts as people start it, in a new interpreter; when it is started again, as any other test's."""
    process: Running | None = None
    environ: dict[str, str] = {}

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        """Run `raison serve` and wait until it answers."""
        settings = self.company.settings
        own = {"DATA": settings.data, "DATABASE": settings.database, "SECRET": settings.secret, "URL": self.url}
        self.process = Running(
            Work(
                module=self.module,
                words=("serve", "--port", str(self.port)),
                environ=environ_with({f"RAISON_{name}": it for name, it in own.items()} | self.environ),
                folder=ROOT,
                out=self.log,
                told=self.log,
                anew=self.anew and self.process is None,
                open_files=FEW_FILES,
            )
        )
        wait_for(self.process, self.port, self.log)

    def kill(self) -> None:
        """`kill -9`: no handler runs, nothing is flushed."""
        if self.process is not None:
            self.process.signal(signal.SIGKILL)
            self.process.end(within=10)

    def stop(self) -> None:
        """End it as an operator does: what runs is finished first."""
        if self.process is not None:
            self.process.signal(signal.SIGTERM)
            self.process.end(within=30)

    def crashes(self) -> list[str]:
        """Lines of the log that tell of something that nobody foresaw."""
        words = ('"crashed"', "Traceback", '"observer_failed"', '"activity_refused"', '"job_failed"', '"hub_failed"')
        return [line for line in self.log.read_text().splitlines() if any(word in line for word in words)]


@contextmanager
def really_serving(
    company: Company,
    folder: Path,
    *,
    module: str = "raison",
    anew: bool = False,
    environ: Mapping[str, str] | None = None,
) -> Iterator[Real]:
    """`raison serve`, until the block ends."""
    port = free_port()
    log = folder / f"served-{port}.log"
    made = Real(company=company, port=port, log=log, module=module, anew=anew, environ=dict(environ or {}))
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
