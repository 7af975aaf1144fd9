"""The life of a community in a browser: a pilot becomes chartered, a community ends."""

import pytest
from playwright.async_api import expect

from raison.communities.policies import visible_community
from raison.posts.actions import open_post
from raison.posts.rows import NewPost
from raison.subjects.actions import react
from raison.subjects.policies import visible_subject, visible_together
from tests.lifecycle.living import SOON, a_pilot, chartered
from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", ["/communities/new", "/initiatives/new"])
async def test_a_form_that_ends_a_page_does_not_touch_what_follows_it(company: Company, windows: Windows, path: str):
    page = await windows.open(path, viewer=company.ada, width=390)
    end = await page.locator("main .form__actions").evaluate("(it) => it.getBoundingClientRect().bottom")
    next_part = await page.locator(".context").evaluate("(it) => it.getBoundingClientRect().top")
    assert next_part - end >= 16


async def test_a_form_that_comes_back_filled_shows_who_talks_about_it(company: Company, windows: Windows):
    await open_post(
        company.bo, await visible_community(company.bo, company.pumps), NewPost(text="Seals leak on Monday.")
    )
    await company.settle()
    page = await windows.open("/communities/new?why=So+that+seals+do+not+leak", viewer=company.ada)
    await expect(page.locator("#talk")).to_contain_text("Pumps")


async def test_a_pilot_is_chartered_by_the_yes_of_its_sponsor(company: Company, windows: Windows):
    place = await a_pilot(company.ada)
    page = await windows.open(f"{place.url}/charter", viewer=company.ada)
    await page.get_by_role("link", name="Ask a sponsor").click()
    await page.get_by_label("Sponsor").fill("@max")
    await page.get_by_label("Why").fill(SOON)
    await page.get_by_role("button", name="Ask").click()
    await expect(page.get_by_text("Max Oduya is asked to stand for it.")).to_be_visible()
    sponsor = await windows.open(f"{place.url}/charter/asking", viewer=company.max)
    await sponsor.get_by_role("button", name="I stand for it").click()
    await expect(sponsor.get_by_text("Pilot, day")).to_have_count(0)
    await expect(sponsor.locator("#decisions").locator("xpath=..")).to_contain_text("chartered")


async def test_a_community_is_retired_and_keeps_what_stays_useful(company: Company, windows: Windows):
    place = await chartered(company)
    made = await open_post(company.ada, place, NewPost(title="Store it dry", text="Turn it by hand first."))
    first = (await visible_subject(company.ada, made)).first_message_id or 0
    await react(company.ada, *await visible_together(company.ada, first), "useful")
    page = await windows.open(f"{place.url}/review", viewer=company.ada)
    await page.get_by_role("link", name="Retire it").click()
    await page.locator("#useful").scroll_into_view_if_needed()
    await expect(page.locator("#useful").get_by_role("link", name="Store it dry")).to_be_visible()
    await page.get_by_label("Why").fill("Every pump is dry.")
    await page.get_by_label("People know where to go on.").check()
    await page.get_by_label("Last words to everybody in it").fill("Thank you all.")
    await page.get_by_role("button", name="Retire it").click()
    await expect(page.get_by_text("Thank you all.")).to_be_visible()
    await page.locator("#useful").scroll_into_view_if_needed()
    await page.locator("#useful").get_by_role("link", name="Store it dry").click()
    await expect(page.get_by_role("heading", name="Store it dry", level=1)).to_be_visible()
