"""What an initiative switches off, said by hand: a tool is put under it by who may change it, and taken away again."""

import asyncio

import pytest
from msgspec.structs import replace

from raison.initiatives.actions import add_champion, end
from raison.initiatives.policies import visible_plan
from raison.inventory.actions import begin_retirement, put_under, retire, retiring, take_away, use_again
from raison.inventory.hooks import retirements
from raison.inventory.policies import visible_tool
from raison.inventory.proposals import NewUsedTool
from raison.inventory.rows import UsedTool
from raison.kernel.access import Viewer
from raison.kernel.errors import Conflict, HasMoved, NotAllowed, NotFound
from raison.kernel.spine import BEGINNING, activities_after, announcement_for
from tests.initiatives.scenes import opened
from tests.inventory.scenes import CHATTER, written
from tests.support.company import Company
from tests.support.programs import Client


async def heard(*, by: int) -> list[str]:
    """What somebody is told of tools that moved."""
    moved = [one for one in await activities_after(BEGINNING) if one.kind == "tool.moved"]
    told = [await announcement_for(one) for one in moved]
    return [one.text.into(str) for one in told if one is not None and by in one.audience]


async def test_who_may_change_an_initiative_puts_a_tool_there_and_its_owner_hears(company: Company, client: Client):
    tool = await written(company.bo)
    plan = await opened(company.ada, company.pumps)
    path = f"{plan.url}/tools-in-use"
    offered = (await client.get(path, viewer=company.ada)).text
    assert f'<option value="{tool.id}">Chatterbox</option>' in offered
    assert "<form" not in (await client.get(path, viewer=company.bo)).text
    assert (await client.post(path, viewer=company.bo, form={"tool": str(tool.id)})).status_code == 403
    sent = await client.post(path, viewer=company.ada, form={"tool": str(tool.id)})
    assert (sent.status_code, sent.headers["location"]) == (303, f"{plan.url}#ending")
    shown = (await client.get(path, viewer=company.eve)).text
    assert "Chatterbox" in shown
    assert "About to be joined" in shown
    assert "removal" not in shown
    assert "<option" not in (await client.get(path, viewer=company.ada)).text  # none is left
    tool = await visible_tool(company.eve, tool.id)
    assert (tool.state, tool.initiative_id, tool.began_at is not None) == ("joining", plan.id, True)
    assert await heard(by=company.bo.id) == ["Chatterbox is about to be joined"]


@pytest.mark.parametrize("chosen", ["9" * 19, "9" * 20, "-1", "x", ""])
async def test_what_is_no_tool_is_refused_at_the_field(company: Company, client: Client, chosen: str):
    await written(company.bo)
    plan = await opened(company.ada, company.pumps)
    form = {"tool": chosen, "replaced_by": "Questions"}
    refused = await client.post(f"{plan.url}/tools-in-use", viewer=company.ada, form=form)
    assert refused.status_code == 422
    assert "Choose one of those that are offered." in refused.text
    assert 'value="Questions"' in refused.text


async def test_what_replaces_a_tool_stands_where_it_is_switched_off_and_in_the_inventory(
    company: Company, client: Client
):
    tool, other = await written(company.bo), await written(company.bo, NewUsedTool(name="Pinger", replaced_by="Doors"))
    plan = await opened(company.ada, company.pumps)
    path = f"{plan.url}/tools-in-use"
    typed = {"tool": str(tool.id), "replaced_by": "x" * 401}
    long = await client.post(path, viewer=company.ada, form=typed)
    assert (long.status_code, "x" * 401 in long.text) == (422, True)
    await client.post(path, viewer=company.ada, form=typed | {"replaced_by": "Questions in First 72 Hours"})
    await client.post(path, viewer=company.ada, form={"tool": str(other.id)})
    shown = (await client.get(path, viewer=company.eve)).text
    assert "Replaced by" in shown
    assert "Questions in First 72 Hours" in shown
    assert "Doors" in shown  # what stood in the inventory stays
    assert "Questions in First 72 Hours" in (await client.get(tool.page, viewer=company.eve)).text
    body = {"replaced_by": "Nothing"}
    changed = await client.json("PATCH", f"/api/v1{tool.page.replace('-', '_')}", viewer=company.bo, body=body)
    assert changed.json()["replaced_by"] == "Nothing"


async def test_a_tool_is_taken_away_again_and_stays_in_use(company: Company, client: Client):
    tool = await written(company.bo)
    plan, other = await opened(company.ada, company.pumps), await opened(company.ada, company.pumps, "Other")
    await put_under(company.ada, tool, plan.id)
    away = f"{plan.url}/tools-in-use/{tool.id}/removal"
    assert (await client.post(away, viewer=company.bo)).status_code == 403
    with pytest.raises(NotFound):
        await take_away(company.ada, await visible_tool(company.ada, tool.id), other.id)
    assert away in (await client.get(f"{plan.url}/tools-in-use", viewer=company.ada)).text
    seen_here = await visible_tool(company.ada, tool.id)
    assert (await client.post(away, viewer=company.ada)).status_code == 303
    tool = await visible_tool(company.ada, tool.id)
    assert (tool.state, tool.initiative_id, tool.began_at) == ("in_use", None, None)
    await put_under(company.ada, tool, other.id)
    with pytest.raises(HasMoved):  # it stands under the other by now
        await take_away(company.ada, seen_here, plan.id)
    await retire(company.bo, await visible_tool(company.bo, tool.id))
    with pytest.raises(Conflict, match="is retired"):
        await take_away(company.ada, await visible_tool(company.ada, tool.id), other.id)
    assert "removal" not in (await client.get(f"{other.url}/tools-in-use", viewer=company.ada)).text


