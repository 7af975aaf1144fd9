"""A measure in a browser: a baseline fixed, step 3 opened, readings by CSV, and the result."""

import pytest
from playwright.async_api import expect

from tests.measures.scenes import AFTER, BEFORE, fixed_by_readings, in_people, measured_by, read, week
from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = pytest.mark.browser
COVERED = """() => {
  const words = [...document.querySelectorAll(".plot__strong")]
  const label = words.find((one) => one.textContent.startsWith("baseline"))
  const part = label.getBoundingClientRect()
  const under = ({ left, right, top, bottom }) =>
    left < part.right && right > part.left && top < part.bottom && bottom > part.top
  return [...document.querySelectorAll(".plot__dot")].filter((one) => under(one.getBoundingClientRect())).length
}"""


async def test_from_a_baseline_by_readings_to_a_result_that_names_its_method(company: Company, windows: Windows):
    plan = await in_people(company)
    page = await windows.open(plan.url, viewer=company.ada)
    await page.get_by_role("link", name="Add a measure").click()
    await page.get_by_label("What is counted").fill("Return visits")
    await page.get_by_role("textbox", name="Unit").fill("per 100 start-ups")
    await page.get_by_role("textbox", name="Target").fill("5")
    await page.get_by_role("button", name="Add this measure").click()
    await expect(page.get_by_role("heading", name="No baseline yet")).to_be_visible()

    lines = "\n".join(f"{week(17 - n).date()},{value}" for n, value in enumerate(BEFORE))
    await page.get_by_role("link", name="Paste or bring a file").click()
    await page.get_by_role("textbox", name="Lines").fill(f"day,figure\n{lines}\nyesterday,7")
    await page.get_by_role("button", name="Look at it").click()
    await expect(page.get_by_text("“yesterday” is no day.")).to_be_visible()
    await page.get_by_role("button", name="Keep 8 readings").click()
    await expect(page.get_by_role("heading", name="8 readings are kept")).to_be_visible()
    await expect(page.get_by_role("textbox", name="Lines")).to_have_value("yesterday,7")
    await page.get_by_role("link", name="To the measure").click()

    await page.get_by_role("link", name="Fix the baseline").click()
    await page.get_by_label("From which day on is after").fill(week(9).date().isoformat())
    await page.get_by_role("button", name="Fix the baseline").click()
    await expect(page.get_by_text("Fixed by Ada")).to_be_visible()
    await page.goto(page.url.partition("/measures")[0] + f"{plan.url}/gate")
    await page.get_by_role("button", name="Open the step").click()
    await expect(page.locator(".step--now")).to_contain_text("Tools")
    await expect(page.get_by_role("heading", name="Not enough data, 5 more readings")).to_be_visible()

    await page.locator("#link").get_by_role("link", name="Return visits").click()
    await expect(page.get_by_text("It is locked")).to_be_visible()
    await expect(page.get_by_role("link", name="Fix the baseline")).to_have_count(0)
    lines = "\n".join(f"{week(9 - n).date()};{value}" for n, value in enumerate(AFTER))
    await page.get_by_role("link", name="Paste or bring a file").click()
    await page.get_by_role("textbox", name="Lines").fill(lines)
    await page.get_by_role("button", name="Look at it").click()
    await page.get_by_role("button", name="Keep 8 readings").click()
    await page.get_by_role("link", name="To the measure").click()
    await expect(page.get_by_text("Method: interrupted time series.")).to_be_visible()
    await page.get_by_text("How we count").click()
    await expect(page.get_by_text("segmented regression")).to_be_visible()


async def test_a_reading_moves_the_screen_of_who_looks(company: Company, windows: Windows):
    plan = await in_people(company)
    page = await windows.open(plan.url, viewer=company.bo)
    await expect(page.get_by_text("Nothing is measured yet.")).to_be_visible()
    await measured_by(company.ada, plan)
    await expect(page.get_by_role("link", name="Return visits")).to_be_visible()


async def test_the_words_of_the_baseline_cover_no_reading(company: Company, windows: Windows):
    found = await measured_by(company.ada, await in_people(company))
    await read(company.ada, found, (33.5, 29.1, 35.0, 31.2, 34.8, 30.4, 32.9, 33.3, 31.7), ago=9)
    _, measure = await fixed_by_readings(company.ada, found, ago=0)
    page = await windows.open(measure.url, viewer=company.ada, width=1440)
    await expect(page.locator(".plot__dot")).to_have_count(9)
    assert await page.evaluate(COVERED) == 0
