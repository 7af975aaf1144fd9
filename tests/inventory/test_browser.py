"""The inventory in a browser: a tool in a minute, what overlaps, a question and its answer, the end of a tool."""

import pytest
from playwright.async_api import expect

from raison.inventory.proposals import NewUsedTool
from tests.inventory.scenes import written
from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = pytest.mark.browser


async def test_a_tool_is_written_down_compared_reckoned_and_retired(company: Company, windows: Windows):
    await written(company.ada, NewUsedTool(name="Pinger", cost_low=300, capabilities=("messaging",)))
    page = await windows.open("/tools-in-use/new", viewer=company.bo)
    await page.get_by_label("Name").fill("Chatterbox")
    await page.get_by_label("Which team or group uses it").fill("Service")
    await page.get_by_label("Messaging").check()
    await page.get_by_role("button", name="Keep").click()
    await expect(page.get_by_role("heading", name="Messaging: 2 tools")).to_be_visible()
    await page.goto(page.url.partition("/tools-in-use")[0] + "/tools-in-use/overlap")
    await page.get_by_role("link", name="Begin a business case").click()
    await page.get_by_label("What it is about").fill("One place for talk")
    await page.get_by_label("Chatterbox").check()
    await page.get_by_role("button", name="Keep").click()
    await page.locator("#questions").get_by_role("link", name="What one person-day costs").click()
    await page.get_by_label("from", exact=True).fill("400")
    await page.get_by_label("to", exact=True).fill("600")
    await page.get_by_role("button", name="Keep").click()
    await expect(page.locator("#assumptions")).to_contain_text("400 to 600")
    await page.locator("#effort").get_by_role("link", name="Chatterbox", exact=True).click()
    await page.get_by_role("button", name="Open its retirement").click()
    await expect(page.get_by_role("heading", name="Retire Chatterbox")).to_be_visible()
