"""A stream straight on its socket: when the head of the answer is out, the connection is taken over from the server.

What uvicorn keeps of a request (parser, scope, headers, tasks) is 12 KiB, of which a stream needs none; and a frame is
one write to each socket, without waking a task for each reader.
"""

import asyncio
from functools import lru_cache
from typing import Any

from litestar.types import Send

from raison.kernel.live.connection import Connection
from raison.kernel.live.hub import Hub


class Wire(asyncio.Protocol):
    """The protocol of a connection that carries a stream and nothing else until it is closed."""

    __slots__ = ("connection", "hub", "paused", "standing", "transport")

    def __init__(self, transport: asyncio.Transport, connection: Connection, hub: Hub, standing: set[Any]) -> None:
        self.transport = transport
        self.connection = connection
        self.hub = hub
        self.paused = False
        self.standing = standing
        """The open connections of the server, which closes them when it stops."""

    def send(self, frame: bytes) -> None:
        """Send a frame."""
        self.transport.write(chunked(frame))

    def end(self) -> None:
        """End the answer and the connection."""
        self.hub.drop(self.connection)
        self.transport.write(b"0\r\n\r\n")
        self.transport.close()

    def data_received(self, data: bytes) -> None:
        """Pass over it: the answer to a next request would never come."""

    def pause_writing(self) -> None:
        """The reader is slow: frames wait from here on."""
        self.paused = True

    def resume_writing(self) -> None:
        """It has caught up."""
        # not at once: asyncio's own transport must not be closed while it tells us this
        asyncio.get_running_loop().call_soon(self._go_on)

    def _go_on(self) -> None:
        self.paused = False
        self.connection.flush()

    def connection_lost(self, exc: Exception | None) -> None:
        """It has gone."""
        self.standing.discard(self)
        self.hub.drop(self.connection)
        self.connection.lose()

    def shutdown(self) -> None:
        """The server stops. Whoever does not read is not waited for."""
        if self.paused:
            self.transport.abort()
        else:
            self.connection.close()


class TakenOver(Exception):
    """Why the server's own protocol loses its connection."""


def can_take_over(send: Send) -> bool:
    """Whether this is uvicorn's HTTP/1.1 on a connection that stands; any other server is served as ASGI says."""
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is None or transport.is_closing():
        return False
    protocol = transport.get_protocol()
    return type(protocol).__name__ == "HttpToolsProtocol" and type(protocol).__module__.startswith("uvicorn.")


def take_over(send: Send, connection: Connection, hub: Hub) -> None:
    """Carry the connection's frames from here on; the head of a chunked answer has been sent."""
    answer: Any = send.__self__  # type: ignore[attr-defined]
    transport = answer.transport
    server: Any = transport.get_protocol()
    wire = Wire(transport, connection, hub, server.connections)
    # as far as uvicorn knows, the client went away in the middle of the answer
    answer.disconnected = True  # it looks at the newest request itself, and more may have come behind ours
    server.connection_lost(TakenOver())
    server.connections.add(wire)
    transport.set_protocol(wire)
    transport.resume_reading()  # paused when requests follow that won't be answered: its end must be seen
    connection.outlet = wire


@lru_cache(8)
def chunked(frame: bytes) -> bytes:
    """As HTTP/1.1 frames a body whose end is not known; made once for all readers of the frame."""
    return b"%x\r\n%b\r\n" % (len(frame), frame)
