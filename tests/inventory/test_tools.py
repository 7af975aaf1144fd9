"""Tools in use: written down in a minute, joined and not doubled, changed by who answers for them, retired."""

from datetime import date, timedelta
from typing import Never

import pytest
from msgspec.structs import replace

from raison.inventory.actions import add_use, begin_retirement, change_tool, remind, retire, use_again
from raison.inventory.actions.adding import add_tool
from raison.inventory.errors import AlreadyThere
from raison.inventory.hooks import Retirement
from raison.inventory.naming import host_of, key_of
from raison.inventory.policies import visible_tool
from raison.inventory.proposals import NewUse, NewUsedTool
from raison.inventory.queries import all_in_use, overlaps_of, tools_of
from raison.inventory.ranges import Range
from raison.inventory.rows import Capability
from raison.kernel import clock
from raison.kernel.clock import now
from raison.kernel.days import dated
from raison.kernel.errors import Conflict, HasMoved, Invalid, NotAllowed, NotFound
from raison.kernel.jobs.queue import JobRunner
from raison.kernel.spine import BEGINNING, activities_after, announcement_for
from tests.initiatives.scenes import opened
from tests.inventory.scenes import CHATTER, SERVICE, written
from tests.support.company import Company
from tests.support.programs import Client


async def said() -> list[str]:
    """Everything that was announced, in its words."""
    told = [await announcement_for(activity) for activity in await activities_after(BEGINNING)]
    return [one.text.into(str) for one in told if one is not None]


def test_spellings_of_one_name_are_one_tool_and_other_names_are_not():
    assert len({key_of(name) for name in ("Slack", " slack ", "SLACK, Inc.", "Släck")}) == 1
    assert key_of("Slack") != key_of("Slackline")
    assert key_of("AG") == "ag"
    assert key_of("飞书") == "飞书"
    assert host_of("https://www.Chatterbox.example:443/x?y") == "chatterbox.example"
    assert host_of("https://[::1") == ""


async def test_a_name_is_enough_and_the_same_name_again_only_learns_who_uses_it(company: Company):
    tool = await written(company.bo, NewUsedTool(name="Chatterbox"), NewUse())
    assert (tool.cost, tool.uses, tool.owner, tool.state) == (None, [], None, "in_use")
    with pytest.raises(AlreadyThere) as refused:  # what is said of it besides would be lost
        await written(company.eve, NewUsedTool(name="CHATTERBOX Inc.", cost_low=7), NewUse(who="Buying"))
    assert refused.value.tool == tool
    again = await written(company.eve, NewUsedTool(name="CHATTERBOX Inc."), NewUse(who="Buying"))
    assert (again.id, again.cost, [use.who for use in again.uses]) == (tool.id, None, ["Buying"])
    await add_use(company.bo, again, NewUse(who="buying", purpose="Offers"))
    [use] = (await visible_tool(company.bo, tool.id)).uses
    assert (use.who, use.purpose) == ("buying", "Offers")
    assert len((await tools_of(company.bo)).entries) == 1
    assert "Chatterbox is in the inventory" in await said()


async def test_it_is_of_the_house_and_nobody_from_outside_learns_that_it_exists(company: Company, client: Client):
    tool = await written(company.ada)
    for viewer in (company.gil, company.carla, company.petra):
        with pytest.raises(NotFound):
            await visible_tool(viewer, tool.id)
        with pytest.raises(NotAllowed):
            await add_tool(viewer, NewUsedTool(name="Mine"), NewUse())
        for path in ("/tools-in-use", tool.page, "/tools-in-use/overlap", "/tools-in-use/seen", "/business-cases"):
            assert (await client.get(path, viewer=viewer)).status_code == 404, path
        home = await client.get("/home", viewer=viewer)
        assert "/tools-in-use" not in home.text
    assert (await client.get(tool.page, viewer=company.eve)).status_code == 200
    assert "/tools-in-use" in (await client.get("/home", viewer=company.eve)).text


