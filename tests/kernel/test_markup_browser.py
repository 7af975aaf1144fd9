"""Whatever is written, nothing of it runs, loads or looks like a part of the page, in a real browser."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec
import pytest
from playwright.async_api import Browser, Page, Route

from raison.kernel.markup import MAX_SOURCE, render
from raison.kernel.markup.sanitising import ATTRIBUTES, TAGS

pytestmark = [pytest.mark.browser, pytest.mark.shared, pytest.mark.slow]

ORIGIN = "http://raison.test/"

# Where hostile text may be put. Each stands alone, so that one can't close what another one opened.
WAYS = (
    "{}",
    "hello {} world",
    "[link]({})",
    "[link](<{}>)",
    "![picture]({})",
    '[link](https://x.example "{}")',
    "<{}>",
    "> {}",
    "- [ ] {}",
    "# {}",
    "| a |\n|---|\n| {} |",
    "```html\n{}\n```",
    "```{}\ncode\n```",
    "`{}`",
    "https://x.example/{}",
    "@ada{} :tada:",
    "[a]: {}\n\n[a]",
)

# Does to a document what its reader might: looks at everything, points at it, presses it, puts it elsewhere.
USE_IT = """async () => {
  for (const element of document.body.querySelectorAll('*')) {
    for (const type of ['mouseover', 'mouseenter', 'pointerdown', 'keydown', 'focus', 'toggle', 'error', 'load'])
      element.dispatchEvent(new Event(type, {bubbles: false}))
  }
  for (const element of document.querySelectorAll('[autofocus], input, iframe, svg a')) element.focus()
  const again = document.createElement('div')
  document.body.append(again)
  for (const article of [...document.querySelectorAll('article')]) again.innerHTML = article.innerHTML
  await new Promise(done => setTimeout(done, 150))
}"""

WHAT_IS_THERE = """() => {
  const tags = new Set(), attributes = new Set(), targets = new Set(), outside = []
  for (const child of document.body.children) if (child.tagName !== 'ARTICLE') outside.push(child.outerHTML)
  for (const element of document.querySelectorAll('article *')) {
    tags.add(element.localName)
    for (const name of element.getAttributeNames()) attributes.add(element.localName + ' ' + name)
    if (element.localName === 'a' && element.protocol) targets.add(element.protocol)
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') tags.add(element.namespaceURI)
  }
  return {tags: [...tags], attributes: [...attributes], targets: [...targets], outside,
          articles: document.querySelectorAll('body > article').length}
}"""


class Watched(msgspec.Struct):
    """A page, and everything that happened because of what was in it."""

    page: Page
    events: list[str]

    async def load(self, document: str) -> list[str]:
        """Load the document as a server would send it, use it, and say what happened."""
        self.events.clear()

        async def answer(route: Route) -> None:
            if route.request.url == ORIGIN and route.request.is_navigation_request():
                await route.fulfill(body=document, content_type="text/html; charset=utf-8")
            else:
                self.events.append(f"asked for {route.request.url[:80]}")
                await route.abort()

        await self.page.unroute_all()
        await self.page.route("**/*", answer)
        await self.page.goto(ORIGIN)
        await self.page.evaluate(USE_IT)
        if await self.page.evaluate("() => window.__pwned === true"):
            self.events.append("ran a script")
        return list(self.events)


@asynccontextmanager
async def watched(browser: Browser) -> AsyncIterator[Watched]:
    page = await browser.new_page()
    made = Watched(page, [])
    await page.add_init_script(
        "for (const name of ['alert', 'confirm', 'prompt', 'print', 'open'])"
        "  window[name] = () => { window.__pwned = true }"
    )
    page.on("dialog", lambda dialog: made.events.append(f"dialog {dialog.type}"))
    page.on("popup", lambda popup: made.events.append(f"opened {popup.url[:80]}"))
    page.on("framenavigated", lambda frame: made.events.append(f"went to {frame.url}") if frame.url != ORIGIN else None)
    yield made
    await page.close()


async def hostile(page: Page, shared_data: Path) -> list[str]:
    """Every payload of the collections, as text."""
    folder = shared_data / "hostile_input"
    fixtures = (folder / "dompurify_expect.mjs").read_text(encoding="utf-8")
    script = re.sub(r"^export default", "window.fixtures =", fixtures, count=1, flags=re.MULTILINE)
    await page.goto("about:blank")
    await page.evaluate(script)
    payloads = await page.evaluate("() => window.fixtures.map(one => one.payload)")
    naughty = json.loads((folder / "blns.json").read_text(encoding="utf-8"))
    assert len(payloads) > 200
    assert len(naughty) > 500
    return [text for text in [*payloads, *naughty] if isinstance(text, str)]


def document(pieces: list[str]) -> str:
    articles = "".join(f"<article>{one}</article>" for one in pieces)
    return f"<!doctype html><meta charset=utf-8><title>t</title><body>{articles}"


async def test_the_watch_sees_what_runs_when_nothing_is_sanitised(shared_data: Path, browser: Browser):
    async with watched(browser) as watch:
        payloads = await hostile(watch.page, shared_data)
        # without those that also put themselves in the place of the document's own methods
        live = [payload for payload in payloads if "<img src" in payload and "name=" not in payload]
        assert len(live) > 20
        events = await watch.load(document(live))
        assert {"ran", "asked"} <= {event.partition(" ")[0] for event in events}


async def test_nothing_that_is_written_runs_loads_or_leaves_its_place(shared_data: Path, browser: Browser):
    async with watched(browser) as watch:
        payloads = await hostile(watch.page, shared_data)
        for way in WAYS:
            pages = [render(way.replace("{}", payload)[:MAX_SOURCE]).html for payload in payloads]
            assert await watch.load(document(pages)) == [], way
            there = await watch.page.evaluate(WHAT_IS_THERE)
            assert set(there["tags"]) <= TAGS, way
            allowed = {f"{tag} {name}" for tag, names in ATTRIBUTES.items() for name in names}
            allowed |= {f"{tag} class" for tag in ("a", "code", "div", "li", "span")} | {"a rel", "input type"}
            assert set(there["attributes"]) <= allowed, way
            # ":" is an address that the browser can't read: it leads nowhere
            assert set(there["targets"]) <= {"http:", "https:", "mailto:", ":"}, way
            assert there["articles"] == len(pages), way
