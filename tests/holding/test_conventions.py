"""What holds for every route of the API: keys that make writes safe to repeat, limits that are said, pages without
gaps, errors and answers as the document says."""

import asyncio
import json
import re
from datetime import timedelta
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from sqlalchemy import func, select

from raison.app import routes
from raison.kernel import limits
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import statement, value, word, write
from raison.kernel.doors import token_office_read
from raison.kernel.ids import new_id
from raison.kernel.jobs import JobRunner
from raison.kernel.limits import API, take
from raison.kernel.openapi.pages import current_document
from raison.kernel.proposals import today_in
from raison.kernel.routes import Route
from raison.people.accounts import create_person
from raison.subjects.tables import messages
from tests.holding.crawling import Browser, World, ids_by_table, learnt, path_parameters, paths
from tests.support.company import INSERT_MEMBERSHIP, INSERT_ORGANISATION, Company
from tests.support.programs import Client

TIMES = statement(select(func.count()).where(messages.c.source == word("source")))
MANY = 7
"""Things in each list, read in pages of two."""


async def call(client: Client, viewer: Viewer, method: str, path: str, body: Any = None, **headers: str) -> Any:
    """The API's answer, which must be good."""
    answer = await client.json(method, path, viewer=viewer, body=body, **headers)
    assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text}"
    return answer.json() if answer.content else None


def a_post(company: Company, text: str) -> dict[str, str]:
    """The body of a post."""
    return {"place_id": str(company.pumps), "text": text}


async def test_the_same_key_is_carried_out_once_and_answered_alike(client: Client, company: Company) -> None:
    body, key = a_post(company, "Once only."), {"idempotency_key": "k1"}
    first = await client.json("POST", "/api/v1/posts", viewer=company.ada, body=body, **key)
    again = await client.json("POST", "/api/v1/posts", viewer=company.ada, body=body, **key)
    assert first.status_code == again.status_code == 201
    assert again.json() == first.json()
    assert again.headers["idempotent-replayed"] == "true"
    assert again.headers["x-content-type-options"] == first.headers["x-content-type-options"]
    assert "idempotent-replayed" not in first.headers
    await client.json("POST", "/api/v1/posts", viewer=company.bo, body=body, **key)
    assert await value(TIMES, source="Once only.") == 2  # another person's key is another key


async def test_a_key_that_was_used_for_something_else_is_refused(client: Client, company: Company) -> None:
    key = {"idempotency_key": "k2"}
    await call(client, company.ada, "POST", "/api/v1/posts", a_post(company, "First."), **key)
    other = await client.json("POST", "/api/v1/posts", viewer=company.ada, body=a_post(company, "Second."), **key)
    elsewhere = await client.json("POST", "/api/v1/communities", viewer=company.ada, body={"name": "x"}, **key)
    assert (other.status_code, elsewhere.status_code) == (422, 422)
    assert await value(TIMES, source="Second.") == 0


@pytest.mark.parametrize("key", ["", "x" * 129, "a\tb"])
async def test_a_key_that_is_none_is_refused_and_nothing_is_stored(client: Client, company: Company, key: str) -> None:
    body = a_post(company, "Never.")
    answer = await client.json("POST", "/api/v1/posts", viewer=company.ada, body=body, idempotency_key=key)
    assert answer.status_code == 422
    assert await value(TIMES, source="Never.") == 0


async def test_of_many_at_once_with_one_key_one_is_carried_out(client: Client, company: Company) -> None:
    body = a_post(company, "All at once.")
    answers = await asyncio.gather(
        *[
            client.json("POST", "/api/v1/posts", viewer=company.ada, body=body, idempotency_key="k3")
            for _one in range(8)
        ]
    )
    good = [answer.json()["id"] for answer in answers if answer.status_code == 201]
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert len(set(good)) == 1
    assert await value(TIMES, source="All at once.") == 1


async def test_what_was_refused_may_be_sent_again_with_its_key(client: Client, company: Company) -> None:
    key = {"idempotency_key": "k4"}
    refused = await client.json("POST", "/api/v1/posts", viewer=company.ada, body=a_post(company, " "), **key)
    assert refused.status_code == 422
    await call(client, company.ada, "POST", "/api/v1/posts", a_post(company, "Better."), **key)


