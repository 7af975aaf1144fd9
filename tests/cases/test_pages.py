"""The pages and the API of business cases: questions until there is an answer, forms that keep what was typed."""

import html
import json
import re

import pytest

from raison.cases.actions import add_risk
from raison.cases.brief import brief_of
from raison.cases.policies import visible_case, visible_risk
from raison.cases.proposals import MAX_RISKS, NewRisk
from raison.cases.reckoning import ASSUMPTIONS
from raison.inventory.actions import retire
from raison.inventory.proposals import NewUsedTool
from raison.kernel.documents import Table
from raison.kernel.errors import NotFound
from raison.kernel.i18n import Reader, reading_as
from tests.cases.scenes import begun
from tests.holding.test_statements import counts
from tests.inventory.scenes import call, written
from tests.support.company import Company
from tests.support.programs import Client

DRY_RUN = json.dumps({"messages": 900, "already": 100, "people": 7, "matched": 3, "places": 5, "in_file": 1_010})


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


async def test_a_heading_of_the_brief_leaves_german_nouns_their_capitals(company: Company):
    case = await begun(company.ada, await written(company.ada))
    with reading_as(Reader(language="de")):
        [table] = [part for part in brief_of(case).parts if isinstance(part, Table) and "Werkzeug" in part.head]
    assert "Kanäle oder Räume" in table.head


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


async def test_programs_reckon_too(company: Company, client: Client):
    tool = await call(client, company.bo, "POST", "/api/v1/tools_in_use", {"name": "Chatterbox"})
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
    for stranger in (company.gil, company.carla):
        for hidden in (case_path, "/api/v1/business_cases"):
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
