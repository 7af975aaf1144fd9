"""Every page of the demo company, light and dark, wide and narrow: axe finds nothing, nothing scrolls sideways, no
script fails, and Tab alone reaches everything, shows where it is, and goes on."""

import os
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Browser

from raison.app import routes
from raison.kernel.pages.assets import assets
from tests.holding.visiting import RULES, Demo, Window, browsing, served_demo

pytestmark = pytest.mark.browser
PICTURE = Path(__file__).parents[2] / "docs" / "screenshots" / "home.png"
COLOUR = ["color-contrast", "link-in-text-block"]
"""The rules that a scheme can break."""
PAGES = {
    "/": "/",
    "/api/v1/docs": "/api/v1/docs",
    "/business-cases": "/business-cases",
    "/business-cases/new": "/business-cases/new",
    "/business-cases/{id}": "/business-cases/{case}",
    "/business-cases/{id}/assumption": "/business-cases/{case}/assumption?code=day_rate",
    "/business-cases/{id}/brief": "/business-cases/{case}/brief",
    "/business-cases/{id}/counts": "/business-cases/{case}/counts",
    "/communities": "/communities",
    "/communities/new": "/communities/new",
    "/communities/{id}": "/communities/{place}",
    "/communities/{id}/boundary": "/communities/{place}/boundary?organisation={partner}",
    "/communities/{id}/charter": "/communities/{place}/charter",
    "/communities/{id}/charter/editing": "/communities/{place}/charter/editing",
    "/communities/{id}/charter/asking": "/communities/{place}/charter/asking",
    "/communities/{id}/merger": "/communities/{place}/merger",
    "/communities/{id}/retirement": "/communities/{place}/retirement",
    "/communities/{id}/review": "/communities/{place}/review",
    "/communities/{id}/people": "/communities/{place}/people",
    "/communities/{id}/people/{person}": "/communities/{place}/people/{member}",
    "/communities/{id}/useful": "/communities/{place}/useful",
    "/communities/{id}/settings": "/communities/{place}/settings",
    "/council": "/council",
    "/council/decisions": "/council/decisions?show=all",
    "/council/decisions/{id}": "/council/decisions/{decision}",
    "/council/meetings": "/council/meetings",
    "/council/meetings/{id}": "/council/meetings/{meeting}",
    "/council/members": "/council/members",
    "/drafts": "/drafts",
    "/home": "/home",
    "/inbox": "/inbox",
    "/initiative-tools/{id}/editing": "/initiative-tools/{tool}/editing",
    "/initiatives": "/initiatives",
    "/initiatives/new": "/initiatives/new",
    "/opportunities/new": "/opportunities/new",
    "/initiatives/{id}": "/initiatives/{initiative}",
    "/initiatives/{id}/brief": "/initiatives/{initiative}/brief",
    "/initiatives/{id}/challenge": "/initiatives/{initiative}/challenge",
    "/initiatives/{id}/gate": "/initiatives/{initiative}/gate",
    "/initiatives/{id}/links": "/initiatives/{initiative}/links",
    "/initiatives/{id}/linking": "/initiatives/{initiative}/linking",
    "/initiatives/{id}/log": "/initiatives/{initiative}/log",
    "/initiatives/{id}/name": "/initiatives/{initiative}/name",
    "/initiatives/{id}/people": "/initiatives/{initiative}/people",
    "/initiatives/{id}/retirement": "/initiatives/{initiative}/retirement",
    "/initiatives/{id}/status": "/initiatives/{initiative}/status",
    "/initiatives/{id}/tools": "/initiatives/{initiative}/tools",
    "/invitations": "/invitations",
    "/key-tasks/{id}/editing": "/key-tasks/{key_task}/editing",
    "/measures/{id}": "/measures/{measure}",
    "/measures/{id}/baseline": "/measures/{measure}/baseline",
    "/measures/{id}/editing": "/measures/{measure}/editing",
    "/measures/{id}/lines": "/measures/{measure}/lines",
    "/m/{id}": "/m/{message}",
    "/m/{id}/editing": "/m/{message}/editing",
    "/m/{id}/history": "/m/{message}/history",
    "/m/{id}/removal": "/m/{message}/removal",
    "/maturity": "/maturity",
    "/maturity/{id}": "/maturity/{assessment}",
    "/messages": "/messages",
    "/messages/new": "/messages/new",
    "/messages/{id}": "/messages/{direct}",
    "/organisation": "/organisation",
    "/organisations": "/organisations",
    "/people": "/people",
    "/people/{handle}": "/people/@priya",
    "/personas/{id}": "/personas/{persona}",
    "/personas/{id}/editing": "/personas/{persona}/editing",
    "/posts/new": "/posts/new",
    "/scheduled": "/scheduled",
    "/search": "/search?q=seal",
    "/settings": "/settings",
    "/settings/reading": "/settings/reading",
    "/settings/sign-in": "/settings/sign-in",
    "/settings/tokens": "/settings/tokens",
    "/subjects/{id}": "/subjects/{subject}",
    "/subjects/{id}/measures/new": "/subjects/{initiative}/measures/new",
    "/subjects/{id}/answer": "/subjects/{subject}/answer",
    "/teams/{handle}": "/teams/@service",
    "/tools-in-use": "/tools-in-use",
    "/tools-in-use/import": "/tools-in-use/import",
    "/tools-in-use/new": "/tools-in-use/new",
    "/tools-in-use/overlap": "/tools-in-use/overlap",
    "/tools-in-use/seen": "/tools-in-use/seen",
    "/tools-in-use/{id}": "/tools-in-use/{used_tool}",
    "/tools-in-use/{id}/editing": "/tools-in-use/{used_tool}/editing",
}
"""Each route that answers with a page, and an address of it in the demo company."""
OF_THE_OFFICE = {
    "/council/charter": "/council/charter",
    "/council/decisions/new": "/council/decisions/new",
    "/council/meetings/new": "/council/meetings/new",
    "/council/meetings/{id}/minutes": "/council/meetings/{meeting}/minutes",
    "/council/members/{id}/delegation": "/council/members/{seat}/delegation",
    "/office": "/office",
    "/office/communities": "/office/communities",
    "/office/duplicates": "/office/duplicates",
    "/office/initiatives": "/office/initiatives",
    "/office/outside": "/office/outside",
    "/office/outside/{id}": "/office/outside/{partner}",
    "/maturity/adaptations": "/maturity/adaptations",
    "/maturity/model": "/maturity/model",
    "/maturity/new": "/maturity/new",
    "/maturity/{id}/answers": "/maturity/{running}/answers",
    "/maturity/{id}/steps/{key}": "/maturity/{assessment}/steps/council",
    "/business-cases/{id}/editing": "/business-cases/{case}/editing",
    "/people/roster": "/people/roster",
}
"""Pages that the Digital Office alone sees."""
OUTSIDE = ("/sign-in", "/reset", "/nowhere")
"""Pages for people who are not signed in."""
ELSEWHERE = (
    "/communities/{id}/deed /communities/{id}/here /communities/like /places/{id}/audience "
    "/m/{id}/acts /m/{id}/more /subjects/{id}/acts /subjects/{id}/composer /subjects/{id}/here "
    "/messages/audience /messages/suggest /messages/{id}/head "
    "/messages/again /inbox/panel /inbox/again /home/around /home/charter /search/talk /command /presence "
    "/initiatives/{id}/brief.pdf /initiatives/{id}/suggestions "
    "/people/suggest /drafts/{key} /live /metrics /healthz /assets/{name} /pictures/{key} "
    "/files/{id}/thumb /files/{id}/{name} /people/roster/people.csv /people/roster/teams.csv /first-run "
    "/sign-in /reset /reset/{secret} /sign-in/link/{secret} /invitations/{secret} "
    "/communities/{id}/request /communities/{id}/invitation /scheduled/{id} /initiatives/{id}/council "
    "/communities/{id}/council "
    "/initiatives/{id}/tools-in-use /opportunities/panel "
    "/business-cases/{id}/brief.pdf /maturity/hint /maturity/pilots /maturity/initiatives /maturity/model.toml "
).split()
"""Parts of pages, files, and pages that need a state of their own; their slices' tests look at these."""
BARRIERS = """() => {
  document.querySelector('main').insertAdjacentHTML('beforeend', `
    <p class="pale">pale words</p><p><button class="tiny">i</button><button class="tiny">o</button></p><img src="/x">
    <p><a href="/" class="first" tabindex="1">first</a> <a href="/" class="never" tabindex="-1">never</a></p>
    <span class="mouse">press me</span> <a href="/" class="bare">bare</a> <a href="/" class="away">away</a>
    <p class="dark">words on a ground</p>`)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`.pale { color: #aaa !important } .tiny { width: 9px; height: 9px; font-size: 8px; padding: 0 }
    .bare { outline: 0 !important } .away { position: fixed; inset-inline-start: -900px }
    .dark { color: light-dark(#222, #333); background: light-dark(#fff, #222) }`)
  document.adoptedStyleSheets.push(sheet)
  document.querySelector('.mouse').addEventListener('click', () => {})
}"""
FOUND = {
    "1440, light: color-contrast": "pale",
    "1440, dark: color-contrast": "dark",
    "1440, light: target-size": "tiny",
    "1440, light: image-alt": "",
    "first.*has a place of its own": "",
    "never.*is left out of the order": "",
    "mouse.*no key reaches it": "",
    "bare.*no ring": "",
    "away.*off the screen": "",
}
"""Barriers of each sort, and how they are told."""
EVERY = [
    *(("owner", address) for address in PAGES.values()),
    *(("office", address) for address in OF_THE_OFFICE.values()),
    *(("nobody", address) for address in OUTSIDE),
]
"""Who looks at what."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo company, made once and served."""
    with served_demo(tmp_path_factory.mktemp("demo")) as made:
        yield made


