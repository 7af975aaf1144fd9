"""The council in a browser: the office calls a meeting and decides, and the initiative shows it to who looks."""

import pytest
from playwright.async_api import expect

from tests.council.scenes import seated
from tests.initiatives.scenes import opened
from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = pytest.mark.browser


async def test_the_office_calls_a_meeting_and_decides_and_the_initiative_shows_it(company: Company, windows: Windows):
    await seated(company)
    plan = await opened(company.ada, company.pumps)
    looking = await windows.open(plan.url, viewer=company.bo)
    page = await windows.open("/home", viewer=company.max)
    await page.get_by_role("link", name="Digital Office").first.click()
    await page.get_by_role("link", name="The council").click()
    await page.get_by_role("link", name="Call a meeting").click()
    await page.get_by_label("Name").fill("Council in December")
    await page.get_by_label("When").fill("2031-12-02T10:00")
    await page.get_by_role("button", name="Call the meeting").click()
    await expect(page.get_by_role("heading", name="Council in December")).to_be_visible()
    await page.goto(page.url.partition("/council")[0] + plan.url)
    await page.locator("#log").scroll_into_view_if_needed()
    await page.get_by_role("link", name="Put a question about it before the council").click()
    await page.get_by_label("What is to be decided").fill("Shall it go to all fourteen sites?")
    await page.get_by_role("button", name="Put it before the council").click()
    await page.get_by_label("What is decided").fill("It goes to all fourteen sites in spring.")
    await page.get_by_label("Why so").fill("Ten of ten fitters asked for it.")
    await page.get_by_label("Who carries it out").fill("@ada")
    await page.get_by_role("button", name="Record it").click()
    await expect(page.get_by_text("Council in December")).to_be_visible()
    await looking.locator("#log").scroll_into_view_if_needed()
    await expect(looking.get_by_text("It goes to all fourteen sites in spring.")).to_be_visible()
