"""The two streams: `/live` for browsers (fragments by topic) and `/api/v1/stream` for programs (activities as JSON)."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import Any

from litestar import Request
from litestar.types import Receive, Scope, Send

from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in, token_read
from raison.kernel.errors import BadRequest, TooMany
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.live.connection import RESET, Connection
from raison.kernel.live.hub import MAX_TOPICS, Hub, hub, live_hooks
from raison.kernel.live.wire import can_take_over, take_over
from raison.kernel.requests import OUTLIVES
from raison.kernel.routes import get
from raison.kernel.routes.responses import Response
from raison.kernel.spine import Position, activities_after

MISSED_AT_MOST = 500
"""Activities that a stream replays; who missed more reads the page again."""
REPLAYED_AT_ONCE = 32
"""Activities that are replayed before they are sent: their frames fit the backlog of a connection."""
STREAMS_EACH = 20
"""Open streams of one person."""
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


@get("/live", door=signed_in)
async def live(request: AnyRequest, viewer: Viewer) -> Any:
    """Fragments for the topics that this browser's tabs watch: `topics` (space-separated), `after` (a position)."""
    wanted = request.query_params.get("topics", "").split()
    if len(wanted) > MAX_TOPICS:
        raise BadRequest(_("At most {n} topics at once.").format(n=MAX_TOPICS))
    allowed = await live_hooks.authorise(viewer, wanted) if live_hooks.authorise else {}
    return EventStream(_opened(viewer, allowed), _after(request))


@get("/api/v1/stream", door=token_read)
async def stream(request: AnyRequest, viewer: Viewer) -> Any:
    """Every activity in the places that the viewer may read, as JSON, from `after` or Last-Event-ID on."""
    readable = await live_hooks.readable(viewer) if live_hooks.readable else {}
    return EventStream(_opened(viewer, readable, everything=True), _after(request))


def _opened(viewer: Viewer, topics: dict[str, int], *, everything: bool = False) -> Connection:
    if hub().streams_of(viewer.id) >= STREAMS_EACH:
        raise TooMany(_("You have {n} streams open already. Close one.").format(n=STREAMS_EACH), retry_after=5)
    return Connection(viewer, topics, everything=everything)


def _after(request: Request[Any, Any, Any]) -> Position | None:
    text = request.headers.get("last-event-id") or request.query_params.get("after")
    return Position.parse(text) if text else None


class EventStream(Response):
    """A response that stays open. First what was missed, then what comes; never the same twice, never a gap.

    It outlives its request: what the request needed is let go first, and then the outermost layer serves it.
    """

    __slots__ = ("after", "connection")

    def __init__(self, connection: Connection, after: Position | None) -> None:
        super().__init__(200)
        self.connection = connection
        self.after = after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Begin, and leave the rest to `serve`."""
        scope[OUTLIVES] = self.serve  # type: ignore[literal-required]
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})

    async def serve(self, receive: Receive, send: Send) -> None:
        """Serve until either side ends it; on a server that lets us, only until it has caught up."""
        # the pause before a browser comes back is random: all of them do at once when a server restarts
        retry = f"retry: {random.randint(500, 5000)}\n\n".encode()
        if can_take_over(send):
            take_over(send, self.connection, hub())
            self.connection.give(retry)
            await self._catch_up(self.connection.drained)
        else:
            await _body(send, retry)
            await self._serve_as_asgi(receive, send)

    async def _serve_as_asgi(self, receive: Receive, send: Send) -> None:
        connection = self.connection
        watching: asyncio.Future[None] | None = None

        async def flush() -> None:
            if connection.frames:
                await _body(send, await connection.next())

        try:
            await self._catch_up(flush)
            watching = asyncio.ensure_future(_gone(receive, connection))
            while frames := await connection.next():
                await _body(send, frames)
        finally:
            if watching is not None:
                watching.cancel()
            hub().drop(connection)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _catch_up(self, flush: Callable[[], Awaitable[None]]) -> None:
        """Give what was missed between the page (or the last stream) and now, then join the hub at that very point."""
        here, connection = hub(), self.connection
        reached = self.after
        while reached is not None and here.reached is not None and reached < here.reached:
            missed = await activities_after(reached, limit=MISSED_AT_MOST + 1)
            if len(missed) > MISSED_AT_MOST:
                connection.give(RESET)
                break
            if not missed:
                break
            for start in range(0, len(missed), REPLAYED_AT_ONCE):
                await _replay(connection, missed[start : start + REPLAYED_AT_ONCE])
                await flush()
            reached = connection.after = missed[-1].position
        if not connection.closed:
            here.add(connection)
            await here.send_own([connection])


async def _body(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _replay(connection: Connection, missed: list[Any]) -> None:
    alone = Hub()
    alone.add(connection)
    await alone.deliver(missed)
    alone.connections.clear()


async def _gone(receive: Receive, connection: Connection) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    connection.close()
