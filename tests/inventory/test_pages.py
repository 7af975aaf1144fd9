"""The pages and the API of the inventory: short forms that keep what is typed, and links."""

import html

import pytest

from raison.inventory.actions import set_aside
from raison.inventory.pages import lists as pages
from raison.inventory.proposals import NewUsedTool
from raison.inventory.queries import hosts_seen, lists
from raison.kernel.clock import now_us
from raison.kernel.database import write
from raison.people.accounts import create_person
from raison.subjects.writes import INSERT_MESSAGE
from tests.inventory.scenes import call, written
from tests.support.company import INSERT_MEMBERSHIP, Company
from tests.support.programs import Client


async def test_a_tool_is_written_down_by_its_name_and_the_form_keeps_what_was_typed(company: Company, client: Client):
    assert (await client.get("/tools-in-use/new?name=Pinger", viewer=company.bo)).status_code == 200
    form = {"name": "Chatterbox", "who": "Service", "has": ["messaging", "presence"]}
    sent = await client.post("/tools-in-use", viewer=company.bo, form=form)
    assert sent.status_code == 303
    await written(company.eve, NewUsedTool(name="Pinger", cost_low=300, capabilities=("messaging",)))
    page = html.unescape((await client.get(sent.headers["location"], viewer=company.eve)).text)
    for words in ("Service", "Messaging: 2 tools", "300 EUR a year together", "nobody has put a figure on it"):
        assert words in page
    wrong = {"name": "Words typed", "cost_low": "much", "outside": "perhaps", "ends_on": "soon"}
    answer = await client.post("/tools-in-use", viewer=company.bo, form=wrong)
    assert (answer.status_code, "Words typed" in answer.text) == (422, True)
    wrong.pop("outside")
    answer = await client.post("/tools-in-use", viewer=company.bo, form=wrong)
    assert (answer.status_code, 'value="much"' in answer.text, 'id="error-cost_low"' in answer.text) == (
        422,
        True,
        True,
    )
    path = sent.headers["location"]
    changed = {"name": "Chatterbox", "cost_low": "1,200", "currency": "EUR", "ends_on": "2190-12-31", "owner": "@ada"}
    assert (await client.post(path, viewer=company.eve, form=changed)).status_code == 403
    assert (await client.get(f"{path}/editing", viewer=company.eve)).status_code == 403
    assert (await client.post(path, viewer=company.bo, form=changed)).status_code == 303
    again = await client.get(f"{path}/editing", viewer=company.ada)
    assert all(f'value="{value}"' in again.text for value in ("1200", "2190-12-31", "@ada"))
    assert (await client.get("/tools-in-use?has=", viewer=company.eve)).status_code == 200
    shown = await client.get("/tools-in-use?has=messaging", viewer=company.eve)
    assert "Pinger" in shown.text
    assert f'href="{path}"' not in shown.text  # nothing was ticked in the second form
    assert (await client.post(f"{path}/uses", viewer=company.eve, form={"purpose": "Alone"})).status_code == 422
    assert (await client.get("/tools-in-use/overlap", viewer=company.eve)).status_code == 200


async def test_what_five_people_link_to_in_open_places_is_proposed_and_nothing_of_closed_ones(
    company: Company, client: Client
):
    people = [company.ada.id, company.bo.id]
    for n in range(4):
        person, batch = create_person(name=f"Word {n}", handle=f"word-{n}", organisation_id=company.home_id)
        await write(*batch)
        people.append(person)
    places = {company.pumps: "open.example", company.board: "hidden.example", company.field: "closed.example"}
    for place, host in places.items():
        joining = [{"place_id": place, "person_id": one, "role": "member", "since": now_us()} for one in people[2:]]
        await write(INSERT_MEMBERSHIP.many(joining))
        post = {"place_id": str(place), "text": f"See https://www.{host}/plan and http://testserver/x."}
        made = await call(client, company.ada, "POST", "/api/v1/posts", post)
        for n, person in enumerate(people[1:]):
            row = {"id": int(made["id"]) + 100 + n, "subject_id": int(made["id"]), "author_id": person}
            few = f"https://few.example/{n}" if n < 3 else ""
            await write(INSERT_MESSAGE(**row, created_at=now_us(), source=f"(https://{host}/a) {few}", quoted_id=None))
    assert [(one.host, one.people) for one in await hosts_seen()] == [("open.example", 6)]
    page = await client.get("/tools-in-use/seen", viewer=company.eve)
    assert "open.example" in page.text
    assert "hidden.example" not in page.text
    await set_aside(company.eve, "https://open.example/x")
    assert await hosts_seen() == []
    assert (await client.post("/tools-in-use/seen", viewer=company.eve, form={"host": " "})).status_code == 422
    answer = await client.json("POST", "/api/v1/set_aside_hosts", viewer=company.gil, body={"host": "a.example"})
    assert answer.status_code == 403


