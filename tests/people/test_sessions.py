"""Sessions are listed, ended one by one or all at once, and their live streams end with them."""

from datetime import timedelta

import httpx2

from raison.kernel.clock import shifted
from raison.kernel.live import hub
from raison.kernel.live.connection import Connection
from raison.people.sessions import COOKIE, SESSION_LASTS, session_cookie
from tests.support.company import Company
from tests.support.programs import Client


async def ids(client: Client, company: Company) -> list[str]:
    answer = await client.json("GET", "/api/v1/sessions", viewer=company.ada)
    return [session["id"] for session in answer.json()["entries"]]


async def test_one_browser_can_be_signed_out_from_another(
    client: Client, visitor: httpx2.AsyncClient, company: Company
) -> None:
    visitor.cookies.set(COOKIE, await company.cookie(company.ada))
    await client.get("/settings", viewer=company.ada)
    found = await ids(client, company)
    assert len(found) == 2
    for session_id in found:
        assert (await client.post(f"/settings/sessions/{session_id}/removal", viewer=company.bo)).status_code == 404
    assert len(await ids(client, company)) == 2
    await visitor.post("/sign-out")
    assert len(await ids(client, company)) == 1
    assert (await visitor.get("/settings")).status_code == 303


async def test_signing_out_everywhere_ends_every_session_and_stream(
    client: Client, visitor: httpx2.AsyncClient, company: Company
) -> None:
    visitor.cookies.set(COOKIE, await company.cookie(company.ada))
    await client.get("/settings", viewer=company.ada)
    streams = []
    for session_id in await ids(client, company):
        viewer = type(company.ada)(id=company.ada.id, name="Ada", session_id=int(session_id))
        streams.append(Connection(viewer, {"me": 0}))
        hub().connections.add(streams[-1])
    bos = Connection(company.bo, {"me": 0})
    hub().connections.add(bos)
    assert (await visitor.post("/sign-out/everywhere")).status_code == 303
    assert (await visitor.get("/settings")).status_code == 303
    assert (await client.json("GET", "/api/v1/me", viewer=company.ada)).status_code == 401
    assert [stream.closed for stream in streams] == [True, True]
    assert not bos.closed


async def test_a_session_that_nobody_used_for_a_month_has_ended(visitor: httpx2.AsyncClient, company: Company) -> None:
    visitor.cookies.set(COOKIE, await company.cookie(company.ada))
    with shifted(SESSION_LASTS - timedelta(hours=1)):
        assert (await visitor.get("/settings")).status_code == 200
    with shifted(SESSION_LASTS + timedelta(days=1)):
        assert (await visitor.get("/settings")).status_code == 200  # its use a day ago made it last
    with shifted(3 * SESSION_LASTS):
        assert (await visitor.get("/settings")).status_code == 303


async def test_a_forged_cookie_is_nobody(visitor: httpx2.AsyncClient, company: Company) -> None:
    for forged in ("", "x", "a" * 4000, "é", "../../etc"):
        answer = await visitor.get("/settings", headers={b"cookie": f"{COOKIE}={forged}".encode()})
        assert answer.status_code == 303, forged


def test_the_cookie_is_secure_when_people_come_by_https() -> None:
    assert "; Secure" in session_cookie("x", secure=True)
    assert "; Secure" not in session_cookie("x", secure=False)
    assert "Max-Age=0" in session_cookie("", secure=True)
