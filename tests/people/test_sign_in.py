"""Signing in by password and link: generic answers, fresh sessions, limits on every try."""

import re
from datetime import timedelta

import httpx2
from argon2 import PasswordHasher

from raison.kernel import limits
from raison.kernel.access import Viewer
from raison.kernel.clock import shifted
from raison.kernel.database import value, write
from raison.people.accounts import sign_in_link
from raison.people.actions.passwords import PASSWORD_HASH, password_write
from raison.people.passwords import hash_password
from raison.people.sessions import COOKIE
from tests.support.company import Company
from tests.support.programs import Client

GOOD = "seven green kettles"


async def give_password(viewer: Viewer, password: str = GOOD) -> str:
    await write(password_write(viewer.id, await hash_password(password)))
    return f"{viewer.handle}@halden.example"


async def test_address_and_password_sign_in_and_lead_where_one_wanted_to_go(
    visitor: httpx2.AsyncClient, company: Company
) -> None:
    email = await give_password(company.ada)
    answer = await visitor.post("/sign-in", data={"email": email.upper(), "password": GOOD, "next": "/people?q=bo"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/people?q=bo")
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert (await visitor.get("/settings")).status_code == 200


async def test_wrong_password_unknown_account_and_closed_account_get_the_same_answer(
    visitor: httpx2.AsyncClient, company: Company, client: Client
) -> None:
    email, closed = await give_password(company.ada), await give_password(company.bo)
    await client.post(f"/people/{company.bo.id}/deactivation", viewer=company.max)
    answers = [
        await visitor.post("/sign-in", data={"email": address, "password": password})
        for address, password in ((email, "wrong password"), ("nobody@halden.example", GOOD), (closed, GOOD))
    ]
    pages = {
        (answer.status_code, re.sub(r'nonce[="-]+[\w-]+|value="[^"]*@[^"]*"|content="[^"]*"', "", answer.text))
        for answer in answers
    }
    assert len(pages) == 1
    assert answers[0].status_code == 422
    assert all(COOKIE not in answer.headers.get("set-cookie", "") for answer in answers)


async def test_nobody_is_led_to_another_site(visitor: httpx2.AsyncClient, company: Company) -> None:
    email = await give_password(company.ada)
    for bad in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/sign-out"):
        answer = await visitor.post("/sign-in", data={"email": email, "password": GOOD, "next": bad})
        assert answer.headers["location"] == "/home", bad


async def test_a_planted_session_is_worth_nothing_after_signing_in(
    visitor: httpx2.AsyncClient, company: Company
) -> None:
    email, planted = await give_password(company.ada), await company.cookie(company.eve)
    answer = await visitor.post(
        "/sign-in", data={"email": email, "password": GOOD}, headers={"cookie": f"{COOKIE}={planted}"}
    )
    assert planted not in answer.headers["set-cookie"]
    visitor.cookies.clear()
    assert (await visitor.get("/settings", headers={"cookie": f"{COOKIE}={planted}"})).status_code == 303


async def test_tries_at_one_account_are_limited_and_said_when_to_come_back(
    visitor: httpx2.AsyncClient, company: Company
) -> None:
    email = await give_password(company.ada)
    answers = [
        await visitor.post("/sign-in", data={"email": email, "password": f"wrong {number} password"})
        for number in range(limits.CREDENTIAL.amount + 2)
    ]
    codes = [answer.status_code for answer in answers]
    assert codes[: limits.CREDENTIAL.amount] == [422] * limits.CREDENTIAL.amount
    assert codes[-1] == 429
    assert int(answers[-1].headers["retry-after"]) > 0
    assert (await visitor.post("/sign-in", data={"email": email, "password": GOOD})).status_code == 429
    limits.forget()
    assert (await visitor.post("/sign-in", data={"email": email, "password": GOOD})).status_code == 303


async def test_an_unknown_account_is_limited_alike(visitor: httpx2.AsyncClient, company: Company) -> None:
    sent = {"email": "nobody@halden.example", "password": GOOD}
    codes = [(await visitor.post("/sign-in", data=sent)).status_code for _ in range(limits.CREDENTIAL.amount + 1)]
    assert codes == [422] * limits.CREDENTIAL.amount + [429]


async def test_a_form_from_another_site_signs_nobody_in(visitor: httpx2.AsyncClient, company: Company) -> None:
    email = await give_password(company.ada)
    answer = await visitor.post(
        "/sign-in", data={"email": email, "password": GOOD}, headers={"sec-fetch-site": "cross-site"}
    )
    assert answer.status_code == 403
    assert COOKIE not in answer.headers.get("set-cookie", "")


async def test_an_old_hash_is_made_anew_at_the_next_sign_in(visitor: httpx2.AsyncClient, company: Company) -> None:
    weak = PasswordHasher(time_cost=1, memory_cost=8 * 1024, parallelism=1).hash(GOOD)
    await write(password_write(company.ada.id, weak))
    answer = await visitor.post("/sign-in", data={"email": "ada@halden.example", "password": GOOD})
    assert answer.status_code == 303
    stored = await value(PASSWORD_HASH, who=company.ada.id)
    assert stored != weak
    assert "m=32768" in stored


async def test_a_link_signs_in_once(visitor: httpx2.AsyncClient, second: httpx2.AsyncClient, company: Company) -> None:
    url, bound = sign_in_link(company.ada.id)
    await write(bound)
    answer = await visitor.get(url, headers={"sec-fetch-site": "none"})
    assert answer.status_code == 303
    assert (await visitor.get("/settings")).status_code == 200
    assert (await second.get(url, headers={"sec-fetch-site": "none"})).status_code == 410


async def test_a_lasting_link_signs_in_again_and_ends_with_its_time(
    visitor: httpx2.AsyncClient, company: Company
) -> None:
    url, bound = sign_in_link(company.ada.id, uses=None, lasts=timedelta(days=2))
    await write(bound)
    for _ in range(2):
        assert (await visitor.get(url)).status_code == 303
    with shifted(timedelta(days=3)):
        assert (await visitor.get(url)).status_code == 410


async def test_a_link_that_another_site_opens_or_a_reader_fetches_in_advance_only_shows_a_button(
    visitor: httpx2.AsyncClient, company: Company
) -> None:
    url, bound = sign_in_link(company.ada.id)
    await write(bound)
    for headers in ({"sec-fetch-site": "cross-site"}, {"sec-purpose": "prefetch"}):
        answer = await visitor.get(url, headers=headers)
        assert answer.status_code == 200
        assert COOKIE not in answer.headers.get("set-cookie", "")
    assert (await visitor.post(url)).status_code == 303


async def test_a_forged_link_is_gone(visitor: httpx2.AsyncClient, company: Company) -> None:
    assert (await visitor.get("/sign-in/link/forged")).status_code == 410
    assert (await visitor.post("/sign-in/link/forged")).status_code == 410
