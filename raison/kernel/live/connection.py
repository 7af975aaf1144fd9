"""One open stream of one browser (or program): what it watches, and the frames that wait to be sent."""

import asyncio

from raison.kernel.access import Viewer
from raison.kernel.i18n import Reader
from raison.kernel.spine import BEGINNING

BACKLOG = 256
"""Frames that may wait for a slow reader; over that it is told to read the page again."""
RESET = b"event: reset\ndata: {}\n\n"


class Connection:
    """A reader of frames. Holds references to shared bytes, never its own copies: 2,000 of them are cheap."""

    __slots__ = ("_waiter", "after", "closed", "everything", "frames", "reader", "topics", "viewer")

    def __init__(self, viewer: Viewer, topics: dict[str, int], *, everything: bool = False) -> None:
        self.viewer = viewer
        self.reader = Reader(viewer.language)
        self.topics = topics
        """Topic → the place whose access it depends on (0: the viewer's own)."""
        self.everything = everything
        """A program's stream: every activity in the places of `topics`, as JSON."""
        self.after = BEGINNING
        """How far it has caught up by itself; what the hub still carries up to here is not given twice."""
        self.frames: list[bytes] = []
        self.closed = False
        self._waiter: asyncio.Future[None] | None = None

    def give(self, frame: bytes) -> None:
        """Queue a frame; a reader that is too slow gets a reset instead of a gap."""
        if self.closed:
            return
        if len(self.frames) >= BACKLOG:
            self.frames.clear()
            frame = RESET
            self.closed = True
        self.frames.append(frame)
        self._wake()

    def close(self, last: bytes = b"") -> None:
        """End the stream after what is queued and `last`."""
        if last:
            self.frames.append(last)
        self.closed = True
        self._wake()

    async def next(self) -> bytes:
        """The frames that wait, joined; empty when the stream has ended."""
        while not self.frames:
            if self.closed:
                return b""
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        joined = b"".join(self.frames)
        self.frames.clear()
        return joined

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
