"""A conversation in a browser goes on where it was left."""

import pytest
from playwright.async_api import expect

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
