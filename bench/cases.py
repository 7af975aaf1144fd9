"""What is measured. Each case returns one figure; budgets stand beside them in `__main__`."""

import asyncio
import gzip
import random
import re
import time
from collections.abc import Awaitable, Callable

import msgspec

from bench.filling import WORDS, Company
from bench.server import Answer, Connection, Server
from raison.people.sessions import COOKIE

CONNECTIONS = 4
REQUESTS = 1_200
READERS = 2_000
MESSAGES_A_SECOND = 5
LIVE_SECONDS = 20


async def cpu_ms(
    server: Server, request: Callable[[Connection, int], Awaitable[Answer]], *, times: int, warm: int = 200
) -> float:
    """CPU milliseconds of the server for one request, over `times` of them on a few connections, after a warm-up."""
    connections = [await Connection.to(server.port) for _ in range(CONNECTIONS)]
    bad: list[int] = []

    async def some(connection: Connection, numbers: range) -> None:
        for number in numbers:
            answer = await request(connection, number)
            if answer.status >= 400:
                bad.append(answer.status)

    await asyncio.gather(*(some(one, range(place, warm, CONNECTIONS)) for place, one in enumerate(connections)))
    begun = server.cpu_seconds()
    await asyncio.gather(*(some(one, range(warm + n, warm + times, CONNECTIONS)) for n, one in enumerate(connections)))
    await asyncio.sleep(0.5)  # the observers' share of the last writes belongs to them too
    used = server.cpu_seconds() - begun
    for connection in connections:
        connection.close()
    if bad:
        raise RuntimeError(f"{len(bad)} requests were refused, the first with {bad[0]}")
    return used * 1000 / times


def cookie(company: Company, number: int) -> str:
    """The Cookie header of a person."""
    return f"{COOKIE}={company.secret(number)}"


def bearer(company: Company, number: int) -> str:
    """The Authorization header of a person's program."""
    return f"Bearer {company.secret(number)}"


async def feed_json(server: Server, company: Company) -> float:
    """The home feed for programs."""
    return await cpu_ms(
        server,
        lambda one, n: one.ask("GET", "/api/v1/feed?tab=for_you", authorization=bearer(company, 1 + n % 40)),
        times=REQUESTS,
    )


async def nothing_read(server: Server) -> float:
    """An answer for which nothing is read: what HTTP, the edge and the log cost by themselves."""
    return await cpu_ms(server, lambda one, _n: one.ask("GET", "/healthz"), times=REQUESTS)


async def home_html(server: Server, company: Company) -> float:
    """The home page."""
    return await cpu_ms(
        server,
        lambda one, n: one.ask(
            "GET", "/home", cookie=cookie(company, 1 + n % 40), accept="text/html", accept_encoding="gzip"
        ),
        times=REQUESTS,
    )


async def thread_html(server: Server, company: Company, subject: int) -> float:
    """A thread of 50 messages."""
    return await cpu_ms(
        server,
        lambda one, n: one.ask(
            "GET",
            f"/subjects/{subject}",
            cookie=cookie(company, 1 + n % 40),
            accept="text/html",
            accept_encoding="gzip",
        ),
        times=REQUESTS,
    )


async def post_message(server: Server, company: Company, subject: int) -> float:
    """A reply of 200 characters with a little markup, rendering and observers included. Every second one has a link,
    which is looked up for its preview: 53 % of the messages of a real Slack export do."""
    choose = random.Random(3)

    def body(number: int) -> bytes:
        text = " ".join(choose.choices(WORDS, k=28))
        where = f"https://bench.example/{number}" if number % 2 else f"`{number}`"
        return msgspec.json.encode({"source": f"{text}: **{number}** at {where}"})

    return await cpu_ms(
        server,
        lambda one, n: one.ask(
            "POST",
            f"/api/v1/subjects/{subject}/messages",
            body=body(n),
            authorization=bearer(company, 1 + n % 40),
            content_type="application/json",
        ),
        times=REQUESTS,
    )


