"""The application on a real socket, live parts and all, in the test's own process: quick to start, open to look at."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import httpx2
import msgspec
import uvicorn

from raison.kernel.access import Viewer
from raison.kernel.database.current import on_news
from raison.kernel.live.hub import Hub, hub
from raison.people.sessions import COOKIE
from tests.holding.events import Listening, listening
from tests.holding.real import program, token_of
from tests.support.company import Company
from tests.support.programs import application
from tests.support.server import free_port


class Reached(msgspec.Struct, kw_only=True):
    """A served company, and the ways in."""

    company: Company
    port: int
    tokens: dict[int, str] = {}
    cookies: dict[int, str] = {}

    @property
    def url(self) -> str:
        """Where it is."""
        return f"http://localhost:{self.port}"

    async def token(self, viewer: Viewer) -> str:
        """A token of somebody, the same each time."""
        if viewer.id not in self.tokens:
            self.tokens[viewer.id] = await token_of(viewer)
        return self.tokens[viewer.id]

    async def cookie(self, viewer: Viewer) -> str:
        """A session of somebody, the same each time."""
        if viewer.id not in self.cookies:
            self.cookies[viewer.id] = await self.company.cookie(viewer)
        return f"{COOKIE}={self.cookies[viewer.id]}"

    async def call(self, viewer: Viewer, method: str, path: str, **body: Any) -> Any:
        """Call the API as a program of somebody; its answer, which must be good."""
        async with program(self.url, await self.token(viewer)) as sending:
            answer = await sending.request(method, path, json=body or None)
        assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    async def send(self, viewer: Viewer, path: str, **form: Any) -> httpx2.Response:
        """Send a form as somebody's browser."""
        headers = {"cookie": await self.cookie(viewer), "sec-fetch-site": "same-origin"}
        async with httpx2.AsyncClient(base_url=self.url, timeout=30) as sending:
            answer = await sending.post(path, data=form, headers=headers)
        assert answer.status_code < 400, f"{path}: {answer.status_code} {answer.text[:300]}"
        return answer

    async def post(self, viewer: Viewer, place: int, text: str) -> int:
        """Post in a place; the subject's id."""
        return int((await self.call(viewer, "POST", "/api/v1/posts", place_id=str(place), text=text))["id"])

    async def reply(self, viewer: Viewer, subject: int, text: str) -> int:
        """Reply; the message's id."""
        return int((await self.call(viewer, "POST", f"/api/v1/subjects/{subject}/messages", source=text))["id"])

    @asynccontextmanager
    async def watching(self, viewer: Viewer, *topics: str, after: str = "") -> AsyncIterator[Listening]:
        """The stream of somebody's browser."""
        path = f"/live?topics={'+'.join(topics)}" + (f"&after={after}" if after else "")
        async with listening(self.port, path, cookie=await self.cookie(viewer)) as stream:
            yield stream

    @asynccontextmanager
    async def hearing(self, viewer: Viewer, *, after: str = "") -> AsyncIterator[Listening]:
        """The stream of somebody's program."""
        headers = {"last_event_id": after} if after else {}
        token = f"Bearer {await self.token(viewer)}"
        async with listening(self.port, "/api/v1/stream", authorization=token, **headers) as stream:
            yield stream


class Lively(Reached, kw_only=True):
    """One that is served by this process."""

    hub: Hub
    server: uvicorn.Server


class _Quiet(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to pytest."""
        yield


@asynccontextmanager
async def lively(company: Company) -> AsyncIterator[Lively]:
    """Serve the company until the block ends."""
    here, port = hub(), free_port()
    wakes = [company.dispatcher.wake, here.wake]
    on_news.extend(wakes)
    await company.dispatcher.start()
    await here.start()
    configuration = uvicorn.Config(
        application(),
        port=port,
        lifespan="off",
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=2,
    )
    server = _Quiet(configuration)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - it is a flag of uvicorn's, nothing tells us
        await asyncio.sleep(0.01)
    try:
        yield Lively(company=company, port=port, hub=here, server=server)
    finally:
        for wake in wakes:
            on_news.remove(wake)
        await here.stop()
        await company.dispatcher.stop()
        server.should_exit = True
        await serving
