"""A thread in Chromium: two people look at it; what one does, the other sees."""

import pytest
from playwright.async_api import expect

from raison.kernel.pages.rendering import turbo_stream
from raison.subjects.actions import mark_read, reply
from raison.subjects.fragments import appended
from raison.subjects.policies import visible_message
from raison.subjects.queries import drafts_of, messages_after, mine_of
from raison.subjects.rendering import with_html
from raison.subjects.rows import Subject
from tests.holding.real import eventually
from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = [pytest.mark.browser, pytest.mark.slow]


async def test_two_people_talk_and_see_each_other_live(windows: Windows, company: Company, field: Subject):
    path = f"/subjects/{field.id}"
    carla = await windows.open(path, viewer=company.carla)
    bo = await windows.open(path, viewer=company.bo)
    await bo.get_by_label("Your reply").fill("Steps **7 and 8** are swapped.")
    await bo.get_by_role("button", name="Reply").last.click()
    await expect(carla.locator(".message strong", has_text="7 and 8")).to_be_visible()
    await expect(bo.locator(".message strong", has_text="7 and 8")).to_have_count(1)
    await expect(bo.get_by_label("Your reply")).to_have_value("")
    answer = (await messages_after(field, limit=9))[-1]
    message = carla.locator(f"#message-{answer.id}")
    await message.get_by_label("React").click()
    await message.get_by_role("button", name="Thanks").click()
    mine, theirs = message.locator(".reaction"), bo.locator(f"#message-{answer.id} .reaction")
    await expect(mine).to_have_attribute("aria-pressed", "true")
    await expect(theirs).to_have_text("Thanks 1")
    await expect(theirs).to_have_attribute("aria-pressed", "false")
    await mine.click()
    await expect(theirs).to_have_count(0)


async def test_who_is_writing_shows_at_the_reply_box_of_the_others(windows: Windows, company: Company, field: Subject):
    path = f"/subjects/{field.id}"
    ada = await windows.open(path, viewer=company.ada)
    carla = await windows.open(path, viewer=company.carla)
    await expect(ada.locator("#live-words, body[data-live-after]").first).to_be_attached()
    await ada.wait_for_timeout(1_500)  # both streams are open
    await ada.get_by_label("Your reply").focus()  # what only tells something draws nothing anew, and takes no focus
    await carla.get_by_label("Your reply").press_sequentially("Steps 7 and 8", delay=20)
    await expect(ada.locator("#typing")).to_contain_text("Carla is writing")
    await expect(carla.locator("#typing")).to_be_empty()
    await expect(ada.locator("#typing")).to_be_empty(timeout=15_000)  # it goes by itself
    await carla.get_by_label("Your reply").press_sequentially(" and 9", delay=20)
    await expect(ada.locator("#typing")).to_contain_text("Carla is writing")
    await ada.clock.install()  # from here on no time passes: what goes, goes because the message has come
    await carla.get_by_label("Your reply").press("Control+Enter")
    await expect(ada.get_by_text("Steps 7 and 8 and 9")).to_be_visible()
    await expect(ada.locator("#typing")).to_be_empty()


async def test_what_one_has_just_written_stands_clear_of_the_reply_box(
    windows: Windows, company: Company, pumps: Subject
):
    for number in range(12):
        await reply(company.ada, pumps, source=f"Look at number {number}, please.")
    bo = await windows.open(f"/subjects/{pumps.id}", viewer=company.bo, width=1440)
    await bo.evaluate("scrollTo(0, 0)")
    await bo.get_by_label("Your reply").fill("I have looked at all of them.")
    await bo.get_by_label("Your reply").press("Control+Enter")
    mine = bo.locator("article.message", has_text="I have looked at all of them.")
    await expect(mine).to_be_visible()
    clear = "([mine, box]) => mine.getBoundingClientRect().bottom <= box.getBoundingClientRect().top"
    shown, box = await mine.element_handle(), await bo.locator(".reply").element_handle()
    await bo.wait_for_function(clear, arg=[shown, box])


async def test_the_last_words_of_a_draft_are_kept_when_one_leaves_at_once(
    windows: Windows, company: Company, pumps: Subject
):
    bo = await windows.open(f"/subjects/{pumps.id}", viewer=company.bo)
    await bo.get_by_label("Your reply").press_sequentially("The very last words")
    await bo.goto(f"{windows.server.url}/people")  # by address: no behaviour of the page says good-bye

    async def kept() -> bool:
        return [one.text for one in await drafts_of(company.bo)] == ["The very last words"]

    await eventually(kept)


AS_A_FRAME = """message => `<turbo-stream action="append" target="${message.parentElement.id}">
<template>${message.outerHTML}</template></turbo-stream>`"""
"""What the stream says again after a lost connection, or late."""


