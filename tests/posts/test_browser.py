"""Two people at two browsers: what one posts and votes, the other sees without reloading."""

import re

import pytest
from playwright.async_api import expect
from sqlalchemy import update

from raison.kernel.database import number, statement, word, write
from raison.people.tables import people
from raison.posts.queries import poll_of
from raison.posts.rows import Kind
from raison.subjects.policies import visible_subject
from raison.subjects.queries import drafts_of
from tests.posts.scenes import posted, titles
from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = pytest.mark.browser
SPEAKS = statement(update(people).where(people.c.id == number("who")).values(language=word("language")))


async def test_a_new_thread_waits_behind_a_line_until_the_reader_asks_for_it(company: Company, windows: Windows):
    await posted(company.ada, company.pumps, "Already there")
    reading = await windows.open(f"/communities/{company.pumps}", viewer=company.bo)
    writing = await windows.open("/home", viewer=company.ada)
    await writing.get_by_label("Where to post it").select_option("Pumps")
    await expect(writing.get_by_text("2 people will see this")).to_be_visible()  # who reads it moves the button
    await writing.get_by_label("Your post").fill("The seal is tight")
    await writing.get_by_role("button", name="Share").click()
    await expect(writing.get_by_role("link", name="The seal is tight")).to_be_visible()
    line = reading.get_by_role("button", name="1 new thread")
    await expect(line).to_be_visible()
    await expect(reading.get_by_role("link", name="The seal is tight")).to_be_hidden()
    await line.click()
    await expect(reading.get_by_role("link", name="The seal is tight")).to_be_visible()
    assert await titles(company.bo) == ["The seal is tight", "Already there"]


async def test_bars_move_for_others_while_their_own_choice_stays(company: Company, windows: Windows):
    subject_id = await posted(
        company.ada, company.pumps, "When?", kind="poll", choices=("Monday", "Friday"), secret=True
    )
    hers = await windows.open(f"/subjects/{subject_id}", viewer=company.ada)
    his = await windows.open(f"/communities/{company.pumps}", viewer=company.bo)
    await hers.get_by_role("radio", name="Friday").check()
    await his.get_by_role("radio", name="Monday").check()
    await his.get_by_role("button", name="Vote").click()
    await expect(hers.get_by_text("1 person voted")).to_be_visible()
    await expect(hers.get_by_role("radio", name="Friday")).to_be_checked()
    await his.reload()
    await expect(his.get_by_role("radio", name="Monday")).to_be_checked()
    poll = await poll_of((await visible_subject(company.ada, subject_id)).id)
    assert [choice.votes for choice in poll.choices] == [1, 0] if poll else None


async def test_a_poll_that_was_begun_goes_on_at_another_device(company: Company, windows: Windows):
    desk = await windows.open("/posts/new", viewer=company.bo)
    async with desk.expect_response(lambda answer: "/drafts/" in answer.url):
        await desk.get_by_role("radio", name="Poll").check(force=True)
        await desk.get_by_label("Your post").fill("Two are offered.")
        await desk.get_by_label("Title").fill("Which day")
        await desk.get_by_label("Choice 1", exact=True).fill("Monday")
        await desk.get_by_label("Choice 2", exact=True).fill("Friday")
        await desk.get_by_label("Secret").check()
    phone = await windows.open("/home#write", viewer=company.bo, width=390)
    await expect(phone.get_by_role("radio", name="Poll")).to_be_checked()
    await expect(phone.get_by_label("Title")).to_have_value("Which day")
    await expect(phone.get_by_label("Choice 2", exact=True)).to_have_value("Friday")
    await expect(phone.get_by_label("Secret")).to_be_checked()
    await phone.get_by_label("Title").press("Control+Enter")
    await expect(phone.get_by_role("link", name="Which day")).to_be_visible()
    assert await drafts_of(company.bo) == []


@pytest.mark.parametrize("width", [390, 1440])
async def test_a_post_that_is_refused_comes_back_where_it_was_written(company: Company, windows: Windows, width: int):
    path = f"/communities/{company.pumps}"
    page = await windows.open(f"{path}#write", viewer=company.bo, width=width)
    await page.get_by_role("radio", name="Poll").check(force=True)
    await page.get_by_label("Your post").fill("When do we meet?")
    await page.get_by_label("Choice 1", exact=True).fill("Monday")
    await page.get_by_label("Choice 1", exact=True).press("Control+Enter")
    second = page.get_by_label("Choice 2", exact=True)
    await expect(second).to_be_focused()
    await expect(second).to_have_accessible_description("A poll has 2 to 20 different choices.")
    await expect(page.get_by_label("Your post")).to_have_value("When do we meet?")
    await expect(page.get_by_role("heading", name="Pumps", level=1)).to_be_visible()
    assert page.url.split("#")[0].endswith(path)
    await page.get_by_role("radio", name="Praise").check(force=True)
    await page.get_by_label("Your post").press("Control+Enter")
    await expect(page.get_by_label("Your post")).to_be_focused()
    await expect(page.get_by_label("Your post")).to_have_accessible_description(re.compile("Say whom you thank"))
    await page.get_by_role("radio", name="Poll").check(force=True)
    await second.fill("Friday")
    await second.press("Control+Enter")
    await expect(page.get_by_role("link", name="When do we meet?")).to_be_visible()
    assert await drafts_of(company.bo) == []


@pytest.mark.parametrize("language", ["en", "de"])
async def test_every_word_in_the_margin_of_a_card_has_its_room(company: Company, windows: Windows, language: str):
    await write(SPEAKS(who=company.ada.id, language=language))
    everywhere: tuple[Kind, ...] = ("announcement", "question", "poll", "praise", "update")
    for kind in everywhere:
        choices = ("Monday", "Friday") if kind == "poll" else ()
        await posted(company.ada, company.pumps, "@bo, look.", kind=kind, choices=choices)
    page = await windows.open(f"/communities/{company.pumps}", viewer=company.ada, width=1440)
    await expect(page.locator(".thread__side .state")).to_have_count(len(everywhere))
    over = """words => words.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)"""
    assert await page.locator(".thread__side .state").evaluate_all(over) == []


async def test_on_a_phone_the_composer_opens_from_the_bar(company: Company, windows: Windows):
    page = await windows.open("/home", viewer=company.bo, width=390)
    await expect(page.get_by_label("Your post")).to_be_hidden()
    await page.get_by_role("link", name="Post").click()
    await expect(page.get_by_label("Your post")).to_be_visible()
    alone = await windows.open("/posts/new", viewer=company.bo, width=390)
    await expect(alone.get_by_label("Title")).to_be_visible()
    assert await alone.evaluate("document.documentElement.scrollWidth") <= 390
