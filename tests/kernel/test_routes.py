"""The route table: every route names its door, and the edge answers in the form in which it was asked."""

from typing import Annotated

import msgspec
import pytest

from raison.kernel.errors import Invalid
from raison.kernel.forms import form_of
from raison.people.sessions import COOKIE
from tests.support.company import Company
from tests.support.programs import ORIGIN, Client

pytestmark = pytest.mark.anyio


async def test_health_is_told_to_anybody(client: Client) -> None:
    answer = await client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


async def test_an_address_that_is_nowhere_is_a_page_for_people_and_a_problem_for_programs(client: Client) -> None:
    page = await client.get("/nowhere")
    assert page.status_code == 404
    assert "text/html" in page.headers["content-type"]
    problem = await client.get("/api/v1/nowhere")
    assert problem.status_code == 404
    assert problem.headers["content-type"] == "application/problem+json"


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
