"""Chromium for a test, by Playwright; every page that it opens says so when its script fails."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import pytest
from playwright.async_api import Browser, BrowserContext, Error, Page, async_playwright, expect

from raison.kernel.access import Viewer
from raison.people.sessions import COOKIE
from tests.support.server import Server

FLAGS = [
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

    async def open(
        self, path: str = "/", *, viewer: Viewer | None = None, width: int = 1280, dark: bool = False
    ) -> Page:
        """A new window of a new browser, signed in as `viewer`, at a page."""
        context = await self.context(viewer=viewer, width=width, dark=dark)
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
        context.set_default_timeout(PATIENCE_MS)
        if viewer is not None:
            secret = await self.server.secret(viewer)
            await context.add_cookies([{"name": COOKIE, "value": secret, "url": self.server.url, "httpOnly": True}])
        return context


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """Chromium, running until the block ends."""
    path = chromium()
    if path is None:
        if os.environ.get("RAISON_REQUIRE_ALL") == "1":
            pytest.fail("Chromium is not on the PATH; set CHROMIUM")
        pytest.skip("Chromium is not on the PATH; the browser tests are left out")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            await browser.close()


@pytest.fixture
async def windows(server: Server) -> AsyncIterator[Windows]:
    """Chromium on a real server. Mark the test `browser`."""
    async with launched() as browser:
        made = Windows(browser=browser, server=server, faults=[])
        yield made
        if made.faults:
            pytest.fail("scripts failed:\n" + "\n".join(made.faults))
