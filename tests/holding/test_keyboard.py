"""Journeys by the keyboard alone: nothing here points, clicks, or puts the focus anywhere but by a key. That every page
can be walked by Tab is shown by test_accessibility.py."""

import asyncio
import re

import msgspec
import pytest
from playwright.async_api import FileChooser, Page, expect

from raison.subjects.actions import react, reply
from raison.subjects.policies import visible_message, visible_subject
from tests.initiatives.scenes import PROBLEM, opened
from tests.people.test_sign_in import GOOD, give_password
from tests.posts.scenes import posted
from tests.support.browser import Windows
from tests.support.company import Company

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)]
NAME = """() => {
  const on = document.activeElement
  const labels = [...(on.labels ?? [])].map(one => one.innerText)
  return [on.ariaLabel, ...labels, on.innerText, on.placeholder].filter(Boolean).join(' ').trim()
}"""
WITHIN = "part => document.activeElement.closest(part) !== null"
FAR = 90


class Hands(msgspec.Struct):
    """Ten fingers on a page."""

    page: Page

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            await self.page.keyboard.press(key)

    async def name(self) -> str:
        """What a screen reader would say of what has the focus."""
        return str(await self.page.evaluate(NAME))

    async def reach(self, name: str, *, back: bool = False) -> None:
        """Tab until what begins with these words has the focus."""
        passed = []
        for _turn in range(FAR):
            await self.press("Shift+Tab" if back else "Tab")
            passed.append(await self.name())
            if re.match(rf"{re.escape(name)}(?!\w)", passed[-1]):
                return
        pytest.fail(f"Tab does not reach “{name}”: {passed}")

    async def go(self, name: str, *, back: bool = False) -> None:
        """Tab to a link or button, and press it."""
        await self.reach(name, back=back)
        await self.press("Enter")

    async def write(self, name: str, text: str) -> None:
        """Tab to a field, and write over what is in it."""
        await self.reach(name)
        await self.press("Control+a")
        await self.page.keyboard.type(text)

    async def choose(self, name: str) -> None:
        """Go through the choices of a group to the one that begins with these words."""
        for _turn in range(FAR):
            if (await self.name()).startswith(name):
                return
            await self.press("ArrowRight")
        pytest.fail(f"the arrows do not lead to “{name}”")

    async def within(self, part: str) -> bool:
        """Whether what has the focus is in a part of the page."""
        return bool(await self.page.evaluate(WITHIN, part))


def heading(page: Page, words: str):
    return expect(page.locator("h1")).to_have_text(words)


async def test_somebody_signs_in_changes_their_profile_and_signs_out(company: Company, windows: Windows):
    email = await give_password(company.ada)
    hands = Hands(page := await windows.open("/sign-in?next=/people"))
    await hands.write("Mail address", email)
    await hands.write("Password", GOOD)
    await hands.press("Enter")
    await heading(page, "People")
    await hands.press("Tab")
    assert await hands.name() == "Skip to content"
    await hands.press("Enter")
    await expect(page).to_have_url(re.compile("#main$"))
    await hands.press("Tab")
    assert await hands.within("#main")
    await hands.go("Settings", back=True)
    await heading(page, "Settings")
    await hands.write("Status", "At the customer until four")
    await hands.press("Enter")
    await expect(page.get_by_role("status").filter(has_text=re.compile("."))).to_be_visible()
    await hands.go("Signing in")
    await expect(page.get_by_role("heading", name="Passkeys")).to_be_visible()
    await hands.go("Sign out here")
    await heading(page, "Sign in")


async def test_a_pilot_is_started(company: Company, windows: Windows):
    hands = Hands(page := await windows.open("/communities", viewer=company.bo))
    await hands.go("Start a pilot")
    await heading(page, "Start a pilot")
    await hands.write("Name", "Seals")
    await hands.write("Why", "So that a seal is right the first time")
    await hands.reach("Open")
    await hands.press("ArrowRight")
    assert await hands.name() == "Closed"
    await hands.go("Start the pilot")
    await heading(page, "Seals")