async def test_a_packed_answer_is_readable_when_it_is_given_again(client: Client, company: Company) -> None:
    body, key = a_post(company, "All work and no play. " * 400), {"idempotency_key": "k5", "accept_encoding": "gzip"}
    subject = (await call(client, company.ada, "POST", "/api/v1/posts", a_post(company, "Long.")))["id"]
    path, told = f"/api/v1/subjects/{subject}/messages", {"source": body["text"]}
    first = await client.json("POST", path, viewer=company.ada, body=told, **key)
    assert first.headers.get("content-encoding") == "gzip", "the answer was not packed; this test proves nothing"
    again = await client.json("POST", path, viewer=company.ada, body=told, **key)
    assert again.json() == first.json()
    unpacked = await client.json(
        "POST", path, viewer=company.ada, body=told, idempotency_key="k5", accept_encoding="identity"
    )
    assert unpacked.json() == first.json()


async def test_a_body_over_the_limit_is_refused_with_a_key_too(client: Client, company: Company) -> None:
    sent = 0

    async def endless() -> Any:
        nonlocal sent
        while sent < 8_000_000:
            sent += 65_536
            yield b"a" * 65_536

    headers = {
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
        "cookie": f"raison_session={await company.cookie(company.ada)}",
        "idempotency-key": "k6",
    }
    answer = await client.sending.post("/api/v1/posts", content=endless(), headers=headers)
    assert answer.status_code == 413


