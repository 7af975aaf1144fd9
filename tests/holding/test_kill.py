"""Nothing lost: `kill -9` in the middle of 200 concurrent writes, and every acknowledged one is there, told, once."""

import asyncio
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import msgspec
from sqlalchemy import func, select

from raison.inbox.tables import notices
from raison.kernel.database import number, rows, statement, value, word
from raison.kernel.ids import Id
from raison.kernel.spine import newest_position
from raison.kernel.spine.tables import offsets
from raison.subjects.tables import messages
from tests.holding.events import Listening, listening
from tests.holding.real import Real, eventually, program, really_serving, token_of
from tests.support.company import Company

WRITERS = 200
WRITES = 2 * WRITERS
"""Each of the 200 posts, and when that is acknowledged replies."""
KILL_AFTER = (60, 200)
"""Acknowledged writes after which the server dies, each time it is started again."""


class Written(msgspec.Struct):
    """What stands in the database of one write."""

    source: str
    times: int


class Told(msgspec.Struct):
    """A notice, and how many things happened in it."""

    subject_id: Id
    happened: int


class Storm:
    """200 programs that write at once, and what was acknowledged to them. Each posts something that names somebody,
    then replies under a post that somebody follows."""

    def __init__(self, company: Company, subject_id: int) -> None:
        self.place_id, self.subject_id = str(company.pumps), subject_id
        self.acknowledged: dict[int, dict[str, Any]] = {}
        self.refused: list[tuple[int, int, str]] = []

    async def blow(self, sending: httpx2.AsyncClient, *, kill: Callable[[], None], after: int) -> None:
        """Send what is not acknowledged yet; `kill` is called when `after` of all are."""
        self._kill, self._after = kill, after
        await asyncio.gather(*[self._write(sending, writer) for writer in range(WRITERS)])

    async def _write(self, sending: httpx2.AsyncClient, writer: int) -> None:
        for n in (2 * writer, 2 * writer + 1):
            if n not in self.acknowledged:
                await self._send(sending, n)

    async def _send(self, sending: httpx2.AsyncClient, n: int) -> None:
        key = {"idempotency-key": f"write-{n}"}
        try:
            if n % 2:
                path, body = f"/api/v1/subjects/{self.subject_id}/messages", {"source": text_of(n)}
            else:
                path, body = "/api/v1/posts", {"place_id": self.place_id, "text": text_of(n)}
            answer = await sending.post(path, json=body, headers=key)
        except httpx2.TransportError:
            return  # the server died over it: nobody knows whether it is there
        if answer.status_code == 409:  # carried out before; its answer went down with the server
            self.acknowledged[n] = {"id": str(await value(SUBJECT_OF, source=text_of(n)))}
        elif answer.status_code in (200, 201):
            self.acknowledged[n] = answer.json()
        else:
            self.refused.append((n, answer.status_code, answer.text))
        if len(self.acknowledged) >= self._after:
            self._kill()


def text_of(n: int) -> str:
    """The text of one write; no other contains it."""
    return f"Write {n} of the test." if n % 2 else f"Write {n} of the test, @bo."


async def listen_on(port: int, token: str, seen: list[tuple[str, str, str]]) -> None:
    """A program that reads the stream, comes back after each loss from the last event it saw, and never gives up."""
    while True:
        last = {"last_event_id": seen[-1][0]} if seen else {"last_event_id": "0"}
        try:
            async with listening(port, "/api/v1/stream", authorization=f"Bearer {token}", **last) as stream:
                await _note(stream, seen)
        except (OSError, asyncio.IncompleteReadError):
            pass
        await asyncio.sleep(0.05)


async def _note(stream: Listening, seen: list[tuple[str, str, str]]) -> None:
    while (event := await stream.next()) is not None:
        assert event.event != "reset"
        seen.append((event.id, event.event, event.json["subject_id"]))


async def inbox_is_level() -> bool:
    """Whether the inbox has heard everything."""
    return bool(await value(OFFSET) == await newest_position())


async def test_kill_9_among_200_concurrent_writers_loses_nothing_and_tells_each_once(
    company: Company, tmp_path: Path
) -> None:
    token, watching = await token_of(company.ada), await token_of(company.bo, "read")
    seen: list[tuple[str, str, str]] = []
    with really_serving(company, tmp_path, anew=True) as server:
        followed = await _followed_post(server, company, token)
        storm = Storm(company, followed)
        reading = asyncio.create_task(listen_on(server.port, watching, seen))
        for after in KILL_AFTER:
            async with program(server.url, token) as sending:
                await storm.blow(sending, kill=server.kill, after=after)
            assert len(storm.acknowledged) < WRITES, "the server was killed too late to prove anything"
            await asyncio.to_thread(server.start)
        async with program(server.url, token) as sending:
            await storm.blow(sending, kill=server.kill, after=WRITES + 1)
        assert storm.refused == []
        posts = {int(it["id"]) for n, it in storm.acknowledged.items() if n % 2 == 0}
        assert len(posts) == WRITERS

        stored = {found.source: found.times for found in await rows(STORED, Written)}
        assert stored == dict.fromkeys(map(text_of, range(WRITES)), 1) | {"Before the storm.": 1}

        await eventually(inbox_is_level)
        told = {found.subject_id: found.happened for found in await rows(TOLD, Told, person=company.bo.id)}
        assert told == dict.fromkeys(posts, 1) | {followed: WRITERS}

        await eventually(lambda: _has(seen, WRITES + 1))
        reading.cancel()
        positions = [int(position) for position, _kind, _subject in seen]
        assert positions == sorted(set(positions)), "the stream told something twice or out of order"
        expected = Counter({("post.opened", str(one)): 1 for one in {*posts, followed}})
        expected["subject.replied", str(followed)] = WRITERS
        heard = Counter((kind, subject) for _position, kind, subject in seen)
        assert {key: heard[key] for key in expected} == expected
        assert server.crashes() == []


async def _has(seen: list[Any], count: int) -> bool:
    return len(seen) >= count


async def _followed_post(server: Real, company: Company, token: str) -> int:
    async with program(server.url, token) as sending:
        made = await sending.post("/api/v1/posts", json={"place_id": str(company.pumps), "text": "Before the storm."})
        assert made.status_code == 201, made.text
        found = int(made.json()["id"])
    async with program(server.url, await token_of(company.bo)) as sending:
        followed = await sending.put(f"/api/v1/subjects/{found}/follow", json={"level": "all"})
        assert followed.status_code == 200, followed.text
    return found


STORED = statement(select(messages.c.source, func.count().label("times")).group_by(messages.c.source))
TOLD = statement(select(notices.c.subject_id, notices.c.happened).where(notices.c.person_id == number("person")))
OFFSET = statement(select(offsets.c.position).where(offsets.c.observer == "inbox"))
SUBJECT_OF = statement(select(messages.c.subject_id).where(messages.c.source == word("source")))
