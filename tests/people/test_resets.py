"""A new password by mail: nobody learns who has an account, a link is good once, and other sessions end."""

import re
from datetime import timedelta

import httpx2

from raison.kernel import limits
from raison.kernel.clock import shifted
from raison.people.sessions import COOKIE
from tests.people.conftest import letters
from tests.people.test_sign_in import GOOD, give_password
from tests.support.company import Company


async def link_of(company: Company) -> str:
    found = re.search(r"http://testserver(/reset/\S+)", (await letters(company))[-1].replace("=\n", ""))
    assert found
    return found[1]


async def test_known_and_unknown_addresses_get_the_same_answer_and_only_the_known_a_letter(
    visitor: httpx2.AsyncClient, company: Company
) -> None:
    known = await visitor.post("/reset", data={"email": "ada@halden.example"})
    unknown = await visitor.post("/reset", data={"email": "nobody@halden.example"})
    clean = [re.sub(r'nonce[="-]+[\w-]+|content="[^"]*"', "", answer.text) for answer in (known, unknown)]
    assert (known.status_code, unknown.status_code) == (200, 200)
    assert clean[0] == clean[1]
    sent = await letters(company)
    assert len(sent) == 1
    assert "ada@halden.example" in sent[0]


async def test_the_link_sets_the_password_signs_in_and_ends_other_sessions(
    visitor: httpx2.AsyncClient, second: httpx2.AsyncClient, company: Company
) -> None:
    await give_password(company.ada, "the one before it")
    second.cookies.set(COOKIE, await company.cookie(company.ada))
    await visitor.post("/reset", data={"email": "ada@halden.example"})
    link = await link_of(company)
    assert "Ada Berg" in (await visitor.get(link)).text
    assert (await visitor.post(link, data={"password": "short"})).status_code == 422
    assert (await visitor.post(link, data={"password": GOOD})).status_code == 303
    assert (await visitor.get("/settings")).status_code == 200
    assert (await second.get("/settings")).status_code == 303
    again = await second.post("/sign-in", data={"email": "ada@halden.example", "password": GOOD})
    assert again.status_code == 303


async def test_a_link_is_good_once_and_one_that_was_used_takes_its_siblings_along(
    visitor: httpx2.AsyncClient, company: Company
) -> None:
    await visitor.post("/reset", data={"email": "ada@halden.example"})
    first = await link_of(company)
    await visitor.post("/reset", data={"email": "ada@halden.example"})
    link = await link_of(company)
    assert first != link
    assert (await visitor.post(link, data={"password": GOOD})).status_code == 303
    for used in (link, first):
        assert (await visitor.get(used)).status_code == 410
        assert (await visitor.post(used, data={"password": "another good one"})).status_code == 410


async def test_a_link_ends_after_an_hour(visitor: httpx2.AsyncClient, company: Company) -> None:
    await visitor.post("/reset", data={"email": "ada@halden.example"})
    link = await link_of(company)
    with shifted(timedelta(minutes=61)):
        assert (await visitor.post(link, data={"password": GOOD})).status_code == 410
    assert (await visitor.post("/reset/forged", data={"password": GOOD})).status_code == 410


async def test_asking_is_limited(visitor: httpx2.AsyncClient, company: Company) -> None:
    sent = {"email": "ada@halden.example"}
    codes = [(await visitor.post("/reset", data=sent)).status_code for _ in range(limits.CREDENTIAL.amount + 1)]
    assert codes[-1] == 429