async def test_the_limit_of_requests_is_said_and_held(
    client: Client, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = await client.get("/api/v1/me", viewer=company.ada)
    assert answer.headers["ratelimit-policy"] == f'"api";q={API.amount};w={API.seconds}'
    left = re.fullmatch(r'"api";r=(\d+);t=(\d+)', answer.headers["ratelimit"])
    assert left is not None
    assert int(left[1]) == API.amount - 1
    take(API, str(company.ada.id), cost=float(left[1]))
    refused = await client.json("POST", "/api/v1/posts", viewer=company.ada, body=a_post(company, "Too often."))
    assert refused.status_code == 429
    assert refused.headers["content-type"] == "application/problem+json"
    assert int(refused.headers["retry-after"]) >= 1
    assert await value(TIMES, source="Too often.") == 0
    assert (await client.get("/api/v1/me", viewer=company.bo)).status_code == 200
    seconds = API.seconds / API.amount
    monkeypatch.setattr(limits, "clock", lambda: seconds)
    codes = [(await client.get("/api/v1/me", viewer=company.ada)).status_code for _ in range(2)]
    assert codes == [200, 429], "one request's time fills the bucket by one"


async def full(client: Client, company: Company) -> None:
    """More of everything than fits a page of two."""
    ada, places = company.ada, []
    last = initiative = ""
    for n in range(MANY):
        person, batch = create_person(name=f"Word {n}", handle=f"word-{n}", organisation_id=company.home_id)
        await write(*batch)
        proposal = {"name": f"Word {n} in store", "why": f"So that the stored word {n} is read in all stores."}
        places.append((await call(client, ada, "POST", "/api/v1/communities", proposal))["id"])
        made = await call(client, ada, "POST", "/api/v1/posts", a_post(company, f"The word {n} for @bo."))
        last = made["id"]
        direct = await call(client, ada, "POST", "/api/v1/directs", {"people": [str(company.bo.id), str(person)]})
        await call(
            client, ada, "POST", f"/api/v1/subjects/{direct['subject_id']}/messages", {"source": f"word {n} @bo"}
        )
        challenge = {"place_id": str(company.pumps), "name": f"Word {n}", "problem": f"The word {n} is not read."}
        initiative = (await call(client, ada, "POST", "/api/v1/initiatives", challenge))["id"]
        tool = await call(client, ada, "POST", "/api/v1/tools_in_use", {"name": f"Word {n}"})
        case = {"title": f"Word {n}", "tools": [tool["id"]]}
        case_id = (await call(client, ada, "POST", "/api/v1/business_cases", case))["id"]
        await call(client, ada, "POST", f"/api/v1/business_cases/{case_id}/risks", {"text": f"The word {n} is lost"})
        joining = {"people": [str(person)], "role": "member"}
        await call(client, ada, "POST", f"/api/v1/communities/{company.pumps}/invitations", joining)
        viewer = Viewer(id=person, name=f"Word {n}")
        await call(client, viewer, "PUT", f"/api/v1/me/invitations/{company.pumps}")
    for n in range(MANY):
        said = await call(client, ada, "POST", f"/api/v1/subjects/{last}/messages", {"source": f"The word again, {n}."})
        await call(client, ada, "PUT", f"/api/v1/messages/{said['id']}/reactions/useful")
    wanted = {"name": "How far we are", "closes_on": str(today_in("Europe/Oslo") + timedelta(days=9))}
    for _n in range(MANY):
        await call(client, company.max, "POST", "/api/v1/assessments", wanted)
    persona = await call(client, ada, "POST", f"/api/v1/initiatives/{initiative}/personas", {"name": "Reader"})
    task = await call(client, ada, "POST", f"/api/v1/personas/{persona['id']}/key_tasks", {"job": "Read the word"})
    line = {"kind": "decision", "text": "The word is read", "detail": "It was not."}
    await call(client, ada, "POST", f"/api/v1/initiatives/{initiative}/entries", line)
    ahead = {"kind": "milestone", "text": "It is read by ten"}
    for n in range(MANY):
        day = str(today_in("Europe/Oslo") + timedelta(days=n // 2))
        await call(client, ada, "POST", f"/api/v1/initiatives/{initiative}/entries", ahead | {"due_on": day})
    tool = {"kind": "community", "place_id": str(company.pumps), "tasks": [task["id"]]}
    await call(client, ada, "POST", f"/api/v1/initiatives/{initiative}/tools", tool)
    await call(client, ada, "POST", f"/api/v1/initiatives/{initiative}/costs", {"label": "The word", "low": 1})
    measure = {"name": "The word", "unit": "times", "target": 9}
    made = await call(client, ada, "POST", f"/api/v1/subjects/{initiative}/measures", measure)
    read = [{"at": f"2026-01-{n + 1:02}T00:00:00Z", "value": n} for n in range(MANY)]
    await call(client, ada, "POST", f"/api/v1/measures/{made['id']}/readings", {"readings": read})
    await call(client, ada, "PUT", f"/api/v1/measures/{made['id']}/baseline", {"figure": 4, "starts_on": "2026-01-02"})
    link = {"place_id": str(company.pumps), "what_for": "There the word is read"}
    await call(client, ada, "POST", f"/api/v1/initiatives/{initiative}/links", link)
    await call(client, ada, "POST", f"/api/v1/initiatives/{initiative}/gate", {"reason": "It is read aloud."})
    await full_office(client, company, places)
    for place in places:
        await call(client, company.bo, "POST", f"/api/v1/communities/{place}/membership")
    await company.settle()


async def full_office(client: Client, company: Company, places: list[str]) -> None:
    """The same for the council and the Digital Office: meetings, decisions, people and organisations from outside."""
    office, at = company.max, now_us()
    seat = await call(client, office, "POST", "/api/v1/council/members", {"person": "ada", "line": "it"})
    await call(client, office, "PUT", f"/api/v1/council/members/{seat['id']}/delegation", {"delegate": "bo"})
    await call(client, office, "PUT", "/api/v1/council/charter", {"challenge": "The word is not read."})
    for n in range(MANY):
        told = {"title": f"Word {n}", "starts_at": f"2031-01-0{1 + n // 2}T10:00:00Z"}
        await call(client, office, "POST", "/api/v1/council/meetings", told)
        await call(client, office, "POST", "/api/v1/council/decisions", {"title": f"Shall the word {n} be read?"})
        outside = new_id()
        await write(INSERT_ORGANISATION(id=outside, handle=f"out-{n}", name=f"Word {n}", kind="partner", created_at=at))
        for belongs in (outside, company.aldwater_id):
            who, batch = create_person(name=f"Out {n}", handle=f"out-{belongs}-{n}", organisation_id=belongs)
            seen = INSERT_MEMBERSHIP(place_id=int(places[n]), person_id=who, role="guest", since=at)
            await write(*batch, seen)
    await call(client, office, "POST", "/api/v1/office/duplicates")
    while await JobRunner().run_due():
        pass


def lists() -> list[Route]:
    """The routes that answer in pages."""
    names = [(route, {one.name for one in route.parameters if one.source == "query"}) for route in routes()]
    return [route for route, query in names if route.json and "limit" in query]


async def known(company: Company) -> World:
    """What paths can be filled with."""
    return World(
        ids=await ids_by_table(),
        texts={"handle": ["ada", "service"], "key": ["post"], "word": ["thanks"], "name": ["x"], "secret": ["x"]},
        words=["word"],
    )


async def test_every_list_is_read_by_pages_without_gap_or_double(client: Client, company: Company) -> None:
    await full(client, company)
    world, cookie = await known(company), await company.cookie(company.bo)
    member = Browser(client.sending._transport.app, cookie)  # type: ignore[attr-defined]
    office = Browser(member.app, await company.cookie(company.max))
    found = await learnt([route for route in lists() if path_parameters(route)], [member, office], world)
    lengths = {}
    for route in lists():
        browser = office if route.door is token_office_read else member
        for way in found.get(route.path, {()}):
            longest = 0
            for path in paths(route, way, world):
                whole, pieces = await _whole(browser, path), await _pieces(browser, route, path)
                assert pieces == whole, path
                longest = max(longest, len(whole))
            lengths[route.path] = longest
    assert {path: length for path, length in lengths.items() if length < MANY} == {}
    assert len(lengths) >= 9


async def _whole(browser: Browser, path: str) -> list[Any]:
    answer = await browser.get(f"{path}{'&' if '?' in path else '?'}limit=100")
    if answer.status == 404:
        return []
    assert answer.status == 200, f"{path}: {answer.body.decode()}"
    told = json.loads(answer.body)
    assert told["next"] is None, path
    return [_identity(entry) for entry in told["entries"]]


async def _pieces(browser: Browser, route: Route, path: str) -> list[Any]:
    query = {one.name for one in route.parameters}
    key = "after" if "after" in query else "before"
    entries, following = list[Any](), ""
    for _page in range(100):
        answer = await browser.get(f"{path}{'&' if '?' in path else '?'}limit=2{following}")
        if answer.status == 404:
            return []
        told = json.loads(answer.body)
        assert len(told["entries"]) <= 2
        entries += [_identity(entry) for entry in told["entries"]]
        if told["next"] is None:
            return entries
        following = f"&{key}={told['next']}"
    raise AssertionError(f"{path} has no last page")


def _identity(entry: dict[str, Any]) -> Any:
    """What makes an entry itself: its id, or that of what it is about."""
    if "id" in entry:
        return entry["id"]
    return json.dumps(entry, sort_keys=True)


async def test_the_document_is_valid_openapi(company: Company) -> None:
    schemathesis.openapi.from_dict(current_document()).validate()


async def test_every_answer_is_as_the_document_says_with_ids_as_text(
    client: Client, company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "enabled", False)  # it asks oftener than any program may
    await full(client, company)
    document, world = current_document(), await known(company)
    browser = Browser(client.sending._transport.app, await company.cookie(company.max))  # type: ignore[attr-defined]
    mine = Browser(browser.app, await company.cookie(company.ada))
    reading = [
        route for route in routes() if route.json and route.method == "GET" and not route.path.endswith("/stream")
    ]
    ways = await learnt([route for route in reading if path_parameters(route)], [mine, browser], world)
    looked_at = set()
    for route in reading:
        answers = document["paths"][route.path]["get"]["responses"]
        for way in ways.get(route.path, {()}):
            for path in list(paths(route, way, world))[:3]:
                answer = await mine.get(path)
                if answer.status == 200 and answer.headers["content-type"].startswith("application/json"):
                    looked_at.add(route.path)
                    schema = answers["200"].get("content", {}).get("application/json", {}).get("schema", {})
                    _conforms(json.loads(answer.body), schema, document, path)
                else:
                    assert str(answer.status) in answers, f"{path}: {answer.status}"
    assert len(looked_at) > 25


def _conforms(told: Any, schema: Any, document: Any, path: str) -> None:
    whole = {"$ref": "#/schema", "schema": schema, "components": document["components"]}
    faults = [
        f"{path}: {error.instance_path} {error.message[:200]}" for error in jsonschema_rs.iter_errors(whole, told)
    ]
    assert faults == []
    assert _numbers_as_ids(told) == [], path


def _numbers_as_ids(told: Any, name: str = "") -> list[str]:
    if isinstance(told, dict):
        return [found for key, part in told.items() for found in _numbers_as_ids(part, key)]
    if isinstance(told, list):
        return [found for part in told for found in _numbers_as_ids(part, name)]
    number = isinstance(told, int) and not isinstance(told, bool)
    return [f"{name}={told}"] if number and (name == "id" or name.endswith("_id") or told > 2**53) else []


async def test_the_document_can_be_read_by_people(client: Client) -> None:
    answer = await client.get("/api/v1/docs")
    assert answer.status_code == 200
    told = {(path, method.upper()) for path, methods in current_document()["paths"].items() for method in methods}
    for path, method in told:
        assert f"{method} {path}" in answer.text
    described = await client.get("/api/v1/openapi.json")
    assert described.json() == json.loads(json.dumps(current_document()))
