"""The pages and the API of the inventory: short forms that keep what is typed, links, cases with questions."""

import html
import json
import re
from typing import Any

import pytest

from raison.inventory.actions import add_risk, retire, set_aside
from raison.inventory.case import ASSUMPTIONS
from raison.inventory.policies import visible_case, visible_risk
from raison.inventory.proposals import MAX_RISKS, NewRisk, NewUsedTool
from raison.inventory.queries import hosts_seen
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import write
from raison.kernel.errors import NotFound
from raison.people.accounts import create_person
from raison.subjects.writes import INSERT_MESSAGE
from tests.holding.test_statements import counts
from tests.inventory.scenes import begun, written
from tests.support.company import INSERT_MEMBERSHIP, Company
from tests.support.programs import Client

DRY_RUN = json.dumps({"messages": 900, "already": 100, "people": 7, "matched": 3, "places": 5, "in_file": 1_010})


async def call(client: Client, viewer: Viewer, method: str, path: str, body: Any = None) -> Any:
    """The API's answer, which must be good."""
    answer = await client.json(method, path, viewer=viewer, body=body)
    assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text}"
    return answer.json() if answer.content else None


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


async def test_a_case_asks_for_what_is_missing_until_it_comes_to_an_answer(company: Company, client: Client):
    chatter, pinger = await written(company.ada), await written(company.ada, NewUsedTool(name="Pinger"))
    form = {"title": "One place for talk", "currency": "EUR", "tools": [str(chatter.id), str(pinger.id)]}
    empty = await client.post("/business-cases", viewer=company.bo, form=form | {"tools": []})
    assert (empty.status_code, "One place for talk" in empty.text) == (422, True)
    assert ('href="#field-tools"' in empty.text, 'id="field-tools"' in empty.text) == (True, True)
    sent = await client.post("/business-cases", viewer=company.bo, form=form)
    path = sent.headers["location"]
    page = html.unescape((await client.get(path, viewer=company.eve)).text)
    for words in ("questions are open", "What Pinger costs a year", "Known so far: 4,000 to 5,000 EUR", "Open: it is"):
        assert words in page
    assert "/assumption?code=" not in page  # Eve began it not
    for code in ASSUMPTIONS:
        said = {"code": code, "low": "80" if code == "share_ending" else "7", "high": "", "why": "We tried it"}
        assert (await client.post(f"{path}/assumption", viewer=company.bo, form=said)).status_code == 303
    assert (await client.get(f"{path}/assumption?code=day_rate", viewer=company.bo)).text.count('value="7"') == 2
    wrong = await client.post(f"{path}/assumption", viewer=company.bo, form={"code": "share_ending", "low": "101"})
    assert (wrong.status_code, 'value="101"' in wrong.text) == (422, True)
    for tool, counted in ((chatter, {"line": DRY_RUN}), (pinger, {"messages": "0", "people": "4", "places": "1"})):
        answer = await client.post(f"{path}/counts", viewer=company.bo, form={"tool": str(tool.id), **counted})
        assert answer.status_code == 303
    wrong = await client.post(
        f"{path}/counts", viewer=company.bo, form={"tool": str(chatter.id), "line": "Words typed"}
    )
    assert (wrong.status_code, "Words typed" in wrong.text) == (422, True)
    await call(client, company.ada, "PATCH", f"/api/v1/tools_in_use/{pinger.id}", {"cost_low": 300, "cost_high": 300})
    page = html.unescape((await client.get(path, viewer=company.eve)).text)
    for words in ("4,300 to 5,300 EUR", "1,000", "The importer's dry run", "Between 0.1 and 0.1 years", "We tried it"):
        assert words in page, words
    brief = html.unescape((await client.get(f"{path}/brief", viewer=company.eve)).text)
    for words in ("4,300 to 5,300 EUR", "What one person-day costs, in EUR", "No question is open."):
        assert words in brief
    pdf = await client.get(f"{path}/brief.pdf", viewer=company.eve)
    assert (pdf.headers["content-type"], pdf.content[:5]) == ("application/pdf", b"%PDF-")


def typed(page: str) -> dict[str, str]:
    """What the fields of a form hold."""
    return {name: html.unescape(value) for name, value in re.findall(r'name="(\w+)"[^>]*? value="([^"]*)"', page)}


async def test_of_two_who_change_the_same_the_second_learns_it_and_keeps_what_was_typed(
    company: Company, client: Client
):
    tool = await written(company.bo)
    case = await begun(company.bo, tool)
    page = case.line.page
    forms = (
        (tool.page, f"{tool.page}/editing", "own"),
        (page, f"{page}/editing", "title"),
        (f"{page}/assumption", f"{page}/assumption?code=day_rate", "low"),
        (f"{page}/counts", f"{page}/counts?tool={tool.id}", "people"),
    )
    for path, form, field in forms:
        opened = typed((await client.get(form, viewer=company.bo)).text) | {"tools": str(tool.id), "outside": "no"}
        first, second = opened | {field: "41"}, opened | {field: "42"}
        assert (await client.post(path, viewer=company.max, form=first)).status_code == 303, path
        answer = await client.post(path, viewer=company.bo, form=second)
        assert (answer.status_code, 'value="42"' in answer.text) == (409, True), path
        assert "Somebody changed this" in answer.text
        assert 'value="41"' in (await client.get(form, viewer=company.bo)).text, path


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


