"""The lines between processes: NATS when `RAISON_NATS` names it, else PostgreSQL's own LISTEN and NOTIFY."""

import asyncio
import hashlib
import importlib.util
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import asyncpg

from raison.kernel.database.postgres import PostgreSQL
from raison.kernel.database.sqlite import SQLite
from raison.kernel.live import crossing as _crossing  # noqa: F401 - what is said is heard there
from raison.kernel.live.relay import Line, LineLost, Relay
from raison.kernel.settings import Settings, SettingsError

CHANNEL = "raison"
AWAY = (OSError, asyncpg.PostgresError, asyncpg.InterfaceError)


def relay_for(settings: Settings, database: SQLite | PostgreSQL) -> Relay | None:
    """The relay of this process; None on SQLite, which one process serves alone. Raises SettingsError."""
    if isinstance(database, SQLite):
        return None
    if settings.nats and importlib.util.find_spec("nats") is None:
        raise SettingsError("RAISON_NATS needs the client for it: pip install 'raison[larger]'.")
    # installations that share a NATS do not meet
    channel = f"{CHANNEL}.{hashlib.sha256(f'relay {settings.secret}'.encode()).hexdigest()[:16]}"

    def line() -> Line:
        return NatsLine(settings.nats, channel) if settings.nats else PostgreSQLLine(database.url)

    return Relay(line, settings.secret)


class PostgreSQLLine:
    """A connection of its own that listens and notifies."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._connection: asyncpg.Connection[asyncpg.Record] | None = None
        self._lost = asyncio.Event()
        self._turn = asyncio.Lock()

    async def open(self, heard: Callable[[bytes], None]) -> None:
        """Connect and listen."""

        def notified(_connection: Any, _process: int, _channel: str, payload: str) -> None:
            heard(payload.encode())

        with _failing(*AWAY):
            self._connection = await asyncpg.connect(self.url, timeout=10)
            self._connection.add_termination_listener(lambda _connection: self._lost.set())
            await self._connection.add_listener(CHANNEL, notified)

    async def send(self, message: bytes) -> None:
        """Notify."""
        if self._connection is not None:
            with _failing(*AWAY):
                async with self._turn:  # a connection does one thing at a time
                    await self._connection.execute("SELECT pg_notify($1, $2)", CHANNEL, message.decode())

    async def lost(self) -> None:
        """Return when the connection is closed."""
        await self._lost.wait()

    async def close(self) -> None:
        """Disconnect, whatever state it is in."""
        self._lost.set()
        if self._connection is not None:
            self._connection.terminate()


class NatsLine:
    """A connection to NATS that is not mended but made anew, so that what was missed is known."""

    def __init__(self, url: str, channel: str) -> None:
        self.url, self.channel = url, channel
        self._client: Any = None
        self._lost = asyncio.Event()

    async def open(self, heard: Callable[[bytes], None]) -> None:
        """Connect and subscribe."""
        import nats.errors  # an extra: `pip install 'raison[larger]'`

        async def lost(*_error: Any) -> None:
            self._lost.set()

        async def came(message: Any) -> None:
            heard(message.data)

        with _failing(OSError, nats.errors.Error):
            self._client = await nats.connect(
                self.url,
                allow_reconnect=False,
                connect_timeout=5,
                ping_interval=5,
                max_outstanding_pings=2,
                closed_cb=lost,
                disconnected_cb=lost,
                error_cb=_passed_over,
            )
            await self._client.subscribe(self.channel, cb=came)
            await self._client.flush()  # subscribed before others are told that we are here

    async def send(self, message: bytes) -> None:
        """Publish."""
        import nats.errors

        if self._client is not None:
            with _failing(OSError, nats.errors.Error):
                await self._client.publish(self.channel, message)

    async def lost(self) -> None:
        """Return when the connection is closed."""
        await self._lost.wait()

    async def close(self) -> None:
        """Disconnect."""
        self._lost.set()
        if self._client is not None and not self._client.is_closed:
            await self._client.close()


@contextmanager
def _failing(*errors: type[Exception]) -> Iterator[None]:
    try:
        yield
    except errors as error:
        raise LineLost(type(error).__name__) from error


async def _passed_over(_error: Exception) -> None:
    """What ends the connection is told by `closed_cb`."""
