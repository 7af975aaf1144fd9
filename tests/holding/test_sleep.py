"""A laptop sleeps while others write, and wakes: its pages catch up on exactly what they missed, in order, once."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from raison.subjects.actions import reply
from raison.subjects.policies import visible_subject
from tests.holding.cable import Cable, cable_to
from tests.holding.real import really_serving
from tests.posts.scenes import posted
from tests.support.browser import Windows
from tests.support.company import Company
from tests.support.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.slow]
REPLIES, POSTS = 12, 3
A_WHILE = 0.6
"""Seconds in which a page that is awake would have heard: the hub hands on at once."""
MESSAGES = "[...document.querySelectorAll('.message')].map((one) => one.id)"
CARDS = "[...document.querySelectorAll('#stream .thread')].map((one) => one.id)"


class Laptop:
    """A browser with a thread in one tab, which came first and holds the stream, and the home page in another."""

    def __init__(self, cable: Cable, context: BrowserContext, thread: Page, home: Page) -> None:
        self.cable, self.context, self.thread, self.home = cable, context, thread, home

    async def sleep(self, way: str) -> None:
        """Stop: without a network, or without even time."""
        if way == "offline":
            await self.context.set_offline(True)
            self.cable.pull_out()
        else:
            await self._become("frozen")

    async def wake(self, way: str) -> None:
        """Go on."""
        if way == "offline":
            await self.cable.plug_in()
            await self.context.set_offline(False)
        else:
            await self._become("active")

    async def _become(self, state: str) -> None:
        for page in (self.thread, self.home):
            session = await self.context.new_cdp_session(page)
            await session.send("Page.setWebLifecycleState", {"state": state})


async def opened(browser: Browser, cable: Cable, company: Company, subject: int, faults: list[str]) -> Laptop:
    """Bo's laptop; what is written from here on comes live."""
    serving = Server(url=f"http://localhost:{cable.port}", company=company, log=Path())
    windows = Windows(browser=browser, server=serving, faults=faults)
    context = await windows.context(viewer=company.bo)
    made = Laptop(
        cable, context, await windows.tab(context, f"/subjects/{subject}"), await windows.tab(context, "/home")
    )
    shown = await reply(company.ada, await visible_subject(company.ada, subject), source="Before it sleeps.")
    await expect(made.thread.locator(f"#message-{shown}")).to_be_attached()
    return made


@pytest.mark.parametrize("way", ["offline", "frozen", "restarted"])
async def test_after_a_sleep_pages_catch_up_on_exactly_what_they_missed(
    browser: Browser, company: Company, tmp_path: Path, way: str
) -> None:
    faults: list[str] = []
    subject = await posted(company.ada, company.pumps, "The seal of pump 7.")
    with really_serving(company, tmp_path) as server:
        async with cable_to(server.port) as cable:
            laptop = await opened(browser, cable, company, subject, faults)
            before = await laptop.thread.evaluate(MESSAGES)
            await laptop.sleep(way)
            if way == "restarted":
                await asyncio.to_thread(server.stop)
            written = await visible_subject(company.ada, subject)
            missed = [await reply(company.ada, written, source=f"Missed {n}.") for n in range(REPLIES)]
            fresh = [await posted(company.ada, company.pumps, f"Fresh {n}") for n in range(POSTS)]
            if way == "offline":  # who is frozen can't be asked
                await asyncio.sleep(A_WHILE)
                assert await laptop.thread.evaluate(MESSAGES) == before, "it did not sleep"
            if way == "restarted":
                await asyncio.to_thread(server.start)
            await laptop.wake(way)
            await expect(laptop.thread.locator(f"#message-{missed[-1]}")).to_be_attached()
            line = laptop.home.get_by_role("button", name=f"{POSTS} new threads")
            await line.click()
            last = await reply(company.ada, written, source="After it woke.")
            await expect(laptop.thread.locator(f"#message-{last}")).to_be_attached()
            shown = await laptop.thread.evaluate(MESSAGES)
            assert shown == [*before, *[f"message-{one}" for one in (*missed, last)]]
            cards = await laptop.home.evaluate(CARDS)
            assert cards[:POSTS] == [f"subject-{one}" for one in reversed(fresh)]
            assert len(cards) == len(set(cards)) == POSTS + 1
            await laptop.context.close()
            assert server.crashes() == []
    unanswered = "/home: Failed to fetch" if way == "restarted" else ""  # who is around may be asked while it is down
    assert [fault for fault in faults if fault != unanswered] == []