async def test_a_tool_that_is_retired_stays_in_the_case_that_is_about_it(company: Company, client: Client):
    chatter, pinger = await written(company.bo), await written(company.bo, NewUsedTool(name="Pinger"))
    case = await begun(company.bo, chatter, pinger)
    await retire(company.bo, pinger)
    form = html.unescape((await client.get(f"{case.line.page}/editing", viewer=company.bo)).text)
    assert f'name="tools" value="{pinger.id}" checked' in form
    assert "Pinger (retired)" in form
    assert "Retired" in (await client.get(case.line.page, viewer=company.eve)).text
    assert "Pinger" not in (await client.get("/business-cases/new", viewer=company.bo)).text


async def test_risks_are_named_with_what_is_known_and_taken_away(company: Company, client: Client):
    case = await begun(company.bo, await written(company.ada))
    path = case.line.page
    assert (await client.post(f"{path}/risks", viewer=company.eve, form={"text": "Nobody comes"})).status_code == 403
    wrong = await client.post(f"{path}/risks", viewer=company.bo, form={"text": "Words typed", "chance_low": "110"})
    assert (wrong.status_code, "Words typed" in wrong.text) == (422, True)
    sent = await client.post(f"{path}/risks", viewer=company.bo, form={"text": "Nobody comes", "chance_low": "10"})
    assert sent.status_code == 303
    [risk] = (await visible_case(company.bo, case.id)).basis.risks
    page = html.unescape((await client.get(path, viewer=company.bo)).text)
    assert "What it would cost: Nobody comes" in page
    with pytest.raises(NotFound):
        await visible_risk(company.carla, risk.id)
    for n in range(2, MAX_RISKS):
        await add_risk(
            company.bo, await visible_case(company.bo, case.id), NewRisk(text=f"Risk {n}: " + "so it is " * 30)
        )
    brief = await client.get(f"{path}/brief.pdf", viewer=company.eve)
    assert brief.content.count(b"/Type /Page\n") > 1  # it is as long as it has to be, and every letter can be read
    assert (await client.post(f"/case-risks/{risk.id}/removal", viewer=company.eve)).status_code == 403
    assert (await client.post(f"/case-risks/{risk.id}/removal", viewer=company.bo)).status_code == 303
    assert risk not in (await visible_case(company.bo, case.id)).basis.risks


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
    case = await call(
        client, company.bo, "POST", "/api/v1/business_cases", {"title": "One place", "tools": [tool["id"]]}
    )
    case_path = f"/api/v1/business_cases/{case['id']}"
    assumed = await call(client, company.bo, "PUT", f"{case_path}/assumption", {"code": "day_rate", "low": 500})
    assert assumed["assumptions"][0]["range"] == {"low": 500, "high": 500}
    opened = await call(client, company.bo, "PUT", f"{case_path}/assumption", {"code": "day_rate"})
    assert opened["assumptions"] == []
    counted = {"tool_id": tool["id"], "messages": 5}
    assert (await call(client, company.bo, "PUT", f"{case_path}/counts", counted))["tools"][0]["messages"] == 5
    risky = await call(client, company.bo, "POST", f"{case_path}/risks", {"text": "Nobody comes"})
    await call(client, company.bo, "DELETE", f"/api/v1/case_risks/{risky['risks'][0]['id']}")
    retiring = await call(client, company.bo, "POST", f"{path}/retirement")
    assert (retiring["state"], retiring["initiative_title"]) == ("joining", "Retire Chatterbox")
    await call(client, company.bo, "PUT", f"{path}/state", {"state": "retired"})
    assert len(await call(client, company.eve, "GET", f"{path}/events")) >= 4
    for stranger in (company.gil, company.carla):
        for hidden in (path, case_path, "/api/v1/tools_in_use", "/api/v1/tool_overlaps", "/api/v1/tool_hosts"):
            assert (await client.get(hidden, viewer=stranger)).status_code == 404, hidden


async def test_no_page_asks_more_because_there_is_more(company: Company, client: Client):
    tool = await written(company.ada)
    case = await begun(company.ada, tool)
    lists = ["/tools-in-use", "/tools-in-use/overlap", "/tools-in-use/seen", "/business-cases", "/business-cases/new"]
    paths = [*lists, tool.page, case.line.page, "/api/v1/tools_in_use", "/api/v1/business_cases"]
    few = await counts(client, company.ada, paths)
    for n in range(12):
        more = await written(company.ada, NewUsedTool(name=f"Tool {n}", cost_low=n, capabilities=("messaging",)))
        await begun(company.ada, tool, more)
    assert await counts(client, company.ada, paths) == few
    assert max(few.values()) <= 10