async def test_of_two_initiatives_at_once_one_gets_the_tool_and_the_other_learns_it(company: Company):
    tool = await written(company.bo)
    plans = [await opened(company.ada, company.pumps, name) for name in ("One", "Other")]
    tries = [put_under(company.ada, tool, plan.id) for plan in plans]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(type(one).__name__ for one in results) == ["HasMoved", "NoneType"]
    kinds = [one.kind for one in await activities_after(BEGINNING)]
    assert kinds.count("tool.moved") == 1
    with pytest.raises(Conflict, match="already"):
        await put_under(company.ada, await visible_tool(company.ada, tool.id), plans[0].id)
    seen = await visible_tool(company.ada, tool.id)
    both = [take_away(company.ada, seen, seen.initiative_id or 0) for _click in range(2)]
    results = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(type(one).__name__ for one in results) == ["HasMoved", "NoneType"]


@pytest.mark.parametrize("put", [False, True])
async def test_a_tool_that_stays_in_use_is_bound_to_no_retirement_that_opened_at_the_same_time(
    company: Company, monkeypatch: pytest.MonkeyPatch, put: bool
):
    tool, plan = await written(company.bo), await opened(company.ada, company.pumps)
    real = retirements[0]

    async def meanwhile(viewer: Viewer, which: UsedTool) -> int:
        made = await real.open(viewer, which)
        await use_again(company.bo, await visible_tool(company.bo, tool.id))
        if put:
            await put_under(company.ada, await visible_tool(company.ada, tool.id), plan.id)
        return made

    monkeypatch.setattr(retiring, "retirements", [replace(real, open=meanwhile)])
    await begin_retirement(company.bo, tool)
    tool = await visible_tool(company.bo, tool.id)
    assert (tool.state, tool.initiative_id) == (("joining", plan.id) if put else ("in_use", None))


async def test_an_initiative_that_has_ended_or_that_one_may_not_see_switches_nothing_off(
    company: Company, client: Client, monkeypatch: pytest.MonkeyPatch
):
    tool = await written(company.eve)
    hidden = await opened(company.ada, company.board)
    with pytest.raises(NotFound):
        await put_under(company.eve, tool, hidden.id)
    await put_under(company.ada, tool, hidden.id)
    for path in (tool.page, f"/api/v1/tools_in_use/{tool.id}"):
        assert str(hidden.id) not in (await client.get(path, viewer=company.eve)).text
    other = await written(company.eve, NewUsedTool(name="Pinger"))
    plan = await opened(company.ada, company.pumps)
    await end(company.ada, plan, outcome="done", why="It is gone.")
    with pytest.raises(NotAllowed):
        await put_under(company.ada, other, plan.id)

    async def a_moment_before(_viewer: object, _id: int) -> None:
        """Who has looked before it ended."""

    monkeypatch.setattr("raison.inventory.actions.putting.check_put_under", a_moment_before)
    with pytest.raises(HasMoved):
        await put_under(company.ada, other, plan.id)
    assert (await visible_tool(company.eve, other.id)).state == "in_use"


async def test_a_guest_who_carries_an_initiative_learns_of_no_tool(company: Company, client: Client):
    tool = await written(company.bo)
    plan = await opened(company.ada, company.field)
    await add_champion(company.ada, await visible_plan(company.ada, plan.id), "gil")
    for viewer in (company.gil, company.carla):
        sent = await client.post(f"{plan.url}/tools-in-use", viewer=viewer, form={"tool": str(tool.id)})
        assert sent.status_code == 404
        path = f"/api/v1/initiatives/{plan.id}/tools_in_use/{tool.id}"
        assert (await client.json("PUT", path, viewer=viewer)).status_code == 404


async def test_what_is_wrong_is_said_beside_the_form_and_programs_do_the_same(company: Company, client: Client):
    tool = await written(company.bo)
    plan = await opened(company.ada, company.pumps)
    for wrong in ("", "x"):
        answer = await client.post(f"{plan.url}/tools-in-use", viewer=company.ada, form={"tool": wrong})
        assert (answer.status_code, 'id="error-tool"' in answer.text) == (422, True)
        assert "Chatterbox" in answer.text
    path = f"/api/v1/initiatives/{plan.id}/tools_in_use/{tool.id}"
    put = await client.json("PUT", path, viewer=company.ada)
    assert (put.json()["state"], put.json()["initiative_id"]) == ("joining", str(plan.id))
    assert (await client.json("PUT", path, viewer=company.ada)).status_code == 409
    late = await client.post(f"{plan.url}/tools-in-use", viewer=company.ada, form={"tool": str(tool.id)})
    assert "about to be joined already" in late.text
    assert (await client.json("DELETE", path, viewer=company.ada)).json()["state"] == "in_use"
    assert CHATTER.name in (await client.get(f"{plan.url}/tools-in-use", viewer=company.ada)).text