async def test_a_message_is_changed_in_its_place_and_deleted_with_a_trace(
    windows: Windows, company: Company, pumps: Subject
):
    message_id = await reply(company.bo, pumps, source="Set it to 0.4 mm.")
    path = f"/subjects/{pumps.id}"
    eve, bo = await windows.open(path, viewer=company.eve), await windows.open(path, viewer=company.bo)
    await eve.locator(f"#message-{message_id}").get_by_label("More actions").click()
    await expect(eve.locator(f"#message-{message_id}").get_by_role("link", name="Edit")).to_be_hidden()
    written = bo.locator(f"#message-{message_id}")
    late = await written.evaluate(AS_A_FRAME)
    await written.get_by_label("More actions").click()
    await written.get_by_role("link", name="Edit").click()
    await bo.get_by_label("The message", exact=True).fill("Set it to 0.6 mm.")
    await bo.evaluate("frame => document.body.insertAdjacentHTML('beforeend', frame)", late)
    await expect(bo.locator("body > turbo-stream")).to_have_count(0)  # it was heard
    await expect(written).to_have_count(0)
    await bo.get_by_role("button", name="Keep the change").click()
    for page in (eve, bo):
        await expect(page.locator(f"#message-{message_id} .prose")).to_have_text("Set it to 0.6 mm.")
        await expect(page.locator(f"#message-{message_id}").get_by_role("link", name="edited")).to_be_visible()
    await bo.goto(windows.server.url + f"/m/{message_id}/removal")
    await bo.get_by_role("button", name="Delete").click()
    for page in (eve, bo):
        await expect(page.locator(f"#message-{message_id}")).to_contain_text("Deleted by Bo Lind")


async def test_a_draft_goes_on_elsewhere_and_reading_is_remembered(windows: Windows, company: Company, pumps: Subject):
    await mark_read(company.bo, pumps.id, pumps.first_message_id or 0)
    last = await reply(company.ada, pumps, source="One more thing")
    bo = await windows.open(f"/subjects/{pumps.id}", viewer=company.bo)
    await expect(bo.locator("#new")).to_have_text("1 new")
    async with bo.expect_response(lambda answer: answer.url.endswith("/reading")):
        await bo.locator(f"#message-{last}").scroll_into_view_if_needed()
    assert (await mine_of(company.bo, pumps)).read_id == last
    async with bo.expect_response(lambda answer: "/drafts/" in answer.url):
        await bo.get_by_label("Your reply").press_sequentially("Half a sen")
    assert [one.text for one in await drafts_of(company.bo)] == ["Half a sen"]
    phone = await windows.open(f"/subjects/{pumps.id}", viewer=company.bo, width=390)
    await expect(phone.get_by_label("Your reply")).to_have_value("Half a sen")
    await expect(phone.locator("#new")).to_have_count(0)


async def test_a_file_is_sent_along(windows: Windows, company: Company, pumps: Subject):
    bo = await windows.open(f"/subjects/{pumps.id}", viewer=company.bo)
    async with bo.expect_response(lambda answer: answer.url.endswith("/files")):
        await bo.locator("#reply input[type=file]").set_input_files(
            {"name": "drip.txt", "mimeType": "text/plain", "buffer": b"20 drops a minute"}
        )
    await expect(bo.locator(".composer__file")).to_contain_text("drip.txt")
    await bo.get_by_label("Your reply").fill("See the file")
    await bo.get_by_role("button", name="Reply").last.click()
    await expect(bo.get_by_role("link", name="drip.txt")).to_be_visible()
    message = (await messages_after(pumps, limit=9))[-1]
    assert [file.name for file in (await visible_message(company.ada, message.id)).attachments] == ["drip.txt"]


HANDED = """([how, name]) => {
  const data = new DataTransfer()
  data.items.add(new File(["20 drops a minute"], name, { type: "text/plain" }))
  const box = document.querySelector("#reply textarea")
  const [Kind, as] = how === "paste" ? [ClipboardEvent, "clipboardData"] : [DragEvent, "dataTransfer"]
  box.dispatchEvent(new Kind(how, { bubbles: true, cancelable: true, [as]: data }))
}"""


@pytest.mark.parametrize("how", ["paste", "drop"])
async def test_a_file_is_pasted_or_dragged_into_a_reply(windows: Windows, company: Company, pumps: Subject, how: str):
    bo = await windows.open(f"/subjects/{pumps.id}", viewer=company.bo)
    async with bo.expect_response(lambda answer: answer.url.endswith("/files")):
        await bo.evaluate(HANDED, [how, f"{how}.txt"])
    await expect(bo.locator(".composer__file")).to_contain_text(f"{how}.txt")
    await bo.get_by_label("Your reply").fill("See the file")
    await bo.get_by_role("button", name="Reply").last.click()
    await expect(bo.get_by_role("link", name=f"{how}.txt")).to_be_visible()


async def test_earlier_replies_unfold_in_place(windows: Windows, company: Company, pumps: Subject):
    for number in range(60):
        await reply(company.ada, pumps, source=f"Reply {number}")
    bo = await windows.open(f"/subjects/{pumps.id}", viewer=company.bo)
    await expect(bo.get_by_text("Reply 9", exact=True)).to_have_count(0)
    await bo.get_by_role("link", name="Show 10 earlier replies").click()
    await expect(bo.get_by_text("Reply 9", exact=True)).to_be_visible()
    await expect(bo.get_by_text("Reply 59", exact=True)).to_have_count(1)


async def test_what_the_page_has_read_already_is_not_shown_twice_or_elsewhere(
    windows: Windows, company: Company, pumps: Subject
):
    for number in range(60):
        await reply(company.ada, pumps, source=f"Reply {number}")
    bo = await windows.open(f"/subjects/{pumps.id}", viewer=company.bo)
    replies = (await with_html(await messages_after(pumps, limit=99)))[1:]
    again = [turbo_stream(appended(one)) for one in (replies[0], replies[30], replies[-1])]
    await bo.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", "".join(again))
    await expect(bo.locator("body > turbo-stream")).to_have_count(0)
    shown = await bo.locator("[id^=thread-] [data-message]").evaluate_all("all => all.map(one => one.dataset.message)")
    assert shown == [str(pumps.first_message_id), *[str(one.id) for one in replies[10:]]]
