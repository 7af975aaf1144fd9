"""Presence in the browser: who opens Raison is seen by others without reload, and gone when the window closes."""

import pytest
from playwright.async_api import expect

from tests.support.browser import Windows
from tests.support.company import Company


@pytest.mark.browser
async def test_others_see_who_comes_and_goes(windows: Windows, company: Company) -> None:
    watching = await windows.open("/people", viewer=company.ada)
    bo = watching.locator(f'main .avatar[data-person="{company.bo.id}"]')
    own = watching.locator(f'.rail .avatar[data-person="{company.ada.id}"]')
    await expect(own).to_have_attribute("data-presence", "here")
    await expect(bo).not_to_have_attribute("data-presence", "here")
    theirs = await windows.open("/people", viewer=company.bo)
    await expect(bo).to_have_attribute("data-presence", "here")
    await expect(bo).to_have_attribute("aria-label", "Bo Lind, here now")
    await theirs.context.close()
    await expect(bo).not_to_have_attribute("data-presence", "here")
    await expect(bo).to_have_attribute("aria-label", "Bo Lind")


@pytest.mark.browser
async def test_the_panel_of_the_home_page_shows_who_comes_and_goes(windows: Windows, company: Company) -> None:
    watching = await windows.open("/home", viewer=company.ada)
    panel = watching.locator("#around")
    await panel.scroll_into_view_if_needed()
    await expect(panel).to_contain_text("Nobody else is here right now.")
    theirs = await windows.open("/people", viewer=company.bo)
    await expect(panel).to_contain_text("Bo Lind")
    await theirs.context.close()
    await expect(panel).to_contain_text("Nobody else is here right now.")
