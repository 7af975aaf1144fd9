"""Words between processes: they reach the others, come from nobody else, and what was missed is asked for again."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from raison.kernel.database import write
from raison.kernel.live import hub, relay
from raison.kernel.live.connection import Connection
from raison.kernel.live.relay import ROOM, LineLost, Relay
from raison.kernel.settings import Settings
from raison.people import presence
from raison.people.actions.sessions import END, session_ids
from raison.people.sessions import still_good
from tests.holding.real import eventually
from tests.support.company import Company


class Wires:
    """What lies between the processes of a test: everybody hears everything."""

    def __init__(self) -> None:
        self.ears: list[Callable[[bytes], None]] = []
        self.carried: list[bytes] = []
        self.lines: list[Cable] = []

    def line(self) -> "Cable":
        """A new line."""
        self.lines.append(Cable(self))
        return self.lines[-1]


class Cable:
    """One line on the wires; a test can cut it."""

    def __init__(self, wires: Wires) -> None:
        self.wires, self.gone = wires, asyncio.Event()
        self.heard: Callable[[bytes], None] | None = None

    async def open(self, heard: Callable[[bytes], None]) -> None:
        """Begin to listen."""
        self.heard = heard
        self.wires.ears.append(heard)

    async def send(self, message: bytes) -> None:
        """Let everybody hear it."""
        if self.gone.is_set():
            raise LineLost("cut")
        self.wires.carried.append(message)
        for ear in list(self.wires.ears):
            ear(message)

    async def lost(self) -> None:
        """Wait for the cut."""
        await self.gone.wait()

    async def close(self) -> None:
        """Cut it."""
        self.gone.set()
        if self.heard in self.wires.ears:
            self.wires.ears.remove(self.heard)


class Apart(list[Callable[[], None]]):
    """Who is called after a commit. The processes of a test share a program, and must not wake each other by it."""

    def append(self, call: Callable[[], None]) -> None:
        """Nobody."""

    def remove(self, call: Callable[[], None]) -> None:
        """Nobody."""


@pytest.fixture
def wires(monkeypatch: pytest.MonkeyPatch) -> Wires:
    """Wires; who is cut off comes back at once."""
    monkeypatch.setattr(relay, "RETRY_SECONDS", 0.01)
    monkeypatch.setattr(relay, "on_news", Apart())
    return Wires()


async def started(wires: Wires, secret: str = "shared") -> Relay:
    """A process on the wires."""
    made = Relay(wires.line, secret)
    await made.start()
    await turns()
    return made


def has(found: list[Any]) -> Callable[[], Awaitable[bool]]:
    """Whether there is something in it."""

    async def holds() -> bool:
        return bool(found)

    return holds


async def turns() -> None:
    """Let everything that can go on go on."""
    for _turn in range(20):
        await asyncio.sleep(0)


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Any]]:
    """What was heard of the word `test`."""
    heard: list[tuple[str, Any]] = []
    monkeypatch.setitem(relay.receivers, "test", lambda node, facts: heard.append((node, facts)))
    return heard


async def test_words_reach_every_other_process_in_order_and_not_oneself(wires: Wires, words: list[Any]) -> None:
    processes = [await started(wires) for _one in range(3)]
    for n in range(3):
        processes[0].tell("test", n)
    await turns()
    assert words == [(processes[0].node, n) for n in range(3) for _ear in range(2)] or words == [
        (processes[0].node, n) for _ear in range(2) for n in range(3)
    ]
    for process in processes:
        await process.stop()


async def test_who_is_alone_says_nothing(wires: Wires, words: list[Any]) -> None:
    alone = await started(wires)
    before = len(wires.carried)
    alone.tell("test", 1)
    alone.committed()
    await turns()
    assert len(wires.carried) == before
    other = await started(wires)
    alone.tell("test", 2)
    await turns()
    assert words == [(alone.node, 2)]
    await other.stop()
    alone.tell("test", 3)
    await turns()
    assert words == [(alone.node, 2)]
    await alone.stop()


async def test_what_another_secret_or_nobody_marked_is_not_heard(wires: Wires, words: list[Any]) -> None:
    one, foreign = await started(wires), await started(wires, "another")
    assert (one.peers, foreign.peers) == ({}, {})
    second = await started(wires)
    one.tell("test", "mine")
    await turns()
    [said] = [message for message in wires.carried if b"mine" in message]
    for ear in wires.ears:
        ear(said.replace(b"mine", b"evil"))
        ear(b"")
    assert words == [(one.node, "mine")]
    for process in (one, foreign, second):
        await process.stop()


async def test_much_goes_in_several_messages_and_what_fits_none_is_left_out(wires: Wires, words: list[Any]) -> None:
    one, other = await started(wires), await started(wires)
    one.tell("test", "x" * ROOM)
    for some in relay.pieces(range(10**18, 10**18 + 2_000)):
        one.tell("test", some)
    await turns()
    assert [id for _node, ids in words for id in ids] == list(range(10**18, 10**18 + 2_000))
    assert max(map(len, wires.carried)) < 8_000
    await one.stop()
    await other.stop()


async def test_news_wakes_the_others_and_does_not_come_back(wires: Wires, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = await started(wires), await started(wires)
    called: list[str] = []
    monkeypatch.setattr(relay, "on_news", Apart([lambda: called.append("woken"), other.committed]))
    one.committed()
    one.committed()
    await turns()
    assert called == ["woken"]
    assert len([message for message in wires.carried if b"news" in message]) == 1
    await one.stop()
    await other.stop()


async def test_a_line_that_was_cut_is_made_anew_and_everything_is_doubted(
    wires: Wires, words: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    doubted: list[None] = []
    monkeypatch.setattr(relay, "when_up", [lambda: doubted.append(None)])
    one, other = await started(wires), await started(wires)
    assert not doubted
    await wires.lines[0].close()
    other.tell("test", "unheard")
    await eventually(has(doubted))
    await turns()
    assert words == []
    assert len(doubted) == 2  # by the one that was away, and by the one that it could tell nothing
    other.tell("test", "heard")
    await turns()
    assert words == [(other.node, "heard")]
    await one.stop()
    await other.stop()


async def test_who_is_silent_is_forgotten_and_doubts_when_it_is_heard_again(
    wires: Wires, monkeypatch: pytest.MonkeyPatch
) -> None:
    doubted: list[None] = []
    gone: list[str] = []
    monkeypatch.setattr(relay, "when_up", [lambda: doubted.append(None)])
    monkeypatch.setattr(relay, "when_left", [gone.append])
    monkeypatch.setattr(relay, "BEAT_SECONDS", 0.02)
    one, other = await started(wires), await started(wires)
    beating = other._tasks[-1]
    beating.cancel()
    await eventually(has(gone))
    assert (gone, one.peers, doubted) == ([other.node], {}, [])
    await other._out([("here", None)])
    await turns()
    assert doubted == [None]  # by the one that was told to: it has missed what was said
    await one.stop()


async def test_in_doubt_streams_of_ended_sessions_are_closed_and_others_stay(company: Company) -> None:
    await company.cookie(company.bo)
    await company.cookie(company.eve)
    streams = []
    for who in (company.bo, company.eve):
        [session] = await session_ids(who.id)
        viewer = type(who)(id=who.id, name=who.name, session_id=session)
        streams.append(Connection(viewer, {"me": 0}))
        hub().add(streams[-1])
    ended = streams[0].viewer
    assert await still_good([one.viewer.session_id or 0 for one in streams]) == {
        one.viewer.session_id for one in streams
    }
    await write(END(which=ended.session_id, who=ended.id))  # at another process, while the line was cut
    hub().doubt()
    await hub()._look_at_sessions()
    assert [stream.closed for stream in streams] == [True, False]
    for stream in streams:
        hub().drop(stream)


async def test_presence_of_a_process_that_left_goes_with_it(company: Company) -> None:
    presence.forget()
    who = company.bo.id
    relay.receivers["presence"]("other", [[who, "here"]])
    assert presence.presence_of([who]) == {who: "here"}
    relay.receivers["presence"]("third", [[who, "away"]])
    assert presence.presence_of([who]) == {who: "here"}
    for left in relay.when_left:
        left("other")
    assert presence.presence_of([who]) == {who: "away"}
    relay.receivers["presence"]("third", None)
    assert presence.presence_of([who]) == {who: ""}
    presence.forget()


def test_sqlite_has_no_relay(tmp_path: Any) -> None:
    from raison.kernel.database.sqlite import SQLite
    from raison.kernel.live.lines import relay_for

    database = object.__new__(SQLite)
    assert relay_for(Settings(nats="nats://127.0.0.1:1"), database) is None