async def test_each_kind_is_posted_with_a_file_and_a_mention(company: Company, windows: Windows):
    hands = Hands(page := await windows.open(f"/communities/{company.pumps}", viewer=company.ada))
    choosers = asyncio.Queue[FileChooser]()
    # heard all the time: a chooser that opens between two who wait for one would be shown by the browser, to nobody
    page.on("filechooser", lambda chooser: choosers.put_nowait(chooser))
    for kind, verb in (("Update", "Share"), ("Question", "Ask"), ("Poll", "Start"), ("Praise", "Thank")):
        await hands.reach("Update", back=kind != "Update")  # who has sent one is still at its button
        await hands.choose(kind)
        await hands.reach("Your post")
        await page.keyboard.type(f"{kind} for @bo")
        await expect(page.get_by_role("option", name="Bo Lind")).to_be_visible()
        await hands.press("ArrowDown", "ArrowUp", "Enter")
        await expect(page.get_by_label("Your post")).to_have_value(f"{kind} for @bo ")
        if kind == "Poll":
            await hands.write("Choice 1", "Monday")
            await hands.write("Choice 2", "Friday")
        await hands.reach("Attach a file")
        await hands.press("Enter")
        drip = {"name": "drip.txt", "mimeType": "text/plain", "buffer": b"20 drops a minute"}
        async with asyncio.timeout(30):
            await (await choosers.get()).set_files(drip)  # type: ignore[arg-type]
        await expect(page.locator(".composer__file input")).to_be_attached()
        await page.evaluate("document.body.dataset.old = ''")
        await hands.go(verb)
        await expect(page.locator("body:not([data-old]) #stream .thread").first).to_contain_text(f"{kind} for")


async def test_a_thread_is_answered_changed_reacted_to_and_followed(company: Company, windows: Windows):
    subject_id = await posted(company.ada, company.pumps, "Does the seal weep?", kind="question")
    hands = Hands(page := await windows.open(f"/subjects/{subject_id}", viewer=company.bo))
    await hands.press("r")
    await page.keyboard.type("Set it to 0.4 mm.")
    await hands.press("Control+Enter")
    mine = page.locator(".message").last
    await expect(mine).to_contain_text("0.4 mm")
    await hands.go("More actions", back=True)
    await expect(mine.locator(".menu__layer").last).to_be_visible()
    await hands.press("Tab", "Escape")
    assert await hands.name() == "More actions"
    await hands.press("Enter")
    await hands.go("Edit")
    await expect(page.get_by_label("The message", exact=True)).to_be_focused()
    await hands.press("Control+a")
    await page.keyboard.type("Set it to 0.6 mm.")
    await hands.go("Keep the change")
    await expect(mine).to_contain_text("0.6 mm")
    await expect(page.locator(".message-edit")).to_have_count(0)
    assert await hands.within(".message:last-of-type")
    await hands.reach("React", back=True)
    await hands.press("Space")
    await hands.go("Thanks")
    await expect(mine.locator(".reaction")).to_have_attribute("aria-pressed", "true")
    assert await hands.within(".message:last-of-type")
    await hands.reach("Only when named")
    async with page.expect_response("**/follow"):
        await hands.press("ArrowUp")
    assert (await hands.name()).startswith("Every reply")


async def test_a_menu_stays_open_while_somebody_else_reacts(company: Company, windows: Windows):
    subject_id = await posted(company.ada, company.pumps, "Does the seal weep?")
    subject = await visible_subject(company.max, subject_id)
    message = await visible_message(company.max, subject.first_message_id or 0)
    hands = Hands(page := await windows.open(f"/subjects/{subject_id}", viewer=company.bo))
    await hands.reach("React")
    await hands.press("Space", "Tab", "Tab")
    chosen = await hands.name()
    await react(company.max, subject, message, "thanks")
    await expect(page.locator(".reaction")).to_have_count(1)
    assert (chosen != "Thanks", await hands.name()) == (True, chosen)
    await hands.press("Enter")
    await expect(page.locator(".reaction")).to_have_count(2)
    assert await hands.name() == "React"
    await expect(page.locator(".message details[open]")).to_have_count(0)


