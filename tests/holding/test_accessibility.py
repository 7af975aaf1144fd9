"""Every page of the demo company, light and dark, wide and narrow: axe finds nothing, nothing scrolls, no script
fails, and the keyboard reaches what is there."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PIL import Image
from playwright.async_api import BrowserContext, Page
from sqlalchemy import select

from raison.app import routes, running
from raison.demo.build import build_demo
from raison.kernel.access.tables import memberships, places
from raison.kernel.database import statement, value, write
from raison.kernel.schema import migrate
from raison.kernel.settings import Settings, load
from raison.people.sessions import COOKIE, begin_session
from raison.people.tables import organisations, people
from raison.subjects.tables import messages, subjects
from tests.support.browser import launched
from tests.support.server import free_port, serving

pytestmark = pytest.mark.browser
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PICTURE = Path(__file__).parents[2] / "docs" / "screenshots" / "home.png"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "/": "/",
    "/api/v1/docs": "/api/v1/docs",
    "/communities": "/communities",
    "/communities/new": "/communities/new",
    "/communities/{id}": "/communities/{place}",
    "/communities/{id}/boundary": "/communities/{place}/boundary?organisation={partner}",
    "/communities/{id}/charter": "/communities/{place}/charter",
    "/communities/{id}/charter/editing": "/communities/{place}/charter/editing",
    "/communities/{id}/people": "/communities/{place}/people",
    "/communities/{id}/people/{person}": "/communities/{place}/people/{member}",
    "/communities/{id}/settings": "/communities/{place}/settings",
    "/home": "/home",
    "/inbox": "/inbox",
    "/invitations": "/invitations",
    "/m/{id}": "/m/{message}",
    "/m/{id}/editing": "/m/{message}/editing",
    "/m/{id}/history": "/m/{message}/history",
    "/m/{id}/removal": "/m/{message}/removal",
    "/messages": "/messages",
    "/messages/new": "/messages/new",
    "/messages/{id}": "/messages/{direct}",
    "/organisation": "/organisation",
    "/organisations": "/organisations",
    "/people": "/people",
    "/people/{handle}": "/people/@priya",
    "/posts/new": "/posts/new",
    "/scheduled": "/scheduled",
    "/search": "/search?q=seal",
    "/settings": "/settings",
    "/settings/reading": "/settings/reading",
    "/settings/sign-in": "/settings/sign-in",
    "/settings/tokens": "/settings/tokens",
    "/subjects/{id}": "/subjects/{subject}",
    "/subjects/{id}/answer": "/subjects/{subject}/answer",
    "/teams/{handle}": "/teams/@service",
}
"""Each route that answers with a page, and an address of it in the demo company."""
OF_THE_OFFICE = {"/people/roster": "/people/roster"}
"""Pages that the Digital Office alone sees."""
EVERY_DAY = ("/home", "/inbox", "/communities/{id}", "/subjects/{id}", "/messages/{id}", "/people", "/settings")
OUTSIDE = ("/sign-in", "/reset", "/nowhere")
"""Pages for people who are not signed in."""
ELSEWHERE = (
    "/communities/{id}/deed /communities/{id}/here /communities/like /places/{id}/audience "
    "/subjects/{id}/acts /subjects/{id}/composer /subjects/{id}/here "
    "/messages/audience /messages/suggest /messages/{id}/head "
    "/messages/again /inbox/panel /inbox/again /home/around /home/charter /search/talk /command /presence "
    "/people/suggest /drafts/{key} /live /metrics /healthz /assets/{name} /pictures/{key} "
    "/files/{id}/thumb /files/{id}/{name} /people/roster/people.csv /people/roster/teams.csv /first-run "
    "/sign-in /reset /reset/{secret} /sign-in/link/{secret} /invitations/{secret} "
    "/communities/{id}/request /communities/{id}/invitation /scheduled/{id} "
).split()
"""Parts of pages, files, and pages that need a state of their own; their slices' tests look at these."""


