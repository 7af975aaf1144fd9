"""One preview: fetch the page within its limits, read its head."""

import asyncio
import zlib
from contextlib import aclosing

import httpx2
import msgspec

from raison.kernel.unfurl.reading import MAX_ADDRESS, read_page
from raison.kernel.unfurl.refusals import PreviewRefused, Refusal
from raison.kernel.unfurl.transport import GuardedTransport, Resolver, network, system_resolver

USER_AGENT = "Raison link preview"
_HTML = ("text/html", "application/xhtml+xml")
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS


class Limits(msgspec.Struct, frozen=True):
    """How much of this server's time and memory a link may take."""

    seconds: float = 5.0
    html: int = 512 * 1024
    redirects: int = 3


NORMAL = Limits()


class Preview(msgspec.Struct, frozen=True):
    """What a page says of itself. Text is plain, not HTML; `image_url` has not been fetched or checked."""

    url: str
    title: str
    description: str
    site: str
    image_url: str | None


async def fetch_preview(
    url: str,
    *,
    resolver: Resolver = system_resolver,
    transport: httpx2.AsyncBaseTransport | None = None,
    limits: Limits = NORMAL,
    allow_private: bool = False,
) -> Preview:
    """Fetch a page and read its head. Raises PreviewRefused.

    `allow_private` takes the guard away: it is the operator's to set, nobody else's.
    """
    guarded = GuardedTransport(resolver, transport or network(), allow_private=allow_private)
    try:
        async with asyncio.timeout(limits.seconds):
            final, content_type, content = await _page(_parsed(url), guarded, limits)
    except TimeoutError as error:
        raise PreviewRefused(Refusal.TOO_SLOW) from error
    except httpx2.TimeoutException as error:
        raise PreviewRefused(Refusal.TOO_SLOW) from error
    except (httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL, OSError) as error:
        raise PreviewRefused(Refusal.UNREACHABLE) from error
    finally:
        await guarded.aclose()
    page = read_page(content, content_type=content_type, url=str(final))
    if not page.title:
        raise PreviewRefused(Refusal.NOTHING_TO_SHOW)
    return Preview(url=url, title=page.title, description=page.description, site=page.site, image_url=page.image_url)


def _parsed(url: str, base: httpx2.URL | None = None) -> httpx2.URL:
    if len(url) > MAX_ADDRESS:
        raise PreviewRefused(Refusal.NOT_A_WEB_ADDRESS)
    try:
        return (base.join(url) if base else httpx2.URL(url)).copy_with(fragment=None)
    except (httpx2.InvalidURL, ValueError) as error:
        raise PreviewRefused(Refusal.NOT_A_WEB_ADDRESS) from error


async def _page(url: httpx2.URL, transport: GuardedTransport, limits: Limits) -> tuple[httpx2.URL, str, bytes]:
    """Follow redirects, each through the guard again, to the content of a page."""
    for _ in range(limits.redirects + 1):
        # a bare request: no client, so no cookies, no credentials from a file, no proxy from the environment
        response = await transport.handle_async_request(httpx2.Request("GET", url, headers=_HEADERS))
        try:
            if response.has_redirect_location:
                url = _parsed(response.headers["Location"], url)
                continue
            if not response.is_success:
                raise PreviewRefused(Refusal.NOT_FOUND)
            content_type = response.headers.get("Content-Type", "")
            if content_type.partition(";")[0].strip().lower() not in _HTML:
                raise PreviewRefused(Refusal.NOT_HTML)
            return url, content_type, await _content(response, limits.html)
        finally:
            await response.aclose()
    raise PreviewRefused(Refusal.TOO_MANY_REDIRECTS)


async def _content(response: httpx2.Response, limit: int) -> bytes:
    """At most `limit` bytes, packed and unpacked: a kilobyte of gzip can hold a megabyte."""
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "gzip", "x-gzip", ""):
        raise PreviewRefused(Refusal.NOT_HTML)
    unpack = zlib.decompressobj(_GZIP_OR_ZLIB) if packing not in ("identity", "") else None
    content = bytearray()
    received = 0
    async with aclosing(response.aiter_raw()) as chunks:
        async for chunk in chunks:
            received += len(chunk)
            try:
                content += unpack.decompress(chunk, limit - len(content)) if unpack else chunk
            except zlib.error as error:
                raise PreviewRefused(Refusal.UNREACHABLE) from error
            if received >= limit or len(content) >= limit:
                break
    return bytes(content[:limit])
