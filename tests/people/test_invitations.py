"""Invitations: who may send which, and what somebody who comes in by one can see."""

import re
from datetime import timedelta
from typing import Any

import httpx2
from sqlalchemy import delete, select

from raison.kernel.access import Viewer, place_organisations, places
from raison.kernel.clock import shifted
from raison.kernel.database import number, statement, value, write
from tests.people.conftest import letters
from tests.people.test_sign_in import GOOD
from tests.support.company import Company
from tests.support.programs import Client

CLOSE = statement(delete(place_organisations).where(place_organisations.c.place_id == number("which")))
VERSION = statement(select(places.c.version).where(places.c.id == number("which")))


async def invite(client: Client, viewer: Viewer, **body: Any) -> str:
    answer = await client.json("POST", "/api/v1/invitations", viewer=viewer, body=body)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["url"])


async def test_a_link_makes_as_many_accounts_as_it_says(
    client: Client, visitor: httpx2.AsyncClient, company: Company
) -> None:
    url = await invite(client, company.max, uses=2)
    assert "invited to Halden Pumps" in (await visitor.get(url)).text
    for address in ("ida@halden.example", "ida.moen@halden.example"):
        visitor.cookies.clear()
        sent = {"name": "Ida Moen", "email": address, "password": GOOD}
        assert (await visitor.post(url, data=sent)).status_code == 303
        assert "Ida Moen" in (await visitor.get("/settings")).text
    visitor.cookies.clear()
    late = {"name": "Late Comer", "email": "late@halden.example", "password": GOOD}
    assert (await visitor.post(url, data=late)).status_code == 410
    found = await client.get("/people?q=ida", viewer=company.ada)
    assert "/people/@ida.moen" in found.text
    assert "/people/@ida.moen2" in found.text


async def test_an_invitation_by_mail_is_for_that_address_alone(
    client: Client, visitor: httpx2.AsyncClient, company: Company
) -> None:
    await invite(client, company.max, email="Nils@Halden.example", uses=50)
    letter = (await letters(company))[-1].replace("=\n", "")
    assert "nils@halden.example" in letter
    url = re.search(r"http://testserver/invitations/\S+", letter)
    assert url
    sent = {"name": "Nils Ek", "email": "other@halden.example", "password": GOOD}
    assert (await visitor.post(url[0], data=sent)).status_code == 303
    profile = await client.get("/people/@nils.ek", viewer=company.ada)
    assert "nils@halden.example" in profile.text
    assert (await visitor.post(url[0], data=sent)).status_code == 410


async def test_somebody_from_outside_comes_into_the_place_and_sees_nothing_else(
    client: Client, visitor: httpx2.AsyncClient, company: Company
) -> None:
    url = await invite(client, company.ada, organisation_id=str(company.aldwater_id), place_id=str(company.field))
    sent = {"name": "Otto Brandt", "email": "otto@aldwater.example", "password": GOOD}
    answer = await visitor.post(url, data=sent)
    assert answer.headers["location"] == f"/communities/{company.field}"
    directory = (await visitor.get("/people")).text
    assert "Carla Reid" in directory
    assert "Eve Dahl" not in directory
    assert (await visitor.get("/organisation")).status_code == 404
    seen = await client.get("/people/@otto.brandt", viewer=company.ada)
    assert "avatar--outside" in seen.text


async def test_a_boundary_that_was_closed_since_lets_nobody_in(
    client: Client, visitor: httpx2.AsyncClient, company: Company
) -> None:
    url = await invite(client, company.ada, organisation_id=str(company.aldwater_id), place_id=str(company.field))
    await write(CLOSE(which=company.field))
    sent = {"name": "Otto Brandt", "email": "otto@aldwater.example", "password": GOOD}
    assert (await visitor.post(url, data=sent)).status_code == 409
    assert (await visitor.get("/settings")).status_code == 303
    assert "Otto" not in (await client.get("/people", viewer=company.ada)).text


