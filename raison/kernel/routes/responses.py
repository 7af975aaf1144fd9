"""A response as it goes to the server: status, headers, body. Ours, because Litestar's looks at every header of each
answer several times over."""

from collections.abc import AsyncIterator

from litestar.types import Receive, Scope, Send

WITHOUT_BODY = frozenset({204, 304})
Raw = list[tuple[bytes, bytes]]


class Response:
    """A whole answer: an ASGI application, which Litestar sends as it is. Names of headers are in lower case."""

    __slots__ = ("body", "cookies", "headers", "status_code")

    def __init__(self, status_code: int, *, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.status_code = status_code
        self.body = body
        self.headers = dict(headers or {})
        self.cookies: list[str] = []
        """Values of Set-Cookie, each a header of its own."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        raw = self.raw_headers()
        if self.status_code not in WITHOUT_BODY:
            raw.append((b"content-length", b"%d" % len(self.body)))
        await send({"type": "http.response.start", "status": self.status_code, "headers": raw})
        await send({"type": "http.response.body", "body": self.body, "more_body": False})

    def raw_headers(self) -> Raw:
        """The headers as bytes."""
        raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in self.headers.items()]
        raw += [(b"set-cookie", value.encode("latin-1")) for value in self.cookies]
        return raw


class Parts(Response):
    """A response that is sent as its parts come."""

    __slots__ = ("parts",)

    def __init__(self, parts: AsyncIterator[bytes], status_code: int, headers: dict[str, str]) -> None:
        super().__init__(status_code, headers=headers)
        self.parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the head, then each part."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers()})
        async for part in self.parts:
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b"", "more_body": False})
