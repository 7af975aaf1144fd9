"""A client for the application in this process: a browser without JavaScript, or a program with a token."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any
from urllib.parse import urlencode

import httpx2
import msgspec
from litestar.types import ASGIApp

from raison.app import asgi
from raison.kernel.access import Viewer
from raison.kernel.settings import Settings
from raison.people.sessions import COOKIE
from tests.support.company import Company

ORIGIN = "http://testserver"


@cache
def application() -> ASGIApp:
    """The application, put together once: it knows no company, and its 200 routes take longer than a test."""
    return asgi(Settings(), serving=False)


class Client:
    """Sends requests as somebody of the cast, or as nobody."""

    def __init__(self, company: Company, sending: httpx2.AsyncClient) -> None:
        self.company = company
        self.sending = sending
        self._cookies: dict[int, str] = {}

    @classmethod
    @asynccontextmanager
    async def of(cls, company: Company) -> AsyncIterator["Client"]:
        """A client on the company's application; its background is not running (see `Company.settle`)."""
        transport = httpx2.ASGITransport(app=application())  # type: ignore[arg-type]
        async with httpx2.AsyncClient(transport=transport, base_url=ORIGIN, follow_redirects=False) as sending:
            yield cls(company, sending)

    async def get(self, path: str, *, viewer: Viewer | None = None, **headers: str) -> httpx2.Response:
        """Fetch a page or JSON."""
        return await self._send("GET", path, viewer, headers=_named(headers))

    async def post(
        self, path: str, *, viewer: Viewer | None = None, form: dict[str, Any] | None = None, **headers: str
    ) -> httpx2.Response:
        """Send a form as a browser does."""
        body = urlencode(form or {}, doseq=True)
        kind = {"content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin"}
        return await self._send("POST", path, viewer, headers=kind | _named(headers), content=body.encode())

    async def json(
        self, method: str, path: str, *, viewer: Viewer | None = None, body: Any = None, **headers: str
    ) -> httpx2.Response:
        """Call the API."""
        kind = {"content-type": "application/json", "sec-fetch-site": "same-origin"}
        content = b"" if body is None else msgspec.json.encode(body)
        return await self._send(method, path, viewer, headers=kind | _named(headers), content=content)

    async def raw(
        self,
        method: str,
        path: str,
        *,
        viewer: Viewer | None = None,
        content: bytes,
        kind: str = "application/json",
        **headers: str,
    ) -> httpx2.Response:
        """Send bytes as they are."""
        told = {"content-type": kind, "sec-fetch-site": "same-origin"} | _named(headers)
        return await self._send(method, path, viewer, headers=told, content=content)

    async def _send(
        self, method: str, path: str, viewer: Viewer | None, *, headers: dict[str, str], content: bytes = b""
    ) -> httpx2.Response:
        if viewer is not None:
            if viewer.id not in self._cookies:
                self._cookies[viewer.id] = await self.company.cookie(viewer)
            headers = {"cookie": f"{COOKIE}={self._cookies[viewer.id]}"} | headers
        return await self.sending.request(method, path, headers=headers, content=content)


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