@pytest.fixture(scope="module")
async def windows(browser: Browser, demo: Demo) -> AsyncIterator[dict[str, Window]]:
    """A window of each who looks."""
    async with AsyncExitStack() as opened:
        yield {
            who: await Window.of(await opened.enter_async_context(browsing(browser, demo, who)))
            for who in ("owner", "office", "nobody")
        }


async def test_the_picture_of_the_readme_is_what_home_looks_like(browser: Browser, demo: Demo, tmp_path: Path) -> None:
    keep = os.environ.get("RAISON_PICTURES") == "1"  # `make pictures`
    path = PICTURE if keep else tmp_path / "home.png"
    async with browsing(browser, demo) as context:
        page = await context.new_page()
        await page.goto(f"{demo.url}/home", wait_until="load")
        await page.locator("#inbox-panel a").first.wait_for()
        await page.screenshot(path=path)
    with Image.open(path) as made, Image.open(PICTURE) as shown:
        assert made.size == shown.size


@pytest.mark.house
def test_every_page_is_looked_at_or_named_as_a_part() -> None:
    known = [*PAGES, *OF_THE_OFFICE, *ELSEWHERE]
    ours = {r.path for r in routes() if r.method == "GET" and (not r.json or r.path.endswith("/docs"))}
    assert ours - set(known) == set()
    assert set(known) - ours == set()  # what went stands in no list
    assert [path for path in known if known.count(path) > 1] == []


