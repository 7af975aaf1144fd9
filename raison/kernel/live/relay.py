"""What processes on one database tell each other, in one kind of message: that something was committed, whose counts
move, which sessions ended, who is here. Nothing of it is stored: whoever missed some asks the database again."""

import asyncio
import hashlib
import hmac
import secrets
import time
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import msgspec

from raison.kernel import logs
from raison.kernel.database.current import on_news

BEAT_SECONDS = 5.0
"""How often a process says that it lives; it is forgotten after three times as long, and its people with it."""
RETRY_SECONDS = 2.0
ROOM = 7_000
"""Bytes of a message: PostgreSQL carries up to 8,000."""
FACTS_EACH = 200
"""Ids, with a word beside each, that fit it."""
MAC = 32
FIRST_WORDS = {"hello", "welcome", "back"}
"""What a process says to one that does not know it; `back`: it may have missed something, and been missed."""

Receiver = Callable[[str, Any], None]
receivers: dict[str, Receiver] = {}
"""Who hears a word, called with the process that said it and the facts."""
greetings: dict[str, Callable[[], Iterable[Any]]] = {}
"""What a process that has just come is told of each word."""
when_left: list[Callable[[str], None]] = []
"""Called with a process that has gone."""
when_up: list[Callable[[], None]] = []
"""Called when something may have been said that went unheard."""


class LineLost(Exception):
    """A line that does not stand."""


class Line(Protocol):
    """A way to all processes; each hears its own words too. Opening and sending raise LineLost."""

    async def open(self, heard: Callable[[bytes], None]) -> None:
        """Begin to listen."""

    async def send(self, message: bytes) -> None:
        """Send."""

    async def lost(self) -> None:
        """Return when it no longer stands."""

    async def close(self) -> None:
        """End it."""


class Spoken(msgspec.Struct, array_like=True):
    """A message: who speaks, and words with their facts."""

    node: str
    said: list[tuple[str, Any]]


def hears(word: str) -> Callable[[Receiver], Receiver]:
    """Register who hears a word."""

    def register(receiver: Receiver) -> Receiver:
        receivers[word] = receiver
        return receiver

    return register


class Relay:
    """This process among the others. Says nothing but that it lives while it is alone."""

    def __init__(self, line: Callable[[], Line], secret: str) -> None:
        self.node = secrets.token_hex(6)
        self.peers: dict[str, float] = {}
        """Other processes, and when they were heard last."""
        self._new_line = line
        self._line: Line | None = None
        self._key = hmac.digest(secret.encode(), b"relay", hashlib.sha256)
        self._said: list[tuple[str, Any]] = []
        self._speak = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Begin in the background: without the others this process serves all the same."""
        on_news.append(self.committed)
        self._tasks = [asyncio.create_task(work()) for work in (self._keep, self._send, self._beat)]

    async def stop(self) -> None:
        """Say goodbye."""
        on_news.remove(self.committed)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._line is not None:
            await self._out([("left", None)])
            await self._line.close()

    def committed(self) -> None:
        """Tell the others that there is news."""
        if ("news", None) not in self._said:
            self.tell("news", None)

    def tell(self, word: str, facts: Any) -> None:
        """Say something to the others, if there are any."""
        if self.peers:
            self._said.append((word, facts))
            self._speak.set()

    async def _keep(self) -> None:
        word = "hello"
        while True:
            line = self._new_line()
            try:
                await line.open(self._heard)
                self._line = line
                await self._out([(word, None)])
                if word == "back":
                    self._doubt()
                word = "back"
                await line.lost()
            except LineLost as error:
                logs.warning("relay_waits", error=str(error) or type(error).__name__)
            finally:
                self._line = None
                await line.close()
            await asyncio.sleep(RETRY_SECONDS)

    async def _send(self) -> None:
        while True:
            await self._speak.wait()
            self._speak.clear()
            said, self._said = self._said, []
            await self._out(said)

    async def _beat(self) -> None:
        while True:
            await self._out([("here", None)])
            await asyncio.sleep(BEAT_SECONDS)
            for node, heard in list(self.peers.items()):
                if time.monotonic() - heard > 3 * BEAT_SECONDS:
                    self._forget(node)

    async def _out(self, said: list[tuple[str, Any]]) -> None:
        """Send words in as many messages as they need. What does not get out is doubted when the line stands again."""
        line = self._line
        if line is None:
            return
        try:
            for part in _parts(said):
                body = msgspec.json.encode(Spoken(self.node, part))
                async with asyncio.timeout(BEAT_SECONDS):
                    await line.send(self._mark(body) + body)
        except (LineLost, TimeoutError) as error:
            logs.warning("relay_unheard", error=str(error) or type(error).__name__)
            await line.close()

    def _heard(self, message: bytes) -> None:
        body = message[MAC:]
        if not hmac.compare_digest(message[:MAC], self._mark(body)):
            logs.warning("relay_foreign")  # another RAISON_SECRET, or nobody of ours
            return
        spoken = msgspec.json.decode(body, type=Spoken)
        if spoken.node == self.node:
            return
        known = spoken.node in self.peers
        self.peers[spoken.node] = time.monotonic()
        if not known and FIRST_WORDS.isdisjoint(word for word, _facts in spoken.said):
            self.tell("back", None)  # it was forgotten, and has heard nothing since
        for word, facts in spoken.said:
            self._take(spoken.node, word, facts)

    def _take(self, node: str, word: str, facts: Any) -> None:
        if word == "news":
            self._wake()
        elif word == "left":
            self._forget(node)
        elif word in ("hello", "back"):
            self.tell("welcome", None)
            for known, greeting in greetings.items():
                for one in greeting():
                    self.tell(known, one)
            if word == "back":
                self._doubt()
        elif word in receivers:
            receivers[word](node, facts)

    def _doubt(self) -> None:
        for call in when_up:
            call()
        self._wake()

    def _wake(self) -> None:
        for call in on_news:
            if call != self.committed:
                call()

    def _forget(self, node: str) -> None:
        if self.peers.pop(node, None) is not None:
            for call in when_left:
                call(node)

    def _mark(self, body: bytes) -> bytes:
        return hmac.digest(self._key, body, hashlib.sha256).hex()[:MAC].encode()


def _parts(said: list[tuple[str, Any]]) -> list[list[tuple[str, Any]]]:
    """Words in parts that fit a message; one that does not fit alone is left out, and said so."""
    parts: list[list[tuple[str, Any]]] = [[]]
    room = ROOM
    for one in said:
        size = len(msgspec.json.encode(one)) + 1
        if size > ROOM:
            logs.error("relay_too_long", word=one[0], size=size)
            continue
        if size > room:
            parts.append([])
            room = ROOM
        parts[-1].append(one)
        room -= size
    return [part for part in parts if part]


def pieces(facts: Iterable[Any]) -> Iterable[list[Any]]:
    """Many facts in lists that fit a message."""
    everything = list(facts)
    return (everything[start : start + FACTS_EACH] for start in range(0, len(everything), FACTS_EACH))


_relay: list[Relay] = []


def use_relay(relay: Relay | None) -> None:
    """Make it the relay of this process; None: it is the only one."""
    _relay[:] = [relay] if relay else []


def tell(word: str, facts: Any) -> None:
    """Say something to the other processes, if there are any."""
    for relay in _relay:
        relay.tell(word, facts)
