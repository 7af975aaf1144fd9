"""Times as the browser says them: what lies ahead has its hour, and a day within a sentence is written small."""

import pytest
from playwright.async_api import expect

from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]
SAID = """async ([language, at]) => {
  const { timeWords } = await import("time_words")
  return timeWords(language)(new Date(at), new Date("2026-11-28T12:00"), "full")
}"""
WRITTEN = """() => {
  const at = new Date().toISOString()
  const time = `<time datetime="${at}" data-relative="day">28 Nov</time>`
  const main = document.querySelector("main")
  const line = (words, id) => main.insertAdjacentHTML("beforeend", `<p id="${id}">${words}</p>`)
  line(`closed by Ada, ${time}: done`, "within")
  line(`Ada · ${time}`, "beside")
}"""


async def test_what_lies_ahead_has_its_hour_however_far_it_is(company: Company, windows: Windows):
    page = await windows.open("/home", viewer=company.ada)
    said = [await page.evaluate(SAID, each) for each in (["en", "2027-01-13T10:00"], ["de", "2027-01-13T10:00"])]
    assert said == ["13 Jan 2027 10:00", "13. Jan. 2027 10:00"]
    assert await page.evaluate(SAID, ["en", "2026-10-13T10:00"]) == "13 Oct"


async def test_a_day_within_a_sentence_is_written_small(company: Company, windows: Windows):
    page = await windows.open("/home", viewer=company.ada)
    await page.evaluate(WRITTEN)
    await expect(page.locator("#within")).to_have_text("closed by Ada, today: done")
    await expect(page.locator("#beside")).to_have_text("Ada · Today")
