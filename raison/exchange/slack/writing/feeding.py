"""The other side of `feeder`: it is started, and what it reads comes in while the portion before is written."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from raison.exchange.slack.feeder import LENGTH_BYTES, Portion
from raison.kernel.errors import Unavailable
from raison.kernel.i18n import gettext as _

DECODER = msgspec.msgpack.Decoder(Portion)
BUFFER = 4 * 1024 * 1024


@asynccontextmanager
async def portions_of(file: Path, handles: dict[str, str]) -> AsyncIterator[AsyncIterator[Portion]]:
    """Everything in the day files, read by a process that ends with the block. Raises Unavailable."""
    feeder = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "raison.exchange.slack.feeder", str(file)), stdin=PIPE, stdout=PIPE, limit=BUFFER
    )
    try:
        await _send(feeder, msgspec.msgpack.encode(handles))
        yield _portions(feeder)
    finally:
        if feeder.returncode is None:
            feeder.kill()
        await feeder.wait()


async def _portions(feeder: Process) -> AsyncIterator[Portion]:
    coming = asyncio.create_task(_receive(feeder))
    try:
        while content := await coming:
            coming = asyncio.create_task(_receive(feeder))
            yield DECODER.decode(content)
    except (asyncio.IncompleteReadError, ConnectionError) as error:
        words = _("Reading the export broke off. What came in is kept; run the import again to go on.")
        raise Unavailable(words) from error
    finally:
        coming.cancel()


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