@pytest.mark.parametrize(("who", "address"), EVERY, ids=[address for _who, address in EVERY])
async def test_no_page_has_a_barrier(windows: dict[str, Window], demo: Demo, who: str, address: str) -> None:
    faults = await windows[who].faults_of(demo.url + address.format(**demo.ids))
    assert not faults, "\n".join(faults)


async def test_what_looks_for_barriers_finds_them(windows: dict[str, Window], demo: Demo) -> None:
    window = windows["nobody"]
    assert await window.faults_of(f"{demo.url}/sign-in") == []
    await window.page.evaluate(BARRIERS)
    faults = "\n".join(await window.faults_here())
    for rule, place in FOUND.items():
        assert re.search(f"{rule}.*{place}", faults), (rule, place, faults)


async def test_a_scheme_can_break_no_other_rules_than_those_asked_for_each(windows: dict[str, Window]) -> None:
    page = windows["nobody"].page
    about = await page.evaluate(
        "rules => axe.getRules(rules).filter(one => one.tags.includes('cat.color')).map(one => one.ruleId)", RULES
    )
    assert sorted(about) == COLOUR


def test_scheme_and_width_are_for_the_stylesheet_alone_and_a_scheme_changes_nothing_but_colours() -> None:
    ours = {name: asset for name, asset in assets().items() if not name.startswith("@")}
    asked = {name for name, asset in ours.items() if re.search(rb"matchMedia|(inner|client|offset)Width", asset.body)}
    assert asked == set()
    assert b"prefers-color-scheme" not in assets()["app.css"].body