async def test_the_inbox_is_cleared_on_a_phone_with_keys(company: Company, windows: Windows):
    for text in ("One", "Two"):
        thread = await visible_subject(company.ada, await posted(company.ada, company.pumps, text))
        await reply(company.bo, thread, source="@ada look")
    await company.settle()
    hands = Hands(page := await windows.open("/inbox", viewer=company.ada, width=390))
    await expect(page.locator("#inbox-again[complete]")).to_be_attached()
    await hands.go("Actions")
    await hands.go("Snooze")
    await expect(page.locator(".snooze[open]")).to_have_count(1)
    await hands.press("Tab", "Escape")
    assert (await hands.name()).startswith("Snooze")
    await hands.go("Done", back=True)
    await heading(page, "One needs you.")
    await hands.reach("Done")
    await hands.press("Space")
    await heading(page, "Nothing waits for you.")
    await hands.go("More")
    await hands.go("People")
    await heading(page, "People")


async def test_the_command_bar_finds_and_opens_and_gives_the_focus_back(company: Company, windows: Windows):
    await posted(company.ada, company.pumps, "The seal weeps", title="Dry run")
    await company.settle()
    hands = Hands(page := await windows.open("/communities", viewer=company.ada))
    await hands.go("Search or command")
    await expect(page.get_by_role("combobox")).to_be_focused()
    await hands.press("Escape")
    assert (await hands.name()).startswith("Search or command")
    await hands.press("Control+k")
    await page.keyboard.type("Dry ru")
    await expect(page.get_by_role("option", name="Dry run").first).to_be_visible()
    while not await page.locator("[role=option][aria-selected=true]", has_text="Dry run").count():
        await hands.press("ArrowDown")
    await hands.press("Enter")
    await heading(page, "Dry run")


async def test_an_initiative_is_opened_and_passes_a_gate(company: Company, windows: Windows):
    hands = Hands(page := await windows.open("/initiatives/new", viewer=company.ada))
    await hands.write("Name", "First-time-right start-up")
    await hands.write("The challenge in a sentence or two", PROBLEM)
    await hands.reach("Where it lives")
    await page.keyboard.type("Pumps")
    await hands.go("Open the initiative")
    await heading(page, "The challenge")
    await hands.go("First-time-right start-up")
    await hands.go("Decide at the gate")
    await heading(page, "Gate")
    await hands.write("Why it goes on all the same", "The ledger is closed until Monday.")
    await hands.go("Go on with this reason")
    await expect(page.locator(".step--now")).to_contain_text("People")


async def test_who_sends_a_form_that_comes_back_is_at_what_is_wrong_with_it(company: Company, windows: Windows):
    plan = await opened(company.ada, company.pumps)
    hands = Hands(page := await windows.open(f"{plan.url}/people", viewer=company.ada))
    wrong = page.locator("main .errors a")
    for sponsor in ("@nobody", "@nothing"):
        await hands.write("Sponsor", sponsor)
        await hands.go("Keep")
        await expect(wrong).to_be_focused()
        await hands.reach("Who they are")  # away from it, so that the second time shows too


async def test_a_message_is_written_to_somebody_who_is_found_by_name(company: Company, windows: Windows):
    hands = Hands(page := await windows.open("/messages/new", viewer=company.ada))
    await hands.reach("To")
    await page.keyboard.type("Carl")
    await expect(page.get_by_role("option", name="Carla Reid")).to_be_visible()
    await hands.press("Escape")
    await expect(page.get_by_role("option")).to_have_count(0)
    await page.keyboard.type("a")
    await expect(page.get_by_role("option", name="Carla Reid")).to_be_visible()
    await hands.press("ArrowDown", "Enter")
    await expect(page.locator(".chosen__one")).to_contain_text("Carla Reid")
    await hands.write("First message", "Is the seal dry?")
    await hands.go("Write")
    await heading(page, "Carla Reid")


GONE_ON = """async ([held, next]) => {
  const { connection } = await import("live")
  const html = `<turbo-stream action="update" target="nowhere"><template></template></turbo-stream>`
  document.getElementById(held).focus()
  connection.dispatchEvent(new CustomEvent("frame", { detail: { topic: "me", html } }))
  document.getElementById(next).focus()
  for (let turn = 0; turn < 4; turn++) await new Promise(requestAnimationFrame)
  return document.activeElement.id
}"""


async def test_what_comes_live_does_not_take_the_focus_from_who_has_gone_on(company: Company, windows: Windows):
    page = await windows.open("/communities/new", viewer=company.bo)
    assert await page.evaluate(GONE_ON, ["field-name", "field-why"]) == "field-why"
