"""Looking at pages of the demo company: axe, widths, scripts, and a walk by the keyboard, in one visit."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, Literal

import msgspec
from playwright.async_api import Browser, BrowserContext, CDPSession, Error, Page
from sqlalchemy import select

from raison.app import running
from raison.cases.tables import business_cases
from raison.council.tables import council_decisions, council_meetings, council_members
from raison.demo.build import build_demo
from raison.initiatives.tables import initiatives, personas, tool_tasks, tools
from raison.inventory.tables import used_tools
from raison.kernel.access.tables import memberships, places
from raison.kernel.database import statement, value, write
from raison.kernel.schema import migrate
from raison.kernel.settings import Settings, load
from raison.maturity.tables import assessments
from raison.measures.tables import measures
from raison.people.sessions import COOKIE, begin_session
from raison.people.tables import organisations, people
from raison.subjects.tables import messages, subjects
from tests.support.server import free_port, serving

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SCRIPTS = [AXE, *(Path(__file__).with_name(name) for name in ("ask.js", "walk.js"))]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Scheme = Literal["light", "dark"]
WAYS: tuple[tuple[int, Scheme, Scheme], ...] = ((1440, "light", "dark"), (390, "dark", "light"))
"""Widths, and in which scheme every rule is asked, in which the contrast alone."""
SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"
PANELS_ARE_THERE = """() => [...document.querySelectorAll('turbo-frame[src]')].every(
  panel => panel.complete || (panel.loading === 'lazy' && !panel.checkVisibility()))"""
TAB = {"type": "rawKeyDown", "key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
SHIFT = 8


class Demo(msgspec.Struct):
    """A served demo company: its address, somebody's session, and ids for addresses."""

    url: str
    secrets: dict[str, str]
    """A session of an owner and one of the Digital Office."""
    ids: dict[str, str]


@contextmanager
def served_demo(folder: Path) -> Iterator[Demo]:
    """The demo company, made and served."""
    port = free_port()
    url, database = f"http://localhost:{port}", f"sqlite:{folder / 'raison.db'}"
    settings = load({"data": str(folder), "database": database, "url": url, "secret": "a secret of the tests"})
    migrate(settings.database_url)
    asyncio.run(build_demo(settings, seed=3))
    secrets, ids = asyncio.run(_known(settings))
    environ = {f"RAISON_{name.upper()}": getattr(settings, name) for name in ("data", "database", "url", "secret")}
    with serving(environ, port, folder / "server.log"):
        yield Demo(url, secrets, ids)


async def _known(settings: Settings) -> tuple[dict[str, str], dict[str, str]]:
    secrets = {}
    async with running(settings, serving=False):
        ids = {name: str(await value(one)) for name, one in KNOWN.items()}
        for who in ("owner", "office"):
            secrets[who], insert = begin_session(int(ids[who]), agent="test")
            await write(insert)
    return secrets, ids


def _person(handle: str) -> Any:
    return select(people.c.id).where(people.c.handle == handle).scalar_subquery()


def _of_running(column: Any) -> Any:
    """Of an initiative that has tools and goes on: what has ended is changed no more."""
    joined = tools.join(initiatives, initiatives.c.subject_id == tools.c.subject_id)
    return select(column).select_from(joined).where(initiatives.c.outcome.is_(None))


KNOWN = {
    "owner": statement(select(people.c.id).where(people.c.handle == "nadia")),
    "office": statement(select(people.c.id).where(people.c.handle == "ingrid")),
    "partner": statement(select(organisations.c.id).where(organisations.c.kind == "partner")),
    "member": statement(select(people.c.id).where(people.c.handle == "priya")),
    "subject": statement(select(subjects.c.id).where(subjects.c.title.like("Third site%"))),
    "place": statement(select(places.c.id).where(places.c.name == "First 72 Hours")),
    "initiative": statement(_of_running(tools.c.subject_id)),
    "decision": statement(select(council_decisions.c.id).where(council_decisions.c.state == "open")),
    "meeting": statement(select(council_meetings.c.id).where(council_meetings.c.closed_at.is_(None))),
    "seat": statement(select(council_members.c.id).order_by(council_members.c.id)),
    "assessment": statement(
        select(assessments.c.id).where(assessments.c.closed_at.is_not(None)).order_by(assessments.c.id.desc())
    ),
    "running": statement(select(assessments.c.id).where(assessments.c.closed_at.is_(None))),
    "used_tool": statement(select(used_tools.c.id).where(used_tools.c.added_by == _person("nadia"))),
    "case": statement(select(business_cases.c.id)),
    "persona": statement(select(personas.c.id).where(personas.c.subject_id.in_(_of_running(tools.c.subject_id)))),
    "key_task": statement(select(tool_tasks.c.task_id).where(tool_tasks.c.tool_id.in_(_of_running(tools.c.id)))),
    "tool": statement(_of_running(tools.c.id)),
    "measure": statement(select(measures.c.id).where(measures.c.subject_id.in_(_of_running(tools.c.subject_id)))),
    "message": statement(
        select(messages.c.id)
        .join(subjects, subjects.c.id == messages.c.subject_id)
        .where(messages.c.author_id == _person("nadia"), messages.c.edits > 0, subjects.c.kind != "direct")
        .order_by(messages.c.id.desc())
    ),
    "direct": statement(
        select(memberships.c.place_id)
        .join(places, places.c.id == memberships.c.place_id)
        .where(places.c.kind == "direct", memberships.c.person_id == _person("nadia"))
        .order_by(memberships.c.place_id.desc())
    ),
}


