"""One open stream of one browser (or program): what it watches, and the frames that wait to be sent."""

import asyncio
from functools import cache, lru_cache
from typing import Protocol

from raison.kernel.access import Viewer
from raison.kernel.i18n import Reader
from raison.kernel.spine import BEGINNING

BACKLOG = 256
"""Frames that may wait for a slow reader; over that it is told to read the page again."""
RESET = b"event: reset\ndata: {}\n\n"
KEPT_TOPICS = 1_024


class Outlet(Protocol):
    """Where frames go at once, as long as its reader keeps up (see `wire`)."""

    @property
    def paused(self) -> bool:
        """Whether its reader is slow, so that frames must wait."""

    def send(self, frame: bytes) -> None:
        """Send a frame."""

    def end(self) -> None:
        """End the stream after what was sent."""


class Connection:
    """A reader of frames. Holds references to shared bytes, never its own copies: 2,000 of them are cheap."""

    __slots__ = ("_waiter", "after", "closed", "everything", "frames", "outlet", "reader", "topics", "viewer")

    def __init__(self, viewer: Viewer, topics: dict[str, int], *, everything: bool = False) -> None:
        self.viewer = viewer
        self.reader = _reader(viewer.language)
        self.topics = _shared(tuple(topics.items()))
        """Topic → the place whose access it depends on (0: the viewer's own)."""
        self.everything = everything
        """A program's stream: every activity in the places of `topics`, as JSON."""
        self.after = BEGINNING
        """How far it has caught up by itself; what the hub still carries up to here is not given twice."""
        self.frames: list[bytes] = []
        """What waits: for `next`, or until the outlet is no longer paused."""
        self.outlet: Outlet | None = None
        self.closed = False
        self._waiter: asyncio.Future[None] | None = None

    def give(self, frame: bytes) -> None:
        """Send or queue a frame; a reader that is too slow gets a reset instead of a gap."""
        if self.closed:
            return
        if self.outlet is not None and not self.outlet.paused:
            self.outlet.send(frame)
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
        self.flush()

    def flush(self) -> None:
        """Let out what waits, until the outlet is paused."""
        outlet, sent = self.outlet, 0
        if outlet is not None:
            while sent < len(self.frames) and not outlet.paused:
                outlet.send(self.frames[sent])
                sent += 1
            del self.frames[:sent]
            if self.closed and not self.frames and not outlet.paused:
                outlet.end()
        self._wake()

    def lose(self) -> None:
        """The reader has gone."""
        self.closed, self.outlet = True, None
        self.frames.clear()
        self._wake()

    async def next(self) -> bytes:
        """The frames that wait, joined; empty when the stream has ended. For a stream without an outlet."""
        while not self.frames:
            if self.closed:
                return b""
            await self._called()
        joined = b"".join(self.frames)
        self.frames.clear()
        return joined

    async def drained(self) -> None:
        """Wait until the outlet has let out everything, or the reader has gone."""
        while self.frames and not self.closed:
            await self._called()

    async def _called(self) -> None:
        self._waiter = asyncio.get_running_loop().create_future()
        try:
            await self._waiter
        finally:
            self._waiter = None

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


@cache
def _reader(language: str) -> Reader:
    return Reader(language)


@lru_cache(KEPT_TOPICS)
def _shared(topics: tuple[tuple[str, int], ...]) -> dict[str, int]:
    """One and the same object for all who watch the same: most of a company looks at the same few pages."""
    return dict(topics)
