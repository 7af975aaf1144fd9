"""Whatever is sent, by whomever, to what takes something: a clear answer, and of what is refused nothing is kept."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import httpx2
import msgspec
import pytest
from sqlalchemy import update

from raison.app import routes
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, moment, number, statement, write
from raison.kernel.database.current import current
from raison.kernel.routes import Route
from raison.people.sessions import COOKIE, begin_session, hashed
from raison.people.tables import people, sessions, tokens
from tests.holding.crawling import ENDLESS, ids_by_table, path_parameters
from tests.holding.planting import Planted, plant
from tests.holding.real import token_of
from tests.holding.sending import Ids, body_of, fields, meant, texts
from tests.holding.test_canary import hidden_ids
from tests.support.company import Company
from tests.support.programs import Client

OVER = "a" * 300_000
"""More text than any field takes, in a body that is not too large itself."""
ODD_TEXTS = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud800",
    "‮\u202e",
    "💧" * 300,
    "<script>",
    "'; DROP TABLE people; --",
    "%s%n",
    "../../etc",
    OVER,
]
ODD: list[Any] = [
    *(None, True, 0, -1, 1.5, 2**63, 10**400, "1" * 30, "9" * 19),
    *([], {}, [[]], {"a": {}}, [None] * 600),
    *("9999-99-99", "0000-00-00T00:00:00Z", "2026-13-01"),
    *ODD_TEXTS,
]
EXPIRE_SESSION = statement(
    update(sessions).where(sessions.c.person_id == number("who")).values(expires_at=moment("at"))
)
EXPIRE_TOKEN = statement(update(tokens).where(tokens.c.person_id == number("who")).values(expires_at=moment("at")))
DEACTIVATE = statement(update(people).where(people.c.id == number("who")).values(deactivated_at=moment("at")))


EXAMPLES = 1_200


@pytest.fixture
async def client(company: Company, client: Client) -> Client:
    """The client, everybody signed in before anything is counted."""
    for viewer in (company.ada, company.bo, company.eve, company.petra, company.max):
        assert (await client.get("/api/v1/me", viewer=viewer)).status_code == 200
    return client


@contextmanager
def commits() -> Iterator[list[None]]:
    """One entry for each batch that was committed in the block."""
    seen: list[None] = []
    database = current()
    run = database.run

    async def counting(batch: Sequence[Bound]) -> None:
        await run(batch)
        seen.append(None)

    database.run = counting  # type: ignore[method-assign]
    try:
        yield seen
    finally:
        database.run = run  # type: ignore[method-assign]


def writing() -> list[Route]:
    """Every route that takes something, and carries no file."""
    return [route for route in routes() if route.method != "GET"]


async def send(client: Client, route: Route, path: str, viewer: Viewer | None, body: Any) -> httpx2.Response:
    """Send to a route in the way in which it reads."""
    taken = body_of(route)
    if taken is not None and taken.source == "form":
        return await client.post(path, viewer=viewer, form={name: it for name, it in body.items() if it is not None})
    content = b"" if taken is None else _json(body)
    kind = {"content-type": "application/json", "sec-fetch-site": "same-origin"}
    return await client._send(route.method, path, viewer, headers=kind, content=content)


def _json(body: Any) -> bytes:
    return json.dumps(body).encode("utf-8", "surrogatepass")


def fill(route: Route, choose: Any) -> str:
    """A path with an id or text for each name."""
    path = route.path
    for name, is_number in path_parameters(route):
        path = path.replace("{" + name + "}", str(choose(name, is_number)))
    return path


def ids_for(company: Company, world: dict[str, list[int]]) -> Ids:
    """Ids that fields of these names take."""
    return {
        "": company.bo.id,
        "place": company.pumps,
        "place_id": company.pumps,
        "message_id": world["messages"][0],
        "message": world["messages"][0],
        "quoted_id": world["messages"][0],
        "reply_to": world["messages"][0],
        "choices": world["choices"][0],
        "choice": world["choices"][0],
        "organisation_id": company.home_id,
        "organisation": company.home_id,
        "team_id": company.team_id,
        "parent_id": company.team_id,
    }


async def test_strangers_change_nothing_of_what_is_hidden_from_them(client: Client, company: Company) -> None:
    planted = await plant(client, company)
    hidden, world = await hidden_ids(planted), await ids_by_table()
    await client.get("/api/v1/me", viewer=planted.finn)
    tables = ("places", "subjects", "messages", "attachments", "scheduled_posts")
    some = [one for table in tables for one in _ends(world[table], hidden)]
    ids, reached, wrong = ids_for(company, world), set[str](), []
    for route in writing():
        names = path_parameters(route)
        if not any(is_number for _name, is_number in names):
            continue
        taken = body_of(route)
        body = meant(taken.kind, ids) if taken else None
        for one in some:
            path = fill(
                route,
                lambda name, is_number, one=one: (
                    (company.bo.id if name == "person" else company.aldwater_id if name == "organisation" else one)
                    if is_number
                    else "thanks"
                ),
            )
            for viewer in (company.eve, planted.petra, planted.finn):
                with commits() as written:
                    answer = await send(client, route, path, viewer, body)
                if not 400 <= answer.status_code < 500 or written:
                    wrong.append(
                        f"{viewer.name}: {route.method} {path} says {answer.status_code}, writes {len(written)}"
                    )
                elif answer.status_code in (404, 403):
                    reached.add(f"{route.method} {route.path}")
    assert wrong == []
    assert len(reached) > 60


def _ends(ids: list[int], hidden: set[int]) -> list[int]:
    """The first and the last of those that are hidden: of the secret place, and of a conversation."""
    found = [one for one in ids if one in hidden]
    return [found[0], found[-1]] if found else []


async def test_no_text_is_without_a_limit(client: Client, company: Company) -> None:
    planted = await plant(client, company)
    world = await ids_by_table()
    ids, unlimited = ids_for(company, world), []
    for route in writing():
        taken = body_of(route)
        if taken is None:
            continue
        path = fill(
            route, lambda name, is_number, route=route: _own_id(planted, world, route, name) if is_number else "post"
        )
        for name in texts(taken.kind):
            body = meant(taken.kind, ids) | {name: OVER}
            with commits() as written:
                answer = await send(client, route, path, company.ada, body)
            if answer.status_code < 400 and (written or answer.status_code != 204):
                unlimited.append(f"{route.method} {route.path}: {name} ({answer.status_code})")
            assert answer.status_code < 500, f"{route.method} {path} {name}"
    assert unlimited == []


async def test_no_query_is_too_long_to_be_answered(client: Client, company: Company) -> None:
    world = await _small_world(client, company)
    for route in routes():
        if route.method != "GET" or route.path in ENDLESS:
            continue
        path = fill(route, lambda name, is_number: world["subjects"][0] if is_number else "ada")
        for name in [one.name for one in route.parameters if one.source == "query"]:
            for value in (OVER[:60_000], f"{'9' * 5_000}-1", "9" * 19):  # more digits than a number has
                answer = await client.get(f"{path}?{name}={value}", viewer=company.ada)
                assert answer.status_code < 500, f"{path} {name}={value[:30]}"


def _own_id(planted: Planted, world: dict[str, list[int]], route: Route, name: str) -> int:
    company, first = planted.company, route.path.removeprefix("/api/v1").split("/")[1]
    if name in ("person", "organisation"):
        return company.bo.id if name == "person" else company.aldwater_id
    table = {
        "communities": "places",
        "m": "messages",
        "teams": "teams",
        "people": "people",
        "scheduled": "scheduled_posts",
    }
    if first == "communities":
        return company.field
    if first == "messages" and not route.json:
        return world["places"][-1]
    return world.get(table.get(first, "messages" if first == "messages" else "subjects"), [1])[0]


@pytest.mark.parametrize("surface", ["api", "pages"])
async def test_whatever_is_sent_is_answered_and_of_what_is_refused_nothing_is_kept(
    client: Client, company: Company, surface: str
) -> None:
    world = await _small_world(client, company)
    choose, ids = random.Random(len(surface)), ids_for(company, world)
    taking = [route for route in writing() if route.json == (surface == "api")]
    faults, stored = [], 0
    for turn in range(EXAMPLES):
        route = taking[turn % len(taking)]
        viewer = choose.choice([company.ada, company.ada, company.eve, company.petra, company.max, None])
        numbers = [one for table in world.values() for one in table[:3]] + [0, 1, 2**62]
        names = ["thanks", "post", "x" * 200]
        path = fill(
            route, lambda _name, number, numbers=numbers, names=names: choose.choice(numbers if number else names)
        )
        body = _spoilt(choose, route, ids)
        with commits() as written:
            answer = await send(client, route, path, viewer, body)
        stored += bool(written)
        faults += [
            f"{route.method} {path} as {viewer and viewer.name} with {body!r:.300}: {fault}"
            for fault in _faults(route, answer, written)
        ]
    assert faults == []
    assert 5 < stored < EXAMPLES - 5, "examples are all refused or all taken; this test proves little"


def _faults(route: Route, answer: httpx2.Response, written: list[None]) -> Iterator[str]:
    if answer.status_code >= 500:
        yield f"crashed, {answer.status_code}"
    if answer.status_code >= 400 and written:
        yield f"{answer.status_code}, and yet something was stored"
    if answer.status_code >= 400 and route.json:
        if answer.headers["content-type"] != "application/problem+json":
            yield f"{answer.status_code} as {answer.headers['content-type']}"
        elif msgspec.json.decode(answer.content)["status"] != answer.status_code:
            yield "the problem tells another status"


def _spoilt(choose: random.Random, route: Route, ids: Ids) -> Any:
    """A body as it is meant, with up to three fields gone or replaced."""
    taken = body_of(route)
    if taken is None:
        return None
    body, names = meant(taken.kind, ids), sorted(fields(taken.kind))
    for name in choose.sample(names, min(choose.randrange(4), len(names))):
        body[name] = choose.choice(ODD)
        if choose.random() < 0.3:
            del body[name]
    if taken.source == "form":
        return {name: _as_text(it) for name, it in body.items()}
    return choose.choice(ODD) if choose.random() < 0.1 else body


def _as_text(it: Any) -> Any:
    if isinstance(it, list):
        return [str(part) for part in it]
    return None if it is None else re.sub(r"[\ud800-\udfff]", "?", str(it)[:400_000])


_worlds: dict[int, dict[str, list[int]]] = {}


async def _small_world(client: Client, company: Company) -> dict[str, list[int]]:
    """One of each thing, made once for all examples of a test."""
    if company.ada.id not in _worlds:
        _worlds.clear()
        place = str(company.pumps)
        poll = {"place_id": place, "kind": "poll", "text": "Which?", "choices": ["One", "Two"]}
        for body in ({"place_id": place, "text": "A post."}, poll):
            assert (await client.json("POST", "/api/v1/posts", viewer=company.ada, body=body)).status_code == 201
        _worlds[company.ada.id] = await ids_by_table()
    return _worlds[company.ada.id]


@pytest.mark.parametrize("reason", ["expired", "deactivated", "forged", "cut short"])
async def test_what_no_longer_proves_who_one_is_opens_nothing(client: Client, company: Company, reason: str) -> None:
    token, (secret, begun) = await token_of(company.bo), begin_session(company.bo.id)
    await write(begun)
    past = now_us() - 1
    match reason:
        case "expired":
            await write(EXPIRE_SESSION(who=company.bo.id, at=past), EXPIRE_TOKEN(who=company.bo.id, at=past))
        case "deactivated":
            await write(DEACTIVATE(who=company.bo.id, at=past))
        case "forged":
            token, secret = token[:-4] + "AAAA", hashed(secret).hex()
        case "cut short":
            token, secret = token[:-1], secret[:-1]
    post = {"place_id": str(company.pumps), "text": "By whom?"}
    proofs: list[dict[str, Any]] = [{"authorization": f"Bearer {token}"}, {"cookie": f"{COOKIE}={secret}"}]
    for proof in proofs:
        with commits() as written:
            sent = await client.json("POST", "/api/v1/posts", body=post, **proof)
            read = await client.get("/api/v1/me", **proof)
            page = await client.get("/home", **proof)
        assert (sent.status_code, read.status_code) == (401, 401)
        assert page.status_code in (303, 401)
        assert written == []
