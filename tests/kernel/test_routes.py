"""The route table: every route names its door, and the edge answers in the form in which it was asked."""

import pytest

from tests.support.programs import Client

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


async def test_a_form_from_another_site_is_refused(client: Client) -> None:
    answer = await client.get("/live", viewer=None)
    assert answer.status_code in (303, 401)
