"""Access tokens: shown once, with scopes and an end, and never more than the one that made them."""

from datetime import timedelta
from typing import Any

from raison.kernel.clock import shifted
from tests.support.company import Company
from tests.support.programs import Client


async def token(client: Client, company: Company, *scopes: str, **body: Any) -> str:
    made = {"name": "Report", "scopes": list(scopes)} | body
    answer = await client.json("POST", "/api/v1/tokens", viewer=company.ada, body=made)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["token"])


def bearer(secret: str) -> str:
    return f"Bearer {secret}"


async def test_a_token_does_what_its_scopes_say(client: Client, company: Company) -> None:
    read, write = await token(client, company, "read"), await token(client, company, "write", "read")
    assert (await client.get("/api/v1/me", authorization=bearer(read))).json()["scopes"] == ["read"]
    change = {"title": "Director"}
    assert (await client.json("PATCH", "/api/v1/me", body=change, authorization=bearer(read))).status_code == 403
    assert (await client.json("PATCH", "/api/v1/me", body=change, authorization=bearer(write))).status_code == 200
    assert (await client.get("/settings", authorization=bearer(write))).status_code == 403  # pages are for people


async def test_a_token_makes_none_that_may_do_more(client: Client, company: Company) -> None:
    write = await token(client, company, "write")
    body = {"name": "More", "scopes": ["read", "write"]}
    assert (await client.json("POST", "/api/v1/tokens", body=body, authorization=bearer(write))).status_code == 422


async def test_a_token_ends_and_is_taken_back(client: Client, company: Company) -> None:
    short, long = await token(client, company, "read", days=1), await token(client, company, "read", days=0)
    with shifted(timedelta(days=2)):
        assert (await client.get("/api/v1/me", authorization=bearer(short))).status_code == 401
        assert (await client.get("/api/v1/me", authorization=bearer(long))).status_code == 200
    listed = (await client.json("GET", "/api/v1/tokens", viewer=company.ada)).json()["entries"]
    used = {one["id"]: one["used_at"] for one in listed}
    assert sum(1 for at in used.values() if at) == 1
    for one in listed:
        path = f"/api/v1/tokens/{one['id']}"
        assert (await client.json("DELETE", path, viewer=company.bo)).status_code == 404
        assert (await client.json("DELETE", path, viewer=company.ada)).status_code == 204
    assert (await client.get("/api/v1/me", authorization=bearer(long))).status_code == 401


async def test_the_page_shows_a_token_once(client: Client, company: Company) -> None:
    form = {"name": "Report", "scopes": ["read"], "days": "90"}
    answer = await client.post("/settings/tokens", viewer=company.ada, form=form)
    assert "rsn_" in answer.text
    secret = answer.text.split('id="token">')[1].split("<")[0]
    assert (await client.get("/api/v1/me", authorization=bearer(secret))).status_code == 200
    assert secret not in (await client.get("/settings/tokens", viewer=company.ada)).text
    assert (await client.post("/settings/tokens", viewer=company.ada, form={"name": "x"})).status_code == 422


async def test_a_forged_token_is_nobody(client: Client, company: Company) -> None:
    for forged in ("rsn_forged", "", "x" * 5000):
        assert (await client.get("/api/v1/me", authorization=bearer(forged))).status_code == 401