async def test_who_wrote_it_down_its_owner_and_the_office_change_it_and_nobody_else(company: Company):
    tool = await written(company.bo, replace(CHATTER, owner="ada"))
    with pytest.raises(NotAllowed):
        await change_tool(company.eve, tool, CHATTER)
    for viewer in (company.bo, company.ada, company.max):
        tool = await visible_tool(viewer, tool.id)
        await change_tool(viewer, tool, replace(CHATTER, owner="ada", cost_high=5_000 + viewer.id % 1_000))
    assert "Bo Lind named you as the owner of Chatterbox" not in await said()  # nobody new was named
    stale = tool
    with pytest.raises(HasMoved):
        await change_tool(company.max, stale, replace(CHATTER, owner="bo"))
    tool = await visible_tool(company.max, tool.id)
    await change_tool(company.max, tool, replace(CHATTER, owner="bo"))
    assert "Max Oduya named you as the owner of Chatterbox" in await said()


async def test_wrong_fields_are_named_and_a_range_with_one_end_has_it_twice(company: Company):
    for wrong, field in (
        (NewUsedTool(name=" - "), "name"),
        (replace(CHATTER, cost_low=9, cost_high=3), "cost_high"),
        (replace(CHATTER, currency="euros"), "currency"),
        (replace(CHATTER, url="javascript:alert(1)"), "url"),
        (replace(CHATTER, ends_on=date(2190, 1, 1), notice_on=date(2190, 2, 1)), "notice_on"),
        (replace(CHATTER, owner="carla"), "owner"),
        (replace(CHATTER, people_low=-1), "people_low"),
    ):
        with pytest.raises(Invalid) as refused:
            await add_tool(company.ada, wrong, SERVICE)
        assert field in refused.value.fields
    tool = await written(company.ada, replace(CHATTER, cost_low=None, cost_high=300))
    assert tool.cost == Range(300, 300)


async def test_overlap_sums_known_figures_and_counts_the_rest_as_open(company: Company):
    known: list[tuple[str, int | None, str, tuple[Capability, ...]]] = [
        ("Chatterbox", 4_000, "EUR", ("messaging", "presence")),
        ("Pinger", None, "EUR", ("messaging",)),
        ("Yapper", 300, "USD", ("messaging",)),
        ("Boards", 800, "EUR", ("workflow",)),
    ]
    for name, cost, currency, has in known:
        await written(company.ada, NewUsedTool(name=name, cost_low=cost, currency=currency, capabilities=has))
    gone = await written(company.ada, NewUsedTool(name="Old", cost_low=1, capabilities=("workflow",)))
    await retire(company.ada, gone)
    [overlap] = overlaps_of(await all_in_use(company.bo))
    assert overlap.capability == "messaging"
    assert [tool.name for tool in overlap.tools] == ["Chatterbox", "Pinger", "Yapper"]
    assert (overlap.costs, overlap.unknown) == ({"EUR": Range(4_000, 4_000), "USD": Range(300, 300)}, 1)


async def test_its_end_is_an_initiative_with_the_words_filled_in_opened_once(company: Company, client: Client):
    tool = await written(company.bo)
    with pytest.raises(NotAllowed):
        await begin_retirement(company.eve, tool)
    sent = await client.post(f"{tool.page}/retirement", viewer=company.bo)
    assert sent.status_code == 303
    page = await client.get(sent.headers["location"], viewer=company.eve)
    for words in ("Retire Chatterbox", "Messaging, Presence", "Service", "4,000 to 5,000", "Invoices of 2025"):
        assert words in page.text
    shown = await client.get(tool.page, viewer=company.eve)
    assert sent.headers["location"] in shown.text
    with pytest.raises(Conflict):
        await begin_retirement(company.bo, await visible_tool(company.bo, tool.id))
    with pytest.raises(HasMoved):
        await begin_retirement(company.bo, tool)  # the second of two who saw it in use
    assert len((await client.get("/api/v1/initiatives", viewer=company.eve)).json()["entries"]) == 1
    await retire(company.bo, await visible_tool(company.bo, tool.id))
    await use_again(company.bo, await visible_tool(company.bo, tool.id))
    assert {"Chatterbox is about to be joined", "Chatterbox is retired", "Chatterbox stays in use"} <= set(await said())


