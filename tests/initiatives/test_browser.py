"""An initiative in a browser: from two sentences to step 3, with a persona, on a phone too."""

import pytest
from playwright.async_api import expect

from raison.initiatives.policies import visible_plan
from tests.initiatives.scenes import PROBLEM, opened, with_people
from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = pytest.mark.browser


async def test_a_challenge_is_started_and_reaches_step_three_with_a_persona(company: Company, windows: Windows):
    page = await windows.open("/initiatives/new", viewer=company.ada)
    await page.get_by_label("Name").fill("First-time-right start-up")
    await page.get_by_label("The challenge in a sentence or two").fill(PROBLEM)
    await expect(page.get_by_text("Nobody talks about this yet")).to_be_visible()
    await page.get_by_label("Where it lives").select_option("Pumps")
    await page.get_by_role("button", name="Open the initiative").click()
    await page.get_by_label("In whose work").fill("Fitters on site")
    await page.get_by_label("Costs or is worth a year, from").fill("120,000")
    await expect(page.get_by_text("Kept.", exact=True)).to_be_visible()  # without a button
    await page.get_by_label("Where the figure comes from").fill("Return visits of 2025")
    await page.get_by_label("What happens if nothing is done").fill("They drive twice")
    await page.get_by_role("button", name="Keep and go on").click()
    await page.get_by_role("link", name="Decide at the gate").click()
    await page.get_by_role("button", name="Open the step").click()
    await page.locator("#people").get_by_role("link", name="Change").click()
    await page.get_by_label("Who they are").fill("Site fitter")
    await page.get_by_label("What is in it for them").fill("One visit, not two")
    await page.get_by_role("button", name="Add this persona").click()
    await page.get_by_label("The job to do").fill("Find the start-up step")
    await page.get_by_role("button", name="Add this task").click()
    await expect(
        page.get_by_role("link", name="Find the start-up step")
    ).to_be_visible()  # else the form takes one back
    await page.get_by_role("link", name="Back to the people").click()
    await page.get_by_label("Sponsor").fill("@max")
    await page.get_by_role("button", name="Keep").click()
    await expect(page.locator("#toasts")).to_contain_text("Kept.")  # who leaves earlier takes the form along
    await page.get_by_role("link", name="First-time-right start-up").click()
    await page.get_by_role("link", name="Decide at the gate").click()
    await page.get_by_label("Why it goes on all the same").fill("The ledger is closed until Monday.")
    await page.get_by_role("button", name="Go on with this reason").click()
    await expect(page.locator(".step--now")).to_contain_text("Tools")
    await expect(page.get_by_text("The ledger is closed until Monday.")).to_be_visible()


async def test_the_steps_move_on_the_screen_of_who_looks(company: Company, windows: Windows):
    plan = await opened(company.ada, company.pumps)
    page = await windows.open(plan.url, viewer=company.bo)
    await expect(page.locator(".step--now")).to_contain_text("Challenge")
    await with_people(company, await visible_plan(company.ada, plan.id))
    await expect(page.locator(".step--now")).to_contain_text("People")


async def test_an_error_under_one_of_three_fields_leaves_them_in_line(company: Company, windows: Windows):
    plan = await opened(company.ada, company.pumps)
    page = await windows.open(f"{plan.url}/challenge", viewer=company.ada)
    await page.get_by_label("Costs or is worth a year, from").fill("much")
    await page.get_by_role("button", name="Keep and go on").click()
    await expect(page.locator("main .errors")).to_be_visible()
    tops = await page.locator(".initiative__value .input").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().top)"
    )
    assert (len(tops), max(tops) - min(tops) < 1) == (3, True)