async def test_counts_of_a_place_move_with_who_comes_in(
    client: Client, visitor: httpx2.AsyncClient, company: Company
) -> None:
    before = await value(VERSION, which=company.field)
    url = await invite(client, company.ada, organisation_id=str(company.aldwater_id), place_id=str(company.field))
    sent = {"name": "Otto Brandt", "email": "otto@aldwater.example", "password": GOOD}
    assert (await visitor.post(url, data=sent)).status_code == 303
    assert await value(VERSION, which=company.field) > before


async def test_who_may_invite_whom(client: Client, company: Company) -> None:
    outside = {"organisation_id": str(company.aldwater_id)}
    for viewer, body, status in (
        (company.ada, {}, 403),  # members come by the Digital Office
        (company.ada, {"office": True, "guest": True, "place_id": str(company.pumps)}, 403),
        (company.ada, {"guest": True, "place_id": str(company.pumps)}, 201),
        (company.bo, {"guest": True, "place_id": str(company.pumps)}, 403),  # a member there, not its owner
        (company.eve, {"guest": True, "place_id": str(company.board)}, 404),  # must not know that it exists
        (company.max, {"guest": True, "place_id": str(company.board)}, 404),
        (company.ada, outside | {"place_id": str(company.pumps)}, 422),  # not shared with Aldwater
        (company.ada, outside | {"place_id": str(company.field)}, 201),
        (company.max, {"office": True}, 201),
        (company.max, {"organisation_id": "77"}, 404),
        (company.gil, {"guest": True, "place_id": str(company.field)}, 404),
        (company.carla, outside | {"place_id": str(company.field)}, 404),
    ):
        answer = await client.json("POST", "/api/v1/invitations", viewer=viewer, body=body)
        assert answer.status_code == status, (viewer.name, body, answer.text)


async def test_an_invitation_ends_is_taken_back_and_can_not_be_forged(
    client: Client, visitor: httpx2.AsyncClient, company: Company
) -> None:
    url = await invite(client, company.max, days=3)
    with shifted(timedelta(days=4)):
        assert (await visitor.get(url)).status_code == 410
    assert (await visitor.get(url)).status_code == 200
    open_ones = await client.json("GET", "/api/v1/invitations", viewer=company.max)
    invitation = open_ones.json()["entries"][0]["id"]
    assert (await client.json("DELETE", f"/api/v1/invitations/{invitation}", viewer=company.ada)).status_code == 404
    assert (await client.json("DELETE", f"/api/v1/invitations/{invitation}", viewer=company.max)).status_code == 204
    assert (await visitor.get(url)).status_code == 410
    assert (await visitor.get("/invitations/forged")).status_code == 410


async def test_an_address_with_an_account_is_sent_to_sign_in(
    client: Client, visitor: httpx2.AsyncClient, company: Company
) -> None:
    url = await invite(client, company.max)
    sent = {"name": "Ada Two", "email": "ada@halden.example", "password": GOOD}
    answer = await visitor.post(url, data=sent)
    assert answer.status_code == 409
    assert "Sign in" in answer.text
    assert (await visitor.get("/settings")).status_code == 303


async def test_who_has_an_account_joins_the_place_with_it(client: Client, company: Company) -> None:
    url = await invite(client, company.ada, guest=True, place_id=str(company.field))
    path = url.removeprefix("http://testserver")
    assert (await client.post(f"{path}/membership", viewer=company.petra)).status_code == 403
    answer = await client.post(f"{path}/membership", viewer=company.eve)
    assert answer.headers["location"] == f"/communities/{company.field}"
    assert (await client.post(f"{path}/membership", viewer=company.eve)).status_code == 410


async def test_a_refused_invitation_comes_back_with_what_was_typed(client: Client, company: Company):
    page = (await client.get("/invitations", viewer=company.ada)).text
    assert ("No place yet" in page, "No place yet" in (await client.get("/invitations", viewer=company.max)).text) == (
        False,
        True,
    )
    form = {"email": "new@halden.example", "place_id": str(company.pumps)}
    refused = await client.post("/invitations", viewer=company.ada, form=form)
    assert (refused.status_code, 'value="new@halden.example"' in refused.text) == (403, True)
    assert "Only the Digital Office invites members." in refused.text
    made = await client.post("/invitations", viewer=company.ada, form=form | {"guest": "1"})
    assert (made.status_code, 'id="link"' in made.text) == (200, True)
