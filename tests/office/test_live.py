"""Pages that show the whole company move while somebody looks, and nobody hears of what they may not see."""

import pytest
from playwright.async_api import expect

from raison.communities.actions import leave
from raison.communities.policies import visible_place
from raison.council.actions import propose
from raison.council.proposals import NewDecision
from raison.kernel.live.connection import Connection
from raison.kernel.live.hub import Hub, live_hooks
from raison.kernel.live.routes import _replay
from raison.kernel.spine import BEGINNING, activities_after, fragments_for
from raison.maturity.actions import close_assessment, publish
from raison.maturity.policies import visible_assessment
from raison.subjects.shell import authorise
from tests.council.scenes import asked, seated
from tests.initiatives.scenes import opened
from tests.inventory.scenes import written
from tests.maturity.scenes import answered, colleagues, inside
from tests.maturity.scenes import opened as assessment_opened
from tests.support.browser import Windows
from tests.support.company import Company

TOPICS = ["council", "inventory", "maturity", "office"]


@pytest.mark.browser
async def test_the_council_moves_while_one_looks(company: Company, windows: Windows):
    await seated(company)
    page = await windows.open("/council", viewer=company.bo)
    await expect(page.get_by_text("Nothing waits for a decision.")).to_be_visible()
    await asked(company.ada, "Shall it go to all sites?", place=company.pumps)
    await expect(page.get_by_role("link", name="Shall it go to all sites?")).to_be_visible()


@pytest.mark.browser
async def test_the_inventory_moves_while_one_looks_and_keeps_what_is_typed(company: Company, windows: Windows):
    page = await windows.open("/tools-in-use", viewer=company.bo)
    tool = await written(company.ada)
    await expect(page.get_by_role("link", name="Chatterbox")).to_be_visible()
    typing = await windows.open(tool.page, viewer=company.bo)
    await typing.get_by_label("For what").fill("Night shifts")
    other = await windows.open(tool.page, viewer=company.eve)
    await other.get_by_label("Your team or group").fill("Purchasing")
    await other.get_by_role("button", name="We use it too").click()
    await expect(typing.get_by_text("Purchasing")).to_be_visible()
    await expect(typing.get_by_label("For what")).to_have_value("Night shifts")


@pytest.mark.browser
async def test_maturity_moves_while_one_looks(company: Company, windows: Windows):
    more = await colleagues(company)
    assessment = await assessment_opened(company)
    for viewer in (company.ada, company.bo, *more):
        await answered(viewer, assessment.id, inside)
    page = await windows.open("/maturity", viewer=company.bo)
    await expect(page.get_by_text("Nobody knows yet how far we are.")).to_be_visible()
    await close_assessment(company.max, await visible_assessment(company.max, assessment.id))
    await publish(company.max, await visible_assessment(company.max, assessment.id))
    await expect(page.get_by_text("The position and the plan")).to_be_visible()


@pytest.mark.browser
async def test_the_figures_of_the_office_move_while_one_looks(company: Company, windows: Windows):
    page = await windows.open("/office/initiatives", viewer=company.max)
    await opened(company.ada, company.pumps, "Dry starts")
    await expect(page.get_by_role("link", name="Dry starts")).to_be_visible()


async def test_only_who_may_look_watches(company: Company):
    async def watched(viewer: object) -> list[str]:
        return sorted(await authorise(viewer, TOPICS))  # type: ignore[arg-type]

    assert await watched(company.max) == TOPICS
    assert await watched(company.bo) == ["council", "inventory", "maturity"]
    assert await watched(company.gil) == await watched(company.carla) == []


async def test_what_happens_behind_closed_doors_moves_the_overview_of_who_is_in_there_alone(company: Company):
    await seated(company)
    people = (company.ada, company.bo, company.max)
    hub, streams = Hub(), {one.name: Connection(one, await authorise(one, ["council"])) for one in people}
    for stream in streams.values():
        hub.add(stream)
    await propose(company.ada, NewDecision(title="In the open?", place_id=company.pumps))
    await propose(company.ada, NewDecision(title="Behind closed doors?", place_id=company.board))
    heard = [one for one in await activities_after(0) if one.kind == "council.decision_proposed"]  # type: ignore[arg-type]
    moved = [[each.within for each in await fragments_for(one) if each.action == "again"] for one in heard]
    assert moved == [[0, 0], [company.board] * 2]
    told = {"Ada Berg": 2, "Bo Lind": 1, "Max Oduya": 1}
    await hub.deliver(heard)
    assert {name: len(stream.frames) for name, stream in streams.items()} == {
        "Ada Berg": 2,
        "Bo Lind": 1,
        "Max Oduya": 1,
    }
    assert all(str(heard[0].position) in stream.frames[0].decode() for stream in streams.values())
    back = {one.name: Connection(one, await authorise(one, ["council"])) for one in people}
    for stream in back.values():
        await _replay(stream, heard)  # who comes back hears what they missed, by the same rule
    assert {name: len(stream.frames) for name, stream in back.items()} == told


async def test_who_has_left_a_closed_place_hears_of_it_no_more_and_in_doubt_nobody_does(
    company: Company, monkeypatch: pytest.MonkeyPatch
):
    await seated(company)
    await propose(company.ada, NewDecision(title="About the field?", place_id=company.field))
    await leave(company.bo, await visible_place(company.bo, company.field))
    [heard] = [one for one in await activities_after(BEGINNING) if one.kind == "council.decision_proposed"]

    async def given() -> dict[str, int]:
        streams = {one.name: Connection(one, {"council": 0}) for one in (company.ada, company.bo)}
        for stream in streams.values():
            await _replay(stream, [heard])
        return {name: len(stream.frames) for name, stream in streams.items()}

    assert await given() == {"Ada Berg": 1, "Bo Lind": 0}
    monkeypatch.setattr(live_hooks, "seeing", None)
    assert await given() == {"Ada Berg": 0, "Bo Lind": 0}
