"""Maturity in a browser: somebody answers, the office closes, publishes, and starts the plan with one click."""

import pytest
from playwright.async_api import expect

from raison.maturity.actions import answer_question
from raison.maturity.policies import visible_assessment
from tests.maturity.scenes import answered, colleagues, inside, opened
from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = pytest.mark.browser


async def test_the_assessment_is_taken_and_its_plan_begins_with_one_click(company: Company, windows: Windows):
    more = await colleagues(company)
    assessment = await opened(company)
    for viewer in (company.ada, *more[:3]):
        await answered(viewer, assessment.id, inside)
    await answered(company.bo, assessment.id, lambda one: None if one.key == "listening" else inside(one))
    page = await windows.open(f"{assessment.url}/answers", viewer=company.eve)
    await expect(page.get_by_text("questions are open.")).to_be_visible()
    left = page.locator("#left")
    await page.locator("#listening").get_by_label("Marketing, every week").check()
    await expect(left).to_have_text("17 questions are open.")
    for question in [one.key for one in assessment.model.questions if one.key not in ("listening", "groups_end")]:
        await answer_question(company.eve, await visible_assessment(company.eve, assessment.id), question, 1)
    await page.locator("#groups_end").get_by_label("I don't know").check()
    await expect(page.get_by_text("Every question has an answer.")).to_be_visible()
    office = await windows.open(assessment.url, viewer=company.max)
    office.on("dialog", lambda dialog: dialog.accept())
    await expect(office.get_by_text("6 of 8 have answered everything.")).to_be_visible()
    await office.get_by_role("button", name="Close it now").click()
    await office.get_by_role("button", name="Publish it").click()
    await expect(office.get_by_role("img", name="Internally mature")).to_be_visible()
    await office.get_by_role("button", name="Open the initiative").click()
    await expect(office.get_by_role("heading", name="Experts answer customers themselves")).to_be_visible()
    home = await windows.open("/home", viewer=company.bo)
    await expect(home.get_by_text("Further inside than outside.")).to_be_visible()
