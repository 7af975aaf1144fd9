"""A conversation in a browser goes on where it was left."""

import asyncio

import pytest
from playwright.async_api import Route, expect

from raison.messages.actions import open_direct
from raison.subjects.actions import mark_read
from tests.messages.test_directs import say
from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = pytest.mark.browser


async def test_a_long_conversation_opens_at_what_is_new_and_else_at_its_end(windows: Windows, company: Company):
    direct = await open_direct(company.ada, [company.bo.id])
    said = [await say(company.ada, direct, f"Look at number {number}, please.") for number in range(30)]
    await mark_read(company.bo, direct.subject_id, said[14])
    path = f"/messages/{direct.id}"
    bo = await windows.open(path, viewer=company.bo)
    await expect(bo.locator("#new")).to_be_in_viewport()
    await expect(bo.locator(f"#message-{said[0]}")).not_to_be_in_viewport()
    await mark_read(company.bo, direct.subject_id, said[-1])
    again = await windows.open(path, viewer=company.bo)
    await expect(again.locator(f"#message-{said[-1]}")).to_be_in_viewport()


CLEAR = """([list, field]) => {
  const [a, b] = [list, field].map((one) => one.getBoundingClientRect())
  return (a.top >= b.bottom || a.bottom <= b.top) && a.top >= 0 && a.right <= innerWidth
}"""
"""Whether the list is beside the field, above or below, and on the page."""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900), (390, 420)])
async def test_what_is_typed_stays_seen_beside_the_names_that_are_offered(
    windows: Windows, company: Company, width: int, height: int
):
    page = await windows.open("/messages/new", viewer=company.ada, width=width)
    await page.set_viewport_size({"width": width, "height": height})
    field = page.get_by_label("To", exact=True)
    await field.press_sequentially("bo")
    offered = page.locator("#suggestions")
    await expect(offered.get_by_role("option", name="Bo Lind")).to_be_visible()
    assert await page.evaluate(CLEAR, [await offered.element_handle(), await field.element_handle()])
    await field.press("Enter")
    await expect(page.get_by_text("Bo Lind")).to_be_visible()


async def test_names_are_offered_to_who_typed_before_the_script_had_come(windows: Windows, company: Company) -> None:
    typed = asyncio.Event()

    async def late(route: Route) -> None:
        await typed.wait()
        await route.continue_()

    context = await windows.context(viewer=company.ada)
    await context.route("**/people_picker_controller*", late)
    page = await context.new_page()
    await page.goto("/messages/new", wait_until="commit")
    field = page.get_by_label("To", exact=True)
    await field.press_sequentially("bo")
    await expect(field).to_have_value("bo")
    typed.set()
    await expect(page.locator("#suggestions").get_by_role("option", name="Bo Lind")).to_be_visible()
