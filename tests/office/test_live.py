"""Pages that show the whole company move while somebody looks, and nobody hears of what they may not see."""

import pytest
from playwright.async_api import expect

from raison.council.actions import propose
from raison.council.proposals import NewDecision
from raison.kernel.spine import activities_after, fragments_for
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


async def test_what_happens_behind_closed_doors_moves_nobodys_overview(company: Company):
    await seated(company)
    await propose(company.ada, NewDecision(title="In the open?", place_id=company.pumps))
    await propose(company.ada, NewDecision(title="Behind closed doors?", place_id=company.board))
    heard = [one for one in await activities_after(0) if one.kind == "council.decision_proposed"]  # type: ignore[arg-type]
    moved = [[each.topic for each in await fragments_for(one) if each.action == "again"] for one in heard]
    assert moved == [["council", "office"], []]
