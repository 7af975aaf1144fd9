"""Communities as other programs use them."""

from itertools import product

import pytest

from tests.support.company import Company
from tests.support.programs import Client

pytestmark = pytest.mark.anyio
ROOT = "/api/v1/communities"


async def test_a_program_starts_reads_and_changes_a_community(company: Company, client: Client) -> None:
    made = await client.json("POST", ROOT, viewer=company.ada, body={"name": "Dry dock", "why": "So that it is dry."})
    assert made.status_code == 201
    place = made.json()
    assert isinstance(place["id"], str)
    assert (place["stage"], place["role"], place["people"]) == ("pilot", "owner", 1)
    where = f"{ROOT}/{place['id']}"
    changed = await client.json("PATCH", where, viewer=company.ada, body={"name": "Wet dock", "openness": "closed"})
    assert (changed.json()["name"], changed.json()["openness"]) == ("Wet dock", "closed")
    assert changed.json()["ends_at"] == place["ends_at"]
    assert (await client.json("PATCH", where, viewer=company.eve, body={"name": "Mine"})).status_code == 403
    assert (await client.json("GET", where, viewer=company.eve)).json()["why"] == "So that it is dry."
    assert (await client.json("GET", where, viewer=company.carla)).status_code == 404


async def test_lists_page_by_key(company: Company, client: Client) -> None:
    seen, after = [], "0"
    while after:
        page = (await client.json("GET", f"{ROOT}?limit=1&after={after}", viewer=company.ada)).json()
        seen += [entry["name"] for entry in page["entries"]]
        after = page["next"]
    assert seen == ["All Halden", "Board", "First 72 Hours", "Pumps"]
    seen, after = [], "0"
    while after:
        where = f"{ROOT}/{company.field}/members?limit=3&after={after}"
        page = (await client.json("GET", where, viewer=company.carla)).json()
        seen += [entry["person"]["handle"] for entry in page["entries"]]
        after = page["next"]
    assert sorted(seen) == ["ada", "bo", "carla", "gil"]


async def test_joining_and_leaving(company: Company, client: Client) -> None:
    where = f"{ROOT}/{company.pumps}/membership"
    assert (await client.json("POST", where, viewer=company.eve)).json()["role"] == "member"
    assert (await client.json("POST", where, viewer=company.eve)).status_code == 409
    assert (await client.json("DELETE", where, viewer=company.eve)).status_code == 204
    assert (await client.json("DELETE", where, viewer=company.eve)).status_code == 409


async def test_requests_and_invitations(company: Company, client: Client) -> None:
    where = f"{ROOT}/{company.field}"
    assert (
        await client.json("POST", f"{where}/requests", viewer=company.eve, body={"text": "Please"})
    ).status_code == 204
    waiting = await client.json("GET", f"{where}/requests", viewer=company.ada)
    assert [entry["text"] for entry in waiting.json()["entries"]] == ["Please"]
    assert (await client.json("GET", f"{where}/requests", viewer=company.bo)).status_code == 403
    assert (await client.json("PUT", f"{where}/requests/{company.eve.id}", viewer=company.ada)).status_code == 204
    body = {"people": [str(company.max.id)]}
    assert (await client.json("POST", f"{where}/invitations", viewer=company.ada, body=body)).status_code == 204
    offers = await client.json("GET", "/api/v1/me/invitations", viewer=company.max)
    assert [entry["name"] for entry in offers.json()["entries"]] == ["First 72 Hours"]
    accepted = await client.json("PUT", f"/api/v1/me/invitations/{company.field}", viewer=company.max)
    assert accepted.json()["role"] == "member"
    unknown = await client.json("POST", f"{where}/invitations", viewer=company.ada, body={"people": ["7"]})
    assert unknown.status_code == 422


async def test_a_charter_is_written_over_the_version_that_was_read(company: Company, client: Client) -> None:
    where = f"{ROOT}/{company.pumps}/charter"
    assert (await client.json("GET", where, viewer=company.eve)).status_code == 404
    body = {"challenge": "Pumps stop.", "key_tasks": ["Find out why"], "baseline": 11.2, "target": 5}
    first = await client.json("PUT", where, viewer=company.ada, body=body)
    assert (first.json()["version"], first.json()["key_tasks"]) == (1, ["Find out why"])
    assert (await client.json("PUT", where, viewer=company.ada, body=body)).status_code == 409
    second = await client.json("PUT", where, viewer=company.ada, body=body | {"seen": "1", "owner": "ada"})
    assert (second.json()["version"], second.json()["owner"]["handle"]) == (2, "ada")
    assert (await client.json("PUT", where, viewer=company.bo, body=body)).status_code == 403


SECRETS = [
    ("GET", ""),
    ("PATCH", ""),
    ("GET", "/members"),
    ("GET", "/charter"),
    ("PUT", "/charter"),
    ("GET", "/audience"),
    ("GET", "/requests"),
    ("POST", "/requests"),
    ("DELETE", "/requests"),
    ("GET", "/invitations"),
    ("POST", "/membership"),
    ("DELETE", "/membership"),
    ("GET", "/organisations"),
    ("POST", "/visit"),
]


async def test_strangers_do_not_learn_that_a_secret_community_exists(company: Company, client: Client) -> None:
    strangers = (company.eve, company.max, company.gil, company.carla, company.petra)
    for viewer, (method, path) in product(strangers, SECRETS):
        body: dict[str, str] | None = {} if method in ("POST", "PUT", "PATCH") else None
        answer = await client.json(method, f"{ROOT}/{company.board}{path}", viewer=viewer, body=body)
        assert answer.status_code == 404, (method, path)
        assert "Board" not in answer.text


WRONG = [
    {"name": "", "why": "B"},
    {"name": "A", "why": "x" * 301},
    {"name": "A", "why": "B", "ends_on": "2020-01-01"},
    {"name": "A", "why": "B", "ends_on": "9999-12-31"},
    {"name": "A", "why": "B", "openness": "ajar"},
    {"name": 7, "why": "B"},
]


async def test_a_wrong_pilot_is_a_clear_refusal(company: Company, client: Client) -> None:
    for body in WRONG:
        answer = await client.json("POST", ROOT, viewer=company.ada, body=body)
        assert answer.status_code == 422, body
        assert answer.json()["errors"]


async def test_a_wrong_query_is_a_clear_refusal(company: Company, client: Client) -> None:
    for query in ["after=-1", "after=99999999999999999999", "limit=0", "limit=1000", "show=none"]:
        assert (await client.json("GET", f"{ROOT}?{query}", viewer=company.ada)).status_code == 422, query
