"""The other side of `feeder`: it is started and opens the export while people are made, and what it reads comes in
while the portion before is written."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import msgspec

from raison.exchange.slack.feeder import LENGTH_BYTES, Portion
from raison.kernel.errors import Unavailable
from raison.kernel.i18n import gettext as _

DECODER = msgspec.msgpack.Decoder(Portion)
BUFFER = 4 * 1024 * 1024


class Feeding:
    """A feeder that waits for the handles."""

    def __init__(self, feeder: Process) -> None:
        self._feeder = feeder
        self._coming: asyncio.Task[bytes] | None = None

    async def begin(self, handles: dict[str, str]) -> AsyncIterator[Portion]:
        """Let it read: everything in the day files will come. Raises Unavailable."""
        with suppress(ConnectionError):  # that it broke down is told where its answer is missing
            await _send(self._feeder, msgspec.msgpack.encode(handles))
        return self._portions()

    async def end(self) -> None:
        """End the feeder, wherever it is."""
        if self._coming is not None:
            self._coming.cancel()
            await asyncio.gather(self._coming, return_exceptions=True)
        if self._feeder.returncode is None:
            self._feeder.kill()
        # not `wait`, which waits for the end of the pipes too: one that is full is not read any more, and has none
        await self._feeder.communicate()

    async def _portions(self) -> AsyncIterator[Portion]:
        try:
            while content := await self._next():
                self._coming = asyncio.create_task(_receive(self._feeder))
                yield DECODER.decode(content)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            words = _("Reading the export broke off. What came in is kept; run the import again to go on.")
            raise Unavailable(words) from error

    async def _next(self) -> bytes:
        if self._coming is None:
            self._coming = asyncio.create_task(_receive(self._feeder))
        return await self._coming


@asynccontextmanager
async def feeding(file: Path) -> AsyncIterator[Feeding]:
    """A process that reads the day files, and ends with the block."""
    feeder = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "raison.exchange.slack.feeder", str(file)), stdin=PIPE, stdout=PIPE, limit=BUFFER
    )
    fed = Feeding(feeder)
    try:
        yield fed
    finally:
        await fed.end()


async def _send(feeder: Process, content: bytes) -> None:
    if feeder.stdin is None:
        raise RuntimeError("the feeder has no standard input")
    feeder.stdin.write(len(content).to_bytes(LENGTH_BYTES, "big") + content)
    await feeder.stdin.drain()
    feeder.stdin.close()


async def _receive(feeder: Process) -> bytes:
    """The next portion; empty at the end. Raises IncompleteReadError when it breaks off."""
    if feeder.stdout is None:
        raise RuntimeError("the feeder has no standard output")
    head = await feeder.stdout.readexactly(LENGTH_BYTES)
    return await feeder.stdout.readexactly(int.from_bytes(head, "big"))
