"""Every form that breaks a limit which its fields state comes back: 422, what was typed, a sentence at its field."""

import html
import re
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

import msgspec
import pytest

from raison.app import routes
from raison.kernel.routes import Route
from tests.support.company import Company
from tests.support.programs import Client

BUTTONS = {
    "/communities/{id}/boundary",
    "/communities/{id}/charter/acceptance",
    "/inbox/done",
    "/inbox/undoing",
    "/inbox/{id}/done",
    "/inbox/{id}/unmuting",
    "/initiatives/{id}/askings",
    "/initiatives/{id}/champions",
    "/initiatives/{id}/retirement/settlement",
    "/m/{id}/reactions",
    "/m/{id}/reactions/removal",
    "/presence",
    "/preview",
    "/subjects/{id}/follow",
    "/subjects/{id}/reading",
}
"""Forms of which each is a button, or which a script sends: nobody has typed anything in them that could be lost."""
ONCE = {"/first-run", "/invitations/{secret}", "/reset/{secret}"}
"""Forms behind a secret or a door that is open once; their own tests look at them."""


UNSEEN = {"next", "zone", "password", "current"}
"""Fields that nobody reads on the page; a password is never sent back."""


def forms() -> Iterator[tuple[Route, type[Any]]]:
    """Each route that people send a form to, with the form's struct."""
    for route in routes():
        if route.json or route.method != "POST":
            continue
        for parameter in (*route.parameters, *(route.again.parameters if route.again else ())):
            if parameter.source == "form":
                yield route, parameter.kind
                break


def limits(struct: type[Any]) -> dict[str, str]:
    """A value over its limit for each field that has one."""
    found = {}
    for field in msgspec.structs.fields(struct):
        if get_origin(field.type) is Annotated:
            bare, *marks = get_args(field.type)
            for mark in marks:
                if isinstance(mark, msgspec.Meta) and bare is str and mark.max_length:
                    found[field.encode_name] = "x" * (mark.max_length + 1)
                if isinstance(mark, msgspec.Meta) and bare is int and mark.le is not None and mark.le < 10_000:
                    found[field.encode_name] = str(mark.le + 1)
    return found


@pytest.mark.house
def test_every_form_in_which_somebody_types_can_be_drawn_again() -> None:
    bare = {route.path for route, _struct in forms() if route.again is None}
    assert bare == BUTTONS


async def address(route: Route, company: Company, client: Client) -> str:
    """The route's address, with something that its sender may change."""
    if route.path.startswith("/teams/"):
        return route.path.replace("{id}", str(company.team_id))
    if route.path.startswith("/messages/{id}"):
        body = {"people": [str(company.bo.id), str(company.eve.id)], "name": "Three"}
        made = await client.json("POST", "/api/v1/directs", viewer=company.max, body=body)
        return route.path.replace("{id}", made.json()["id"])
    return route.path.replace("{id}", str(company.company_place))


async def test_a_form_over_a_limit_comes_back_with_what_was_typed(client: Client, company: Company) -> None:
    tried = 0
    for route, struct in forms():
        if route.again is None or route.path in ONCE or not limits(struct):
            continue
        if route.path.startswith(("/inbox", "/posts", "/scheduled")):
            continue  # composers and the inbox have tests of their own
        viewer = None if route.path in ("/sign-in", "/reset") else company.max
        path = await address(route, company, client)
        named = "name" in {field.encode_name for field in msgspec.structs.fields(struct)}
        for field, value in limits(struct).items():
            answer = await client.post(path, viewer=viewer, form={"name": "Words typed", "person": "1", field: value})
            assert (path, field, answer.status_code) == (path, field, 422)
            told = html.unescape(answer.text)
            assert re.search(rf'id="error-{field}"|href="#field-{field}"|class="errors"', told), (path, field)
            chosen = re.search(rf'<select[^>]* name="{field}"', told)  # a list has no entry that is too long
            if field not in UNSEEN and not chosen:
                assert value in told, (path, field)
            if named and field != "name":
                assert "Words typed" in told, (path, field)
            tried += 1
    assert tried > 20


async def test_a_field_that_is_missing_is_named(client: Client, company: Company) -> None:
    answer = await client.post("/teams", viewer=company.max, form={"parent": "a parent that was typed"})
    assert answer.status_code == 422
    assert "This is needed." in answer.text
    assert 'id="error-name"' in answer.text
    assert "a parent that was typed" in answer.text


async def test_who_may_not_see_what_a_form_is_of_learns_nothing_by_sending_a_wrong_one(
    client: Client, company: Company
) -> None:
    for path in ("settings", "charter", "requests", "invitations"):
        wrong = {"seen": "none", "text": "x" * 5_000, "name": "x" * 5_000}
        answer = await client.post(f"/communities/{company.board}/{path}", viewer=company.eve, form=wrong)
        assert (path, answer.status_code) == (path, 404)


async def test_programs_that_send_a_form_get_a_problem(client: Client, company: Company) -> None:
    answer = await client.post("/teams", viewer=company.max, form={"name": "x" * 81}, accept="application/json")
    assert (answer.status_code, answer.json()["errors"]) == (422, {"name": "At most 80 characters."})


async def test_a_button_that_sends_nonsense_says_what_is_wrong(client: Client, company: Company) -> None:
    answer = await client.post(f"/subjects/{company.pumps}/follow", viewer=company.ada, form={"level": "loud"})
    assert answer.status_code == 422
    assert "Choose one of those that are offered." in answer.text
