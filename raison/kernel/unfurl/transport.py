"""The guard: a name is resolved once, every address that it has is checked, and the connection goes to one of these."""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from functools import cache
from typing import TypeAlias

import httpx2

from raison.kernel.unfurl.addresses import is_disguised_number, is_public
from raison.kernel.unfurl.refusals import PreviewRefused, Refusal

Resolver: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host and port → its addresses. OSError if it has none."""

PORTS = {"http": 80, "https": 443}
_ADDRESSES_TRIED = 2


async def system_resolver(host: str, port: int) -> Sequence[str]:
    """What this machine thinks that a name means."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


@cache
def _trust() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)


def network() -> httpx2.AsyncBaseTransport:
    """Real connections: HTTP/1.1, no proxy, nothing kept open."""
    return httpx2.AsyncHTTPTransport(
        verify=_trust(), trust_env=False, limits=httpx2.Limits(max_connections=1, max_keepalive_connections=0)
    )


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Sends a request to a checked address of its host. What the name means a moment later no longer matters."""

    def __init__(self, resolver: Resolver, inner: httpx2.AsyncBaseTransport, *, allow_private: bool = False) -> None:
        self._resolver = resolver
        self._inner = inner
        self._allow_private = allow_private

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Raises PreviewRefused or httpx2.HTTPError."""
        url = request.url
        addresses = await self._checked_addresses(url)
        for tries_left, address in reversed(list(enumerate(reversed(addresses[:_ADDRESSES_TRIED])))):
            pinned = httpx2.Request(
                request.method,
                url.copy_with(host=address),
                headers=request.headers,  # Host among them, still the name
                extensions={**request.extensions, "sni_hostname": url.host},
            )
            try:
                return await self._inner.handle_async_request(pinned)
            except (httpx2.ConnectError, httpx2.ConnectTimeout):
                if not tries_left:
                    raise
        raise PreviewRefused(Refusal.UNREACHABLE)

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def _checked_addresses(self, url: httpx2.URL) -> Sequence[str]:
        if url.scheme not in PORTS or url.userinfo or not url.host:
            raise PreviewRefused(Refusal.NOT_A_WEB_ADDRESS)
        port = url.port or PORTS[url.scheme]
        if not self._allow_private and (port not in PORTS.values() or is_disguised_number(url.host)):
            raise PreviewRefused(Refusal.FORBIDDEN_ADDRESS)
        try:
            addresses = await self._resolver(url.host, port)
        except (OSError, UnicodeError) as error:
            raise PreviewRefused(Refusal.UNREACHABLE) from error
        # every one, not only the one that would be called: a name with one foot inside is an attack
        if not addresses or not (self._allow_private or all(is_public(address) for address in addresses)):
            raise PreviewRefused(Refusal.FORBIDDEN_ADDRESS)
        return addresses
