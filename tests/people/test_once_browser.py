"""What a page shows once, as the answer to its form, is there: Turbo shows none that comes without a redirect."""

import pytest
from playwright.async_api import FilePayload, expect

from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = pytest.mark.browser


async def test_the_link_of_an_invitation_is_there_to_copy(windows: Windows, company: Company):
    page = await windows.open("/invitations", viewer=company.max)
    await page.get_by_role("button", name="Invite").click()
    await expect(page.locator("#link")).to_contain_text("/invitations/")


async def test_a_token_is_there_to_copy(windows: Windows, company: Company):
    page = await windows.open("/settings/tokens", viewer=company.max)
    await page.get_by_label("What it is for").fill("Reports")
    await page.locator("form[action='/settings/tokens'] button").click()
    await expect(page.locator(".secret")).to_be_visible()


async def test_who_asks_for_a_new_password_learns_what_happens_next(windows: Windows):
    page = await windows.open("/reset")
    await page.get_by_label("Mail address").fill("ada@halden.example")
    await page.locator("form[action='/reset'] button").click()
    await expect(page.locator("form[action='/reset']")).to_have_count(0)


async def test_a_file_of_people_is_looked_at_first(windows: Windows, company: Company):
    page = await windows.open("/people/roster", viewer=company.max)
    lines = b"email;name\nnew@halden.example;Nina New\n"
    file: FilePayload = {"name": "people.csv", "mimeType": "text/csv", "buffer": lines}
    await page.locator("input[type=file]").set_input_files(file)
    await page.locator("form[enctype] button").last.click()
    await expect(page.locator("input[name=store]")).to_be_attached()
