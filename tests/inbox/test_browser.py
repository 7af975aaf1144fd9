"""The inbox and messages in a browser: keys, undo, two devices, what arrives while one reads."""

import pytest
from playwright.async_api import Page, expect

from raison.communities.policies import readable_place
from raison.messages.actions import open_direct
from raison.posts.actions import open_post
from raison.posts.rows import NewPost
from raison.subjects.actions import reply
from raison.subjects.policies import visible_subject
from tests.inbox.conftest import Post
from tests.support.browser import Windows

pytestmark = pytest.mark.browser


async def opened(windows: Windows, *, width: int = 1280) -> Page:
    """Ada's inbox, when everything that happened is heard and its script is at work."""
    await windows.server.company.settle()
    page = await windows.open("/inbox", viewer=windows.server.company.ada, width=width)
    await expect(page.locator("#inbox-again[complete]")).to_be_attached()
    return page


async def test_the_keyboard_alone_clears_the_inbox_on_both_devices(windows: Windows, post: Post):
    company = windows.server.company
    for number in range(3):
        thread = await post(company.ada, company.pumps, f"Question {number}")
        await reply(company.bo, thread, source="@ada look" if number == 0 else "Same here.")
    desk = await opened(windows)
    phone = await opened(windows, width=390)
    await expect(desk.locator("h1")).to_have_text("One needs you, two moved.")
    await expect(phone.locator("#tabbar-needs")).to_contain_text("1")
    icon = desk.locator("link[rel=icon]")
    needed, plain = [await icon.get_attribute(f"data-{kind}") for kind in ("needs", "plain")]
    assert needed != plain
    await expect(icon).to_have_attribute("href", str(needed))
    await desk.keyboard.press("j")
    await desk.keyboard.press("e")
    await expect(desk.locator("h1")).to_have_text("Two moved.")
    await expect(phone.locator("h1")).to_have_text("Two moved.")
    await expect(phone.locator("#tabbar-needs")).to_be_empty()
    await expect(icon).to_have_attribute("href", str(plain))
    # the next line is current without a touch
    await expect(desk.locator("#lines-following > .notice[aria-current=true]")).to_have_count(1)
    await desk.keyboard.press("z")
    await expect(phone.locator("h1")).to_have_text("One needs you, two moved.")
    await expect(desk).to_have_title("(1) Inbox · Raison")


async def test_snoozing_by_the_keyboard_offers_times(windows: Windows, post: Post):
    company = windows.server.company
    thread = await post(company.ada, company.pumps, "Question")
    await reply(company.bo, thread, source="Same here.")
    page = await opened(windows)
    await expect(page.locator("h1")).to_have_text("One moved.")
    await page.keyboard.press("j")
    await page.keyboard.press("h")
    await page.get_by_role("button", name="Tomorrow morning").click()
    await expect(page.locator("h1")).to_have_text("Nothing waits for you.")
    await expect(page.get_by_role("heading", name="Nothing waits for you", exact=True)).to_be_visible()
    await expect(page.get_by_role("link", name="Snoozed 1")).to_be_visible()


async def test_what_is_put_off_or_done_on_one_device_shows_on_the_lists_of_another(windows: Windows, post: Post):
    company = windows.server.company
    for number in range(2):
        thread = await post(company.ada, company.pumps, f"Question {number}")
        await reply(company.bo, thread, source="Same here.")
    desk = await opened(windows)
    snoozed = await windows.open("/inbox?tab=snoozed", viewer=company.ada, width=390)
    done = await windows.open("/inbox?tab=done", viewer=company.ada)
    await expect(snoozed.locator("#inbox-snoozed-again[complete]")).to_be_attached()
    await expect(done.locator("#inbox-done-again[complete]")).to_be_attached()
    await desk.keyboard.press("j")
    await desk.keyboard.press("h")
    await desk.get_by_role("button", name="Tomorrow morning").click()
    await expect(snoozed.locator("#inbox-list .notice")).to_have_count(1)
    await expect(done.get_by_role("link", name="Snoozed 1")).to_be_visible()
    await desk.keyboard.press("e")
    await expect(done.locator("#inbox-list .notice")).to_have_count(1)
    await expect(snoozed.get_by_role("link", name="Done 1 today")).to_be_visible()
    await done.locator("#inbox-list .notice").hover()
    await done.get_by_role("button", name="Bring back").click()
    await expect(desk.locator("h1")).to_have_text("One moved.")
    await expect(done.get_by_role("heading", name="Nothing is done yet")).to_be_visible()


async def test_under_a_chosen_line_a_thumb_finds_done_and_snooze(windows: Windows, post: Post):
    company = windows.server.company
    thread = await post(company.ada, company.pumps, "Question")
    await reply(company.bo, thread, source="@ada look")
    page = await opened(windows, width=390)
    await page.get_by_role("button", name="Actions").click()
    for button in (page.get_by_role("button", name="Done"), page.locator(".notice summary")):
        box = await button.bounding_box()
        assert box
        assert (box["height"] >= 44, box["width"] >= 120) == (True, True)
    mute = await page.get_by_role("button", name="Mute").bounding_box()
    assert mute
    assert (mute["height"], mute["width"]) == (44, 44)
    await page.locator(".notice__line").click()
    await expect(page.locator("h1")).to_have_text("HX-40 seal weeps")
    await page.go_back()
    await expect(page.get_by_role("button", name="Done")).to_be_visible()


async def test_what_is_new_waits_behind_a_line_and_pushes_nothing(windows: Windows, post: Post):
    company = windows.server.company
    thread = await post(company.ada, company.pumps, "Question")
    await reply(company.bo, thread, source="@ada look")
    page = await opened(windows)
    await expect(page.locator("#lines-needs > .notice:visible")).to_have_count(1)
    place = await readable_place(company.bo, company.pumps)
    await open_post(company.bo, place, NewPost(kind="update", title="New here", text="@ada this too"))
    line = page.get_by_role("button", name="1 new line")
    await expect(line).to_be_visible()
    await expect(page.locator("#lines-needs > .notice:visible")).to_have_count(1)
    await line.click()
    await expect(page.locator("#lines-needs > .notice:visible")).to_have_count(2)


async def test_a_message_is_written_to_people_who_are_picked_by_name(windows: Windows):
    company = windows.server.company
    page = await windows.open("/messages/new", viewer=company.ada)
    await page.get_by_label("To", exact=True).press_sequentially("Carl", delay=30)
    await page.get_by_role("option", name="Carla Reid").click()
    await expect(page.locator("#audience")).to_contain_text("1 outside Halden Pumps")
    await page.get_by_label("First message").fill("Is the seal dry?")
    await page.get_by_role("button", name="Write", exact=True).click()
    await expect(page.locator("h1")).to_have_text("Carla Reid")
    await expect(page.get_by_text("Is the seal dry?")).to_be_visible()


async def test_a_message_appears_in_the_list_while_one_looks(windows: Windows):
    company = windows.server.company
    page = await windows.open("/messages", viewer=company.ada)
    await expect(page.locator("h1")).to_have_text("Nobody has written yet.")
    direct = await open_direct(company.bo, [company.ada.id])
    await reply(company.bo, await visible_subject(company.bo, direct.subject_id), source="Have you a minute?")
    await expect(page.locator(".direct")).to_contain_text("Have you a minute?")
    await expect(page.locator("#rail-messages")).to_contain_text("1")