@asynccontextmanager
async def browsing(browser: Browser, demo: Demo, who: str = "owner") -> AsyncIterator[BrowserContext]:
    """A browser of somebody."""
    # without motion: what changes its colour has done so at once
    context = await browser.new_context(
        viewport={"width": 1440, "height": 900}, reduced_motion="reduce", bypass_csp=True
    )
    if who in demo.secrets:
        await context.add_cookies([{"name": COOKIE, "value": demo.secrets[who], "url": demo.url}])
    yield context
    await context.close()


class Window(msgspec.Struct):
    """Somebody's page, with axe, and what its scripts say against it."""

    page: Page
    keys: CDPSession
    said: list[str]

    @classmethod
    async def of(cls, context: BrowserContext) -> "Window":
        """A new window, with what looks at pages in it."""
        for script in SCRIPTS:
            await context.add_init_script(path=script)
        page = await context.new_page()
        window = cls(page, await context.new_cdp_session(page), [])
        # a bound method would be given an attribute by Playwright, which a struct does not take
        page.on("pageerror", lambda error: window.note(error))
        return window

    def note(self, error: Error) -> None:
        """A script has failed."""
        # Turbo gives up a request that it made in advance when somebody goes elsewhere
        if "signal is aborted" not in error.message:
            self.said.append(f"script: {error}")

    async def faults_of(self, url: str) -> list[str]:
        """What axe, the widths, the keyboard and the scripts say against an address."""
        self.said.clear()
        await self._as(WAYS[0][0], "light")
        status = await self._open(url)
        if status != (404 if url.endswith("/nowhere") else 200):
            self.said.append(f"answered {status}")
        return await self.faults_here()

    async def faults_here(self) -> list[str]:
        """The same of the page that is open."""
        found = []
        for width, scheme, other in WAYS:
            await self._as(width, scheme)
            found += [f"{width}: {one}" for one in await self._at(width)]
            # as high as the page: what stands under a bar now can be scrolled out from there
            height = await self.page.evaluate("document.documentElement.scrollHeight") + 200
            await self._as(width, scheme, height=height)
            found += [f"{width}, {scheme}: {one}" for one in await self.page.evaluate("tags => ask.rules(tags)", RULES)]
            await self._as(width, other, height=height)
            found += [f"{width}, {other}: {one}" for one in await self.page.evaluate("ask.pale()")]
        return self.said + found

    async def _open(self, url: str) -> int:
        """Opens a page as a link does; the first by its address. Its status."""
        if self.page.url.startswith("http") and await self.page.evaluate("document.body.dataset.viewer !== undefined"):
            return int(await self.page.evaluate("url => ask.visit(url)", url))
        answer = await self.page.goto(url, wait_until="load")
        return answer.status if answer else 0

    async def _at(self, width: int) -> list[str]:
        """What the width and the keyboard say: a wide page is walked from its top, a narrow one from its end."""
        sideways = ["scrolls sideways"] if await self.page.evaluate(SIDEWAYS) else []
        await self.page.wait_for_function(PANELS_ARE_THERE)
        return sideways + await self._walked(back=width < 500)

    async def _walked(self, *, back: bool) -> list[str]:
        """Presses Tab until everything has had its turn."""
        steps = await self.page.evaluate("back => walk.begin(back)", back) + 1
        for _turn in range(20):
            await self._tab(steps, back=back)
            told = await self.page.evaluate("walk.end()")
            if "faults" in told:
                return [f"keyboard: {fault}" for fault in told["faults"]]
            steps = told["more"]
        return ["keyboard: does not come to an end"]

    async def _tab(self, times: int, *, back: bool) -> None:
        # all at once: the browser takes them one by one, and none waits for an answer to cross two processes
        press = TAB | {"modifiers": SHIFT if back else 0}
        await asyncio.gather(*(self.keys.send("Input.dispatchKeyEvent", press) for _time in range(times)))

    async def _as(self, width: int, scheme: Scheme, *, height: int = 900) -> None:
        await self.page.set_viewport_size({"width": width, "height": max(900, height)})
        await self.page.emulate_media(color_scheme=scheme)
