"""The log of an initiative, and the roadmap of all."""

import re
from datetime import timedelta
from typing import Any

import pytest

from raison.initiatives.actions import add_entry, end, settle_entry
from raison.initiatives.policies import visible_entry, visible_plan
from raison.initiatives.proposals import NewEntry
from raison.initiatives.queries import milestones_ahead
from raison.initiatives.queries.log import A_PAGE
from raison.kernel.errors import Invalid, NotAllowed, NotFound
from raison.kernel.proposals import today_in
from raison.kernel.spine import BEGINNING, activities_after, announcement_for
from tests.initiatives.scenes import opened
from tests.support.company import Company
from tests.support.programs import Client

DAY = today_in("UTC") + timedelta(days=30)


async def test_a_milestone_needs_its_day_and_a_decision_its_reason(company: Company):
    plan = await opened(company.ada, company.pumps)
    for wrong, field in (
        (NewEntry(kind="milestone", text="Ten sites"), "due_on"),
        (NewEntry(kind="decision", text="No separate app"), "detail"),
        (NewEntry(kind="risk", text=" "), "text"),
    ):
        with pytest.raises(Invalid) as refused:
            await add_entry(company.ada, plan, wrong)
        assert set(refused.value.fields) == {field}
    seen = await visible_plan(company.bo, plan.id)
    with pytest.raises(NotAllowed):
        await add_entry(company.bo, seen, NewEntry(kind="risk", text="Nobody reads it"))


async def test_milestones_are_reached_and_risks_end_and_decisions_stand(company: Company):
    plan = await opened(company.ada, company.pumps)
    for entry in (
        NewEntry(kind="milestone", text="Ten sites", due_on=DAY),
        NewEntry(kind="risk", text="The bench is down", detail="We borrow one"),
        NewEntry(kind="decision", text="No separate app", detail="The page passed the glove test"),
    ):
        made = await add_entry(company.ada, plan, entry)
        plan, written = await visible_entry(company.ada, made)
        await settle_entry(company.ada, plan, written)
    plan = await visible_plan(company.bo, plan.id)
    assert {entry.kind: entry.settled_at is not None for entry in plan.entries} == {
        "milestone": True,
        "risk": True,
        "decision": False,
    }
    told = [await announcement_for(activity) for activity in await activities_after(BEGINNING)]
    said = [one.text.into(str) for one in told if one is not None]
    assert "Something was decided in “First-time-right start-up”" in said
    assert "A milestone of “First-time-right start-up” is reached" in said


async def test_the_roadmap_has_what_lies_ahead_by_its_day_and_as_each_may_see_it(company: Company, client: Client):
    plan, hidden = await opened(company.ada, company.pumps), await opened(company.ada, company.board, "Sell it")
    ended = await opened(company.ada, company.pumps, "Over")
    for one, text, days in ((plan, "Later", 9), (plan, "Sooner", 2), (hidden, "Secretly", 1), (ended, "Never", 3)):
        await add_entry(company.ada, one, NewEntry(kind="milestone", text=text, due_on=DAY + timedelta(days=days)))
    await end(company.ada, await visible_plan(company.ada, ended.id), outcome="dropped", why="Nobody needs it.")
    assert [due.text for due in (await milestones_ahead(company.bo)).entries] == ["Sooner", "Later"]
    assert [due.text for due in (await milestones_ahead(company.ada)).entries] == ["Secretly", "Sooner", "Later"]
    page = await client.get("/initiatives?show=roadmap", viewer=company.bo)
    assert page.text.index("Sooner") < page.text.index("Later")
    assert "Secretly" not in page.text


async def test_the_roadmap_goes_on_behind_a_page_without_gap_or_double(company: Company, client: Client):
    plan = await opened(company.ada, company.pumps)
    for number in range(A_PAGE + 3):
        day = DAY + timedelta(days=number // 2)  # two on each day: the id goes on where the day does not
        await add_entry(company.ada, plan, NewEntry(kind="milestone", text=f"Site-{number}.", due_on=day))
    first = await client.get("/initiatives?show=roadmap", viewer=company.bo)
    [following] = re.findall(r'href="(/initiatives\?show=roadmap&amp;after=[^"]+)"', first.text)
    second = await client.get(following.replace("&amp;", "&"), viewer=company.bo)
    shown = [re.findall(r"Site-(\d+)\.", page.text) for page in (first, second)]
    assert [len(page) for page in shown] == [A_PAGE, 3]
    assert sorted(map(int, shown[0] + shown[1])) == list(range(A_PAGE + 3))
    assert "These are all." in second.text
    told: list[str] = []
    page: dict[str, Any] = {"next": ""}
    while page["next"] is not None:
        page = (await client.get(f"/api/v1/milestones?limit=7&after={page['next']}", viewer=company.bo)).json()
        told += [due["text"] for due in page["entries"]]
    assert told == [f"Site-{number}." for number in range(A_PAGE + 3)]
    assert (await client.get("/api/v1/milestones?after=later", viewer=company.bo)).status_code == 400


async def test_a_line_is_written_in_a_form_that_comes_back_and_strangers_find_none(company: Company, client: Client):
    plan = await opened(company.ada, company.board)
    wrong = {"kind": "milestone", "text": "Words typed", "due_on": "soon"}
    answer = await client.post(f"{plan.url}/log", viewer=company.ada, form=wrong)
    assert (answer.status_code, "Words typed" in answer.text) == (422, True)
    assert 'id="error-due_on"' in answer.text
    form = {"kind": "risk", "text": "The bench is down"}
    assert (await client.post(f"{plan.url}/log", viewer=company.ada, form=form)).status_code == 303
    [entry] = (await visible_plan(company.ada, plan.id)).entries
    assert "The bench is down" in (await client.get(plan.url, viewer=company.ada)).text
    with pytest.raises(NotFound):
        await visible_entry(company.bo, entry.id)
    settled = await client.post(f"/initiative-entries/{entry.id}/settlement", viewer=company.ada)
    assert settled.headers["location"] == f"{plan.url}#log"
