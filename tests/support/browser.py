"""Chromium for a test, by Playwright; every page that it opens says so when its script fails."""

import os
import shutil
from collections.abc import AsyncIterator

import msgspec
import pytest
from playwright.async_api import Browser, BrowserContext, Error, Page, async_playwright, expect

from raison.kernel.access import Viewer
from raison.people.sessions import COOKIE
from tests.support.absent import leave_out
from tests.support.server import Server

WITHOUT = (
    # pages of the address bar, each drawn anew for every window: more work than the window itself
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    # Playwright's own, in whose place ours come
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "LensOverlay"),
    *("HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning"),
    *("OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
)
"""What of Chromium no test needs."""
FLAGS = [
    f"--disable-features={','.join(WITHOUT)}",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 30_000
"""How long a test waits for what must come: other tests use the machine too."""
expect.set_options(timeout=PATIENCE_MS)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def chromium() -> str | None:
    """The path of Chromium: CHROMIUM, or the first on the PATH."""
    return os.environ.get("CHROMIUM") or next((found for name in NAMES if (found := shutil.which(name))), None)


class Windows(msgspec.Struct, kw_only=True):
    """Browsers of people: each with its own cookies, on a real server."""

    browser: Browser
    server: Server
    faults: list[str]
    """What went wrong in scripts; a test that ends with any fails."""
    contexts: list[BrowserContext] = []

    async def open(
        self, path: str = "/", *, viewer: Viewer | None = None, width: int = 1280, dark: bool = False
    ) -> Page:
        """A new window of a new browser, signed in as `viewer`, at a page."""
        return await self.tab(await self.context(viewer=viewer, width=width, dark=dark), path)

    async def tab(self, context: BrowserContext, path: str) -> Page:
        """A further window of a browser, at a page."""
        page = await context.new_page()
        page.on("pageerror", lambda error: self._note(path, error))
        await page.goto(self.server.url + path)
        return page

    def _note(self, path: str, error: Error) -> None:
        # Turbo gives up a request that it made in advance when somebody goes elsewhere
        if "signal is aborted" not in error.message:
            self.faults.append(f"{path}: {error}")

    async def context(self, *, viewer: Viewer | None = None, width: int = 1280, dark: bool = False) -> BrowserContext:
        """A browser with cookies of its own; further windows of it are tabs."""
        context = await self.browser.new_context(
            base_url=self.server.url,
            viewport={"width": width, "height": 844 if width < 500 else 900},
            color_scheme="dark" if dark else "light",
            locale="en-GB",
        )
        self.contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        if viewer is not None:
            secret = await self.server.secret(viewer)
            await context.add_cookies([{"name": COOKIE, "value": secret, "url": self.server.url, "httpOnly": True}])
        return context


@pytest.fixture(scope="module")
async def browser(anyio_backend: str) -> AsyncIterator[Browser]:
    """Chromium, one for the tests of a file. What a test opens in it, it closes. Mark the test `browser`."""
    path = chromium()
    if path is None:
        leave_out("Chromium is not on the PATH (or at CHROMIUM); the browser tests are left out")
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield launched
        finally:
            await launched.close()


@pytest.fixture
async def windows(server: Server, browser: Browser) -> AsyncIterator[Windows]:
    """Browsers on a real server. Mark the test `browser`."""
    made = Windows(browser=browser, server=server, faults=[])
    yield made
    for context in made.contexts:
        await context.close()
    if made.faults:
        pytest.fail("scripts failed:\n" + "\n".join(made.faults))
