"""The route table: every route names its door, and the edge answers in the form in which it was asked."""

import re
from typing import Annotated

import httpx2
import msgspec
import pytest
from litestar import Litestar

from raison.kernel.doors import anyone
from raison.kernel.errors import Invalid
from raison.kernel.forms import AnyRequest, form_of
from raison.kernel.routes import Route, Text, get, handlers, put
from raison.people.sessions import COOKIE
from tests.support.company import Company
from tests.support.programs import ORIGIN, Client

pytestmark = pytest.mark.anyio


async def test_health_is_told_to_anybody(client: Client) -> None:
    answer = await client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


async def test_operators_read_how_many_answers_there_were_and_how_long_they_took(client: Client) -> None:
    async def counted() -> tuple[int, int]:
        told = (await client.get("/metrics")).text
        assert "\nraison_streams 0.0\n" in told
        answers = re.search(r'raison_requests_total\{method="PATCH",status="405"\} (\d+)\.0\n', told)
        timed = re.search(r'raison_request_seconds_bucket\{le="\+Inf",method="PATCH"\} (\d+)\.0\n', told)
        assert answers is not None
        assert timed is not None
        return int(answers[1]), int(timed[1])

    await client.sending.patch("/healthz")
    answers, timed = await counted()  # other tests of this process may have asked before
    await client.sending.patch("/healthz")
    assert await counted() == (answers + 1, timed + 1)


async def test_metrics_are_not_for_whom_a_proxy_brings(client: Client) -> None:
    assert (await client.get("/metrics", x_forwarded_for="203.0.113.9")).status_code == 403


async def test_an_address_that_is_nowhere_is_a_page_for_people_and_a_problem_for_programs(client: Client) -> None:
    page = await client.get("/nowhere")
    assert page.status_code == 404
    assert "text/html" in page.headers["content-type"]
    problem = await client.get("/api/v1/nowhere")
    assert problem.status_code == 404
    assert problem.headers["content-type"] == "application/problem+json"


async def test_an_address_says_which_methods_it_takes_and_refuses_the_others(client: Client) -> None:
    asked = await client.sending.options("/healthz")
    assert (asked.status_code, asked.headers["allow"]) == (204, "GET, OPTIONS")
    assert (await client.sending.delete("/healthz")).status_code == 405
    assert (await client.sending.delete("/api/v1/posts")).headers["content-type"] == "application/problem+json"


def _route(method: str, path: str) -> Route:
    async def handler(request: AnyRequest) -> Text:
        return Text(text=f"{request.method} {request.path_params}")

    taken = {"GET": get, "PUT": put}[method](path, door=anyone)(handler)
    return next(iter(taken.routes))  # type: ignore[attr-defined]


async def test_one_path_may_name_its_parts_differently_for_each_method(company: Company) -> None:
    litestar = Litestar(handlers([_route("GET", "/x/{a}"), _route("PUT", "/x/{b}"), _route("GET", "/x/1/y")]))
    transport = httpx2.ASGITransport(app=litestar)  # type: ignore[arg-type]
    async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN) as sending:
        told = {"sec-fetch-site": "same-origin"}
        assert (await sending.get("/x/7")).text == "GET {'a': '7'}"
        assert (await sending.put("/x/7", headers=told)).text == "PUT {'b': '7'}"
        assert (await sending.put("/x/1/y", headers=told)).status_code == 405


def test_a_route_that_is_declared_twice_stops_the_start() -> None:
    with pytest.raises(ValueError, match=r"GET /x/\{b\} is declared twice"):
        handlers([_route("GET", "/x/{a}"), _route("GET", "/x/{b}")])


@pytest.mark.parametrize(
    "told", [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://elsewhere.example"}]
)
async def test_a_form_from_another_site_is_refused(client: Client, company: Company, told: dict[str, str]) -> None:
    cookie = {"cookie": f"{COOKIE}={await company.cookie(company.ada)}"}
    assert (await client.sending.post("/home/seen", headers=cookie | told)).status_code == 403
    assert (await client.sending.post("/home/seen", headers=cookie | {"origin": ORIGIN})).status_code == 303


class Chosen(msgspec.Struct):
    """A form with a list that has limits."""

    people: Annotated[list[int], msgspec.Meta(max_length=3)] = []
    name: Annotated[str, msgspec.Meta(max_length=5)] = ""


def test_a_field_that_stands_once_or_often_is_a_list_where_a_list_is_wanted() -> None:
    assert form_of({"people": ["1"]}, Chosen).people == [1]
    assert form_of({"people": ["1", "", "2"]}, Chosen).people == [1, 2]
    with pytest.raises(Invalid) as refused:
        form_of({"people": ["1", "2", "3", "4"]}, Chosen)
    assert "people" in refused.value.fields