async def search_p99(server: Server, company: Company) -> float:
    """Milliseconds of a search at the 99th percentile, rare and common words alike."""
    choose, taken = random.Random(5), []
    connection = await Connection.to(server.port)
    for number in range(300):
        words = [choose.choice(WORDS) for _ in range(1 + number % 3)]
        if number % 5 == 0:
            words = [f"HX{choose.randrange(9973)}"]
        begun = time.perf_counter()
        answer = await connection.ask(
            "GET", f"/api/v1/search?q={'+'.join(words)}", authorization=bearer(company, 1 + number % 40)
        )
        taken.append((time.perf_counter() - begun) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"search answered {answer.status}")
    connection.close()
    return sorted(taken)[int(len(taken) * 0.99)]


async def live(server: Server, company: Company, subject: int, place: int) -> tuple[float, float]:
    """2,000 readers of one place, 5 messages a second: p99 of milliseconds from POST to receipt, and KiB a reader."""
    before = server.memory_kib()
    readers: list[Connection] = []
    for number in range(READERS):
        one = await Connection.to(server.port)
        topics = f"place:{place}+subject:{subject}"
        request = f"GET /live?topics={topics} HTTP/1.1\r\nHost: bench\r\nCookie: {cookie(company, number)}\r\n\r\n"
        one.writer.write(request.encode())
        readers.append(one)
        if number % 100 == 99:
            await asyncio.sleep(0.05)
    for one in readers:
        answer = await one.head()
        if answer.status != 200:
            raise RuntimeError(f"a stream was refused with {answer.status}")
    await asyncio.to_thread(server.settle)  # their own counts are sent first
    kib = (server.memory_kib() - before) / READERS
    sent: dict[bytes, float] = {}
    taken: list[float] = []
    for one in readers:
        one.writer.transport.set_protocol(_Listener(sent, taken))
    poster = await Connection.to(server.port)
    for number in range(MESSAGES_A_SECOND * LIVE_SECONDS):
        mark = f"mark{number:06d}mark"
        sent[mark.encode()] = time.perf_counter()
        answer = await poster.ask(
            "POST",
            f"/api/v1/subjects/{subject}/messages",
            body=msgspec.json.encode({"source": mark}),
            authorization=bearer(company, 1),
            content_type="application/json",
        )
        if answer.status >= 400:
            raise RuntimeError(f"a message was refused with {answer.status}")
        await asyncio.sleep(max(0.0, sent[mark.encode()] + 1 / MESSAGES_A_SECOND - time.perf_counter()))
    await asyncio.sleep(2)
    for one in (*readers, poster):
        one.close()
    expected = READERS * MESSAGES_A_SECOND * LIVE_SECONDS
    if len(taken) < expected:
        raise RuntimeError(f"{expected - len(taken)} of {expected} receipts are missing")
    return sorted(taken)[int(len(taken) * 0.99)] * 1000, kib


MARK = re.compile(rb"mark\d{6}mark")


class _Listener(asyncio.Protocol):
    """Notes when a mark comes; it does no more, for its own time counts as the server's delay."""

    def __init__(self, sent: dict[bytes, float], taken: list[float]) -> None:
        self.sent, self.taken, self.seen = sent, taken, b""

    def data_received(self, data: bytes) -> None:
        """Look for marks."""
        now = time.perf_counter()
        for mark in MARK.findall(data):
            if mark > self.seen and mark in self.sent:
                self.seen = mark
                self.taken.append(now - self.sent[mark])


async def page_weight(server: Server, company: Company) -> tuple[float, float]:
    """KB over the wire of the first visit to the home page (page, stylesheet, scripts, icons), and of a later one."""
    connection = await Connection.to(server.port)
    first = await connection.ask("GET", "/home", cookie=cookie(company, 1), accept="text/html", accept_encoding="gzip")
    html = (
        gzip.decompress(first.body).decode() if first.headers.get("content-encoding") == "gzip" else first.body.decode()
    )
    total = len(first.body)
    for url in sorted(set(re.findall(r"/assets/[a-z0-9.-]+", html))):
        answer = await connection.ask("GET", url, accept_encoding="gzip")
        total += len(answer.body)
    connection.close()
    return total / 1000, len(first.body) / 1000