async def test_a_name_that_is_taken_leads_to_the_tool_that_has_it_and_nothing_typed_is_lost(
    company: Company, client: Client
):
    tool, pinger = await written(company.ada), await written(company.bo, NewUsedTool(name="Pinger"))
    form = {"name": "CHATTERBOX", "own": "Words typed", "cost_low": "7", "currency": "EUR"}
    for path in ("/tools-in-use", pinger.page):
        answer = await client.post(path, viewer=company.bo, form=form)
        assert answer.status_code == 409
        for words in ('value="Words typed"', 'value="7"', "Chatterbox is in the inventory already", f'"{tool.page}"'):
            assert words in answer.text, path


async def test_programs_do_all_of_it_too(company: Company, client: Client):
    body = {"name": "Chatterbox", "capabilities": ["messaging"], "ends_on": "2190-01-02", "who": "Service"}
    tool = await call(client, company.bo, "POST", "/api/v1/tools_in_use", body)
    path = f"/api/v1/tools_in_use/{tool['id']}"
    changed = await call(client, company.bo, "PATCH", path, {"own": "Rings", "owner": "ada"})
    assert (changed["own"], changed["owner"]["handle"], changed["ends_at"][:10]) == ("Rings", "ada", "2190-01-02")
    assert changed["uses"] == [{"who": "Service", "purpose": ""}]
    costly = await call(client, company.bo, "PATCH", path, {"cost_low": 300, "people_low": 7, "outside": "yes"})
    assert (costly["cost_low"], costly["cost_high"], costly["people_high"]) == (300, 300, 7)
    nothing = {"cost_low": None, "cost_high": None, "ends_on": None}
    emptied = await call(client, company.bo, "PATCH", path, nothing)
    assert (emptied["cost_low"], emptied["cost_high"], emptied["ends_at"]) == (None, None, None)
    assert (emptied["people_low"], emptied["own"], emptied["owner"]["handle"]) == (7, "Rings", "ada")
    assert (await client.json("PATCH", path, viewer=company.bo, body={"own": None})).status_code == 422
    document = (await client.get("/api/v1/openapi.json")).json()
    assert "`null` empties" in document["components"]["schemas"]["UsedToolChanges"]["description"]
    await call(client, company.eve, "POST", f"{path}/uses", {"who": "Buying"})
    await call(client, company.eve, "POST", "/api/v1/tools_in_use", {"name": "Pinger", "capabilities": ["messaging"]})
    [overlap] = await call(client, company.eve, "GET", "/api/v1/tool_overlaps")
    assert [one["name"] for one in overlap["tools"]] == ["Chatterbox", "Pinger"]
    retiring = await call(client, company.bo, "POST", f"{path}/retirement")
    assert (retiring["state"], retiring["initiative_title"]) == ("joining", "Retire Chatterbox")
    await call(client, company.bo, "PUT", f"{path}/state", {"state": "retired"})
    assert len(await call(client, company.eve, "GET", f"{path}/events")) >= 4
    for stranger in (company.gil, company.carla):
        for hidden in (path, "/api/v1/tools_in_use", "/api/v1/tool_overlaps", "/api/v1/tool_hosts"):
            assert (await client.get(hidden, viewer=stranger)).status_code == 404, hidden


async def test_the_overlap_says_when_it_compares_not_all(
    client: Client, company: Company, monkeypatch: pytest.MonkeyPatch
):
    for name in ("Chatterbox", "Pinger", "Filer"):
        await written(company.ada, NewUsedTool(name=name))
    whole = (await client.get("/tools-in-use/overlap", viewer=company.ada)).text
    for module in (lists, pages):
        monkeypatch.setattr(module, "COMPARED", 2)
    part = (await client.get("/tools-in-use/overlap", viewer=company.ada)).text
    said = "The newest 2 are compared."
    assert (said in whole, said in part) == (False, True)
    assert [name in part for name in ("Chatterbox", "Pinger", "Filer")] == [False, True, True]