async def test_a_tool_moves_with_the_initiative_that_retires_it_or_not_at_all(
    company: Company, client: Client, monkeypatch: pytest.MonkeyPatch
):
    tool = await written(company.bo)

    async def refused(*_told: object) -> Never:
        raise Conflict("No initiative opens.")

    with monkeypatch.context() as broken:
        broken.setattr("raison.inventory.actions.retiring.retirements", [Retirement(open=refused, fill=refused)])
        with pytest.raises(Conflict):
            await begin_retirement(company.bo, tool)
    assert (await visible_tool(company.bo, tool.id)).state == "in_use"
    path, key = f"/api/v1/tools_in_use/{tool.id}/retirement", {"idempotency_key": "once"}
    answers = [await client.json("POST", path, viewer=company.bo, **key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert len((await client.get("/api/v1/initiatives", viewer=company.eve)).json()["entries"]) == 1


async def test_an_initiative_shows_what_it_switches_off_with_its_use_since_day_one(company: Company, client: Client):
    tool = await written(company.bo, replace(CHATTER, people_low=40, people_high=50, content_held="Nine years of talk"))
    made = await begin_retirement(company.bo, tool)
    tool = await visible_tool(company.bo, tool.id)
    assert (tool.began, tool.share_left) == (Range(40, 50), 100)
    await change_tool(company.bo, tool, replace(CHATTER, people_low=9, people_high=18))
    page = (await client.get(f"/initiatives/{made}", viewer=company.eve)).text
    assert f'src="/initiatives/{made}/tools-in-use"' in page
    frame = (await client.get(f"/initiatives/{made}/tools-in-use", viewer=company.eve)).text
    for words in ("Chatterbox", "40 to 50 people on day one, 9 to 18 now", 'value="30"', "About to be joined"):
        assert words in frame
    await use_again(company.bo, await visible_tool(company.bo, tool.id))
    assert "Chatterbox" not in (await client.get(f"/initiatives/{made}/tools-in-use", viewer=company.eve)).text
    tool = await visible_tool(company.bo, tool.id)
    assert (tool.began_at, tool.began, tool.share_left) == (None, None, None)


async def test_nobody_from_outside_reads_what_an_initiative_switches_off_and_strangers_do_not_learn_of_it(
    company: Company, client: Client
):
    plan = await opened(company.ada, company.board)
    for viewer in (company.gil, company.carla):
        assert (await client.get(f"/initiatives/{plan.id}/tools-in-use", viewer=viewer)).status_code in (403, 404)
    assert (await client.get(f"/initiatives/{plan.id}/tools-in-use", viewer=company.eve)).status_code == 404
    open_to_gil = await opened(company.ada, company.pumps)
    assert "/tools-in-use" not in (await client.get(open_to_gil.url, viewer=company.gil)).text


async def test_what_stays_in_use_after_all_has_no_initiative_and_its_contract_is_looked_at_again(company: Company):
    tool = await written(company.bo, replace(CHATTER, owner="bo", ends_on=(now() + timedelta(days=40)).date()))
    runner = JobRunner()
    await runner.run_due()
    await begin_retirement(company.bo, await visible_tool(company.bo, tool.id))
    await retire(company.bo, await visible_tool(company.bo, tool.id))
    assert await runner.run_due() == 0
    await use_again(company.bo, await visible_tool(company.bo, tool.id))
    tool = await visible_tool(company.bo, tool.id)
    assert (tool.state, tool.initiative_id) == ("in_use", None)
    assert await runner.run_due() == 1
    told = [line for line in await said() if line.startswith("The contract of Chatterbox")]
    assert len(told) == 2
    await begin_retirement(company.bo, tool)  # another time


async def test_the_owner_hears_90_days_before_notice_then_the_office_and_nobody_twice(
    company: Company, client: Client, monkeypatch: pytest.MonkeyPatch
):
    day = (now() + timedelta(days=200)).date()
    tool = await written(company.ada, replace(CHATTER, owner="bo", notice_on=day))
    runner = JobRunner()
    assert await runner.run_due() == 0
    for days, whose in ((120, company.bo), (180, company.max)):
        moment = now() + timedelta(days=0)
        later = clock.to_us(moment + timedelta(days=days))
        with monkeypatch.context() as moved:
            for module in ("raison.inventory.actions.due", "raison.kernel.jobs.queue"):
                moved.setattr(f"{module}.now_us", lambda later=later: later)
            assert await runner.run_due() >= 1
            await remind(tool.id)
        await company.settle()
        inbox = await client.get("/inbox", viewer=whose)
        assert f"The contract of Chatterbox needs a decision by {dated(day)}" in inbox.text
    assert (await said()).count(f"The contract of Chatterbox needs a decision by {dated(day)}") == 2
    assert "Chatterbox needs" not in (await client.get("/inbox", viewer=company.eve)).text
