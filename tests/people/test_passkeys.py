"""Passkeys, end to end in Chromium with a virtual authenticator, and what a forged answer gets."""

from typing import Any

import pytest
from playwright.async_api import CDPSession, Page, expect

from raison.people.sessions import COOKIE
from tests.support.browser import Windows
from tests.support.company import Company
from tests.support.programs import Client


async def authenticator(page: Page) -> CDPSession:
    """Give a page a built-in authenticator that agrees to everything."""
    devtools = await page.context.new_cdp_session(page)
    await devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    await devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return devtools


@pytest.mark.browser
async def test_a_passkey_is_made_and_signs_in_without_name_or_password(windows: Windows, company: Company) -> None:
    page = await windows.open("/settings/sign-in", viewer=company.ada)
    await authenticator(page)
    await page.get_by_label("Name of the new passkey").fill("Key ring")
    await page.get_by_role("button", name="Make a passkey").click()
    await expect(page.get_by_text("Key ring")).to_be_visible()

    await page.get_by_role("button", name="Sign out here").click()
    await expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert COOKIE not in [cookie["name"] for cookie in await page.context.cookies()]
    await page.goto(windows.server.url + "/sign-in?next=/settings/sign-in")
    await page.get_by_role("button", name="Sign in with a passkey").click()
    await expect(page.get_by_role("heading", name="Passkeys")).to_be_visible()
    assert await page.evaluate("document.body.dataset.viewer") == str(company.ada.id)

    page.on("dialog", lambda dialog: dialog.accept())
    await page.get_by_role("button", name="Remove").click()
    await expect(page.get_by_text("no longer signs you in")).to_be_visible()
    await page.get_by_role("button", name="Sign out here").click()
    await page.get_by_role("button", name="Sign in with a passkey").click()
    await expect(page.get_by_text("This passkey is not known here")).to_be_visible()
    assert COOKIE not in [cookie["name"] for cookie in await page.context.cookies()]


async def finish(client: Client, path: str, cookie: str, body: dict[str, Any]) -> int:
    answer = await client.json("POST", path, body=body, cookie=cookie, accept="application/json")
    assert COOKIE not in answer.headers.get("set-cookie", "")
    return answer.status_code


async def test_forged_answers_and_challenges_sign_nobody_in(client: Client, company: Company) -> None:
    options = await client.json("POST", "/sign-in/passkey/options")
    assert options.status_code == 200
    cookie = options.headers["set-cookie"].split(";")[0]
    empty: dict[str, Any] = {"id": "AA", "rawId": "AA", "type": "public-key", "response": {}}
    assert await finish(client, "/sign-in/passkey", cookie, empty) == 403
    assert await finish(client, "/sign-in/passkey", cookie, empty) == 410  # a challenge is good once
    assert await finish(client, "/sign-in/passkey", "raison_challenge=forged.1.2", empty) == 410
    assert await finish(client, "/sign-in/passkey", "a=b", empty) == 410
    for body in ({}, {"rawId": 7}, {"rawId": "%%%", "response": "x"}):
        fresh = await client.json("POST", "/sign-in/passkey/options")
        assert await finish(client, "/sign-in/passkey", fresh.headers["set-cookie"].split(";")[0], body) == 403


async def test_a_challenge_for_signing_in_registers_nothing(client: Client, company: Company) -> None:
    options = await client.json("POST", "/sign-in/passkey/options")
    session = await company.cookie(company.ada)
    cookie = f"{options.headers['set-cookie'].split(';')[0]}; {COOKIE}={session}"
    assert await finish(client, "/settings/passkeys", cookie, {"rawId": "AA"}) == 410
    own = await client.json("POST", "/settings/passkeys/options", cookie=f"{COOKIE}={session}")
    mine = own.headers["set-cookie"].split(";")[0]
    bos = f"{mine}; {COOKIE}={await company.cookie(company.bo)}"
    assert await finish(client, "/settings/passkeys", bos, {"rawId": "AA"}) == 410  # it was made for Ada
    assert await finish(client, "/settings/passkeys", f"{mine}; {COOKIE}={session}", {"rawId": "AA"}) == 422
