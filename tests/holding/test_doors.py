"""Doors: each route has one, and it holds for whoever should not come in."""

import re

import pytest

from raison.app import routes
from raison.kernel.doors import Door, anyone, office, token_office
from raison.kernel.routes import Route
from tests.support.company import Company
from tests.support.programs import Client

SOMETHING = "123456789"


def address(route: Route) -> str:
    """The route's address with something for each parameter."""
    return re.sub(r"\{[a-z_]+\}", SOMETHING, route.path)


@pytest.mark.house
def test_every_route_names_its_door() -> None:
    assert {type(route.door) for route in routes()} == {Door}
    assert len({(route.method, route.path) for route in routes()}) == len(routes())


@pytest.mark.house
def test_doors_that_anybody_may_come_in_by_are_few_and_known() -> None:
    open_to_all = sorted({route.path for route in routes() if route.door is anyone})
    assert open_to_all == sorted(OPEN)


OPEN = (
    "/api/v1/docs /api/v1/openapi.json /assets/{name} /first-run /healthz /invitations/{secret} /metrics /reset "
    "/reset/{secret} /sign-in /sign-in/link/{secret} /sign-in/passkey /sign-in/passkey/options"
).split()


async def test_nobody_comes_in_by_a_closed_door(client: Client) -> None:
    for route in routes():
        if route.door is anyone:
            continue
        if route.json:
            answer = await client.json(route.method, address(route))
            assert (route.path, answer.status_code) == (route.path, 401)
        elif route.method == "GET":
            answer = await client.get(address(route), accept="text/html")
            assert (route.path, answer.status_code) == (route.path, 303)
            assert answer.headers["location"].startswith("/sign-in?next=")
        else:
            answer = await client.post(address(route))
            assert (route.path, answer.status_code in (401, 405)) == (route.path, True)


async def test_a_form_from_another_site_is_refused_before_anything_else(client: Client, company: Company) -> None:
    for route in routes():
        if route.method == "GET" or route.door is anyone:
            continue
        answer = await client.json(route.method, address(route), viewer=company.ada, sec_fetch_site="cross-site")
        assert (route.method, route.path, answer.status_code) == (route.method, route.path, 403)


async def test_members_do_not_come_in_by_the_doors_of_the_office(client: Client, company: Company) -> None:
    closed = [route for route in routes() if route.door in (office, token_office)]
    assert len(closed) > 3
    for route in closed:
        answer = await client.json(route.method, address(route), viewer=company.ada)
        assert (route.path, answer.status_code) == (route.path, 403)
