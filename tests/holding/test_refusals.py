"""Whatever programs send that is not right gets a clear refusal: a 4xx as problem+json, nothing stored, no crash."""

import random
import re
from typing import Any
from urllib.parse import quote

import msgspec
import pytest
from sqlalchemy import func, select

from raison.app import routes
from raison.kernel.database import metadata, statement, value
from raison.kernel.openapi.pages import current_document
from raison.kernel.routes import Route
from tests.support.company import Company
from tests.support.programs import Client

KEPT_APART = {"sessions", "tokens", "idempotency_keys", "offsets"}
"""Tables that asking itself may touch (when somebody was last seen), and that hold nothing of what was asked."""
COUNTS = {name: statement(select(func.count()).select_from(table)) for name, table in metadata.tables.items()}
BAD_BODIES: list[bytes] = [
    b"",
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b"\xff\xfe{}",
    b'{"a":' * 3_000 + b"1" + b"}" * 3_000,
    b'{"text":"\\u0000","name":"\\u0000","why":"\\u0000"}',
    b'{"place_id":{},"text":7,"name":[],"kind":"nonsense","level":9,"word":null,"ends_on":"never"}',
]
BROKEN_PARTS = (b"", b"--x", b"--x\r\n\r\n--x--", b"--x\r\nContent-Disposition: form-data; name=file\r\n\r\nabc")
ODD = "aZ9 \u00e4\u0301\u202e\U0001f600\u4e2d\x00\n\t\"'%_*()-+:;<>&\\/"
NUMBERS = (-1, 0, 1, 2**31, 2**63, -(2**63) - 1, 10**30)
BAD_IDS = ("0", "-1", "abc", "9" * 19, "9" * 40, "1.5", "%00", "..%2f..", "' OR 1=1 --")


def programs(*methods: str) -> list[Route]:
    """The API's routes, but for the endless stream."""
    return [r for r in routes() if r.json and r.method in methods and not r.path.endswith("/stream")]


async def stored() -> dict[str, Any]:
    """How many rows each table has."""
    return {name: await value(count) for name, count in COUNTS.items() if name not in KEPT_APART}


def refused(route: Route, answer: Any) -> None:
    """The answer is a refusal that a program can read."""
    where = (route.method, route.path, answer.status_code)
    assert 400 <= answer.status_code < 500, where
    assert answer.headers["content-type"] == "application/problem+json", where
    problem = msgspec.json.decode(answer.content)
    assert problem["status"] == answer.status_code, where
    assert problem["title"], where
    assert problem["request"], where


async def test_ids_that_are_nobodys_are_not_found(client: Client, company: Company) -> None:
    before = await stored()
    for route in programs("GET", "POST", "PUT", "PATCH", "DELETE"):
        if "{" not in route.path:
            continue
        for bad in BAD_IDS:
            path = re.sub(r"\{[a-z_]+\}", bad.replace("'", "%27").replace(" ", "%20"), route.path)
            answer = await client.json(
                route.method, path, viewer=company.ada, body=None if route.method == "GET" else {}
            )
            if "{key}" in route.path and answer.status_code < 300:
                continue  # a draft may have any name
            refused(route, answer)
    after = await stored()
    assert after | {"drafts": 0} == before | {"drafts": 0}


async def test_bodies_that_are_not_right_are_refused_and_store_nothing(client: Client, company: Company) -> None:
    before, count = await stored(), 0
    for route in programs("POST", "PUT", "PATCH"):
        if not any(parameter.source == "json" for parameter in route.parameters):
            continue
        path = re.sub(r"\{[a-z_]+\}", str(company.pumps), route.path)
        for body in BAD_BODIES:
            answer = await client.raw(route.method, path, viewer=company.gil, content=body)
            if answer.status_code < 300:
                continue  # every field of it may be left out; that it stored nothing is looked at below
            refused(route, answer)
            count += 1
    assert count > 100
    assert await stored() == before


async def test_a_body_over_the_limit_is_refused_before_it_is_read(client: Client, company: Company) -> None:
    for path in ("/api/v1/posts", "/api/v1/communities"):
        content = b'{"text":"' + b"a" * 1_100_000 + b'"}'
        answer = await client.raw("POST", path, viewer=company.ada, content=content)
        assert answer.status_code == 413


async def test_multipart_that_is_broken_is_refused(client: Client, company: Company) -> None:
    before = await stored()
    kinds = ("multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + "y" * 300)
    for kind in kinds:
        for content in (
            b"",
            b"--x",
            b"--x\r\n\r\n--x--",
            b"--x\r\nContent-Disposition: form-data; name=file\r\n\r\nabc",
        ):
            answer = await client.raw("POST", "/api/v1/files", viewer=company.ada, content=content, kind=kind)
            assert 400 <= answer.status_code < 500, (kind, content)
    assert await stored() == before


async def test_a_token_that_is_forged_or_a_session_that_never_was_opens_nothing(client: Client) -> None:
    for route in programs("GET"):
        path = re.sub(r"\{[a-z_]+\}", "1", route.path)
        if path.endswith(("/openapi.json", "/docs")):
            continue
        answer = await client.get(path, authorization="Bearer rsn_forged")
        assert (route.path, answer.status_code) == (route.path, 401)
        answer = await client.get(path, cookie="raison_session=never-was")
        assert (route.path, answer.status_code) == (route.path, 401)


async def test_whatever_stands_in_a_query_is_answered(client: Client, company: Company) -> None:
    choose = random.Random(11)
    for _turn in range(20):
        text = "".join(choose.choice(ODD) for _letter in range(choose.randrange(1, 40)))
        await _asked(client, company, text, choose.choice(NUMBERS))


async def _asked(client: Client, company: Company, text: str, number: int) -> None:
    given_text = quote(text)
    for route in programs("GET"):
        names = [parameter.name for parameter in route.parameters if parameter.source == "query"]
        if not names or "{" in route.path:
            continue
        for values in (given_text, str(number)):
            query = "&".join(f"{name}={values}" for name in names)
            answer = await client.get(f"{route.path}?{query}", viewer=company.ada)
            assert answer.status_code < 500, (route.path, query)


async def test_the_document_is_openapi_and_every_id_in_it_is_text(company: Company) -> None:
    document = current_document()
    assert document["openapi"] == "3.1.0"
    told = msgspec.json.encode(document).decode()
    assert '"maximum":9223372036854775807' not in told
    operations = [one["operationId"] for methods in document["paths"].values() for one in methods.values()]
    assert len(operations) == len(set(operations))
    assert len(operations) > 50


@pytest.mark.parametrize("scope", ["read"])
async def test_a_token_that_may_only_read_writes_nothing(client: Client, company: Company, scope: str) -> None:
    made = await client.json(
        "POST", "/api/v1/tokens", viewer=company.ada, body={"name": "reader", "scopes": [scope], "days": 1}
    )
    token = made.json()["token"]
    for route in programs("POST", "PUT", "PATCH", "DELETE"):
        path = re.sub(r"\{[a-z_]+\}", "1", route.path)
        answer = await client.raw(route.method, path, content=b"{}", authorization=f"Bearer {token}")
        assert (route.method, route.path, answer.status_code) == (route.method, route.path, 403)