class Demo(msgspec.Struct):
    """A served demo company: its address, somebody's session, and ids for addresses."""

    url: str
    secrets: dict[str, str]
    """A session of an owner and one of the Digital Office."""
    ids: dict[str, str]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo company, made once and served."""
    folder, port = tmp_path_factory.mktemp("demo"), free_port()
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


KNOWN = {
    "owner": statement(select(people.c.id).where(people.c.handle == "nadia")),
    "office": statement(select(people.c.id).where(people.c.handle == "ingrid")),
    "partner": statement(select(organisations.c.id).where(organisations.c.kind == "partner")),
    "member": statement(select(people.c.id).where(people.c.handle == "priya")),
    "subject": statement(select(subjects.c.id).where(subjects.c.title.like("Third site%"))),
    "place": statement(select(places.c.id).where(places.c.name == "First 72 Hours")),
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
async def _browser(demo: Demo, *, width: int, dark: bool, who: str = "owner") -> AsyncIterator[BrowserContext]:
    async with launched() as browser:
        context = await browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", bypass_csp=True
        )
        if who:
            await context.add_cookies([{"name": COOKIE, "value": demo.secrets[who], "url": demo.url}])
        yield context


async def _faults(page: Page, url: str) -> list[str]:
    """What axe, the width and the scripts say against a page."""
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(f"script: {error}"))
    width = await page.evaluate("innerWidth")
    await page.set_viewport_size({"width": width, "height": 900})
    answer = await page.goto(url, wait_until="load")
    if answer is None or answer.status != (404 if url.endswith("/nowhere") else 200):
        said.append(f"answered {answer.status if answer else 'nothing'}")
    if await page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1"):
        said.append("scrolls sideways")
    # as high as the page: what stands under a bar now can be scrolled out from there
    height = await page.evaluate("document.documentElement.scrollHeight")
    await page.set_viewport_size({"width": width, "height": max(900, height + 200)})
    await page.add_script_tag(path=AXE)
    found = await page.evaluate(
        "rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(found => found.violations.map("
        "one => one.id + ': ' + one.nodes.slice(0, 2).map(node => node.target.join(' ')).join(' | ')))",
        RULES,
    )
    return said + list(found)


async def _looked_at(demo: Demo, addresses: list[str], *, width: int, dark: bool, who: str = "owner") -> list[str]:
    said = []
    async with _browser(demo, width=width, dark=dark, who=who) as context:
        page = await context.new_page()
        for address in addresses:
            said += [f"{address}: {fault}" for fault in await _faults(page, demo.url + address.format(**demo.ids))]
    return said


async def test_the_picture_of_the_readme_is_what_home_looks_like(demo: Demo, tmp_path: Path) -> None:
    keep = os.environ.get("RAISON_PICTURES") == "1"  # `make pictures`
    path = PICTURE if keep else tmp_path / "home.png"
    async with _browser(demo, width=1440, dark=False) as context:
        page = await context.new_page()
        await page.goto(f"{demo.url}/home", wait_until="load")
        await page.locator("#inbox-panel a").first.wait_for()
        await page.screenshot(path=path)
    with Image.open(path) as made, Image.open(PICTURE) as shown:
        assert made.size == shown.size


@pytest.mark.house
def test_every_page_is_looked_at_or_named_as_a_part() -> None:
    known = {*PAGES, *OF_THE_OFFICE, *ELSEWHERE}
    ours = {r.path for r in routes() if r.method == "GET" and (not r.json or r.path.endswith("/docs"))}
    assert ours - known == set()
    assert set(PAGES) - ours == set()


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)], ids=["wide-light", "narrow-dark"])
async def test_no_page_has_a_barrier(demo: Demo, width: int, dark: bool) -> None:
    said = await _looked_at(demo, list(PAGES.values()), width=width, dark=dark)
    said += await _looked_at(demo, list(OF_THE_OFFICE.values()), width=width, dark=dark, who="office")
    said += await _looked_at(demo, list(OUTSIDE), width=width, dark=dark, who="")
    assert not said, "\n".join(said)


@pytest.mark.parametrize(("width", "dark"), [(1440, True), (390, False)], ids=["wide-dark", "narrow-light"])
async def test_the_pages_of_every_day_have_no_barrier_the_other_way_round(demo: Demo, width: int, dark: bool) -> None:
    said = await _looked_at(demo, [PAGES[path] for path in EVERY_DAY], width=width, dark=dark)
    assert not said, "\n".join(said)


async def test_the_keyboard_alone_reaches_the_page_writes_and_sends(demo: Demo) -> None:
    async with _browser(demo, width=1440, dark=False) as context:
        page = await context.new_page()
        await page.goto(demo.url + demo.ids["subject"].join(["/subjects/", ""]))
        await page.keyboard.press("Tab")
        assert await page.evaluate("document.activeElement.getAttribute('href')") == "#main"
        for _turn in range(200):
            await page.keyboard.press("Tab")
            if await page.evaluate("document.activeElement.tagName") == "TEXTAREA":
                break
        assert await page.evaluate("document.activeElement.name") == "text"
        assert await page.evaluate(
            "getComputedStyle(document.activeElement.closest('.composer, textarea')).outlineStyle"
        )
        await page.keyboard.type("Written without a mouse.")
        await page.keyboard.press("Control+Enter")
        await page.get_by_text("Written without a mouse.").first.wait_for()
