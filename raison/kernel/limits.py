"""Rate limits: token buckets in memory, one for each name and key, with the standard headers."""

import time
from collections import OrderedDict

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.errors import TooMany
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import ngettext

KEPT = 50_000
"""Buckets kept; the ones untouched longest are forgotten first, and are full by then."""


class Limit(msgspec.Struct, frozen=True):
    """`amount` in `seconds`, refilled evenly."""

    name: str
    amount: int
    seconds: int


API = Limit("api", 1_200, 60)
"""Requests of one person or token to /api/v1."""
CREDENTIAL = Limit("credential", 10, 60)
"""Tries at one account's password, passkey, reset or invitation from one address."""
ACCOUNT = Limit("account", 30, 900)
"""Tries at one account from everywhere."""
ADDRESS = Limit("address", 60, 60)
"""Credential steps from one address at all accounts."""

_buckets: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()
enabled = True
clock = time.monotonic
"""Seconds; tests put another in its place, so that no bucket fills while a slow machine works."""


def take(limit: Limit, key: str, *, cost: float = 1.0) -> tuple[int, int]:
    """Take from a bucket: how many are left, and seconds until it is full. Raises TooMany."""
    now = clock()
    rate = limit.amount / limit.seconds
    left, at = _buckets.pop((limit.name, key), (float(limit.amount), now))
    left = min(limit.amount, left + (now - at) * rate)
    if left < cost and enabled:
        _buckets[limit.name, key] = (left, now)
        wait = max(1, round((cost - left) / rate + 0.5))
        raise TooMany(
            ngettext(
                "That was too often. Nothing was stored; try again in {n} second.",
                "That was too often. Nothing was stored; try again in {n} seconds.",
                wait,
            ).format(n=wait),
            retry_after=wait,
        )
    left -= cost
    _buckets[limit.name, key] = (left, now)
    if len(_buckets) > KEPT:
        _buckets.popitem(last=False)
    return int(left), round((limit.amount - left) / rate)


def spend(request: AnyRequest, viewer: Viewer | None) -> dict[str, str]:
    """Count an API request and say so in the headers of the IETF's RateLimit draft."""
    key = f"{viewer.token_id or viewer.id}" if viewer else caller(request)
    left, reset = take(API, key)
    return {
        "RateLimit-Policy": f'"{API.name}";q={API.amount};w={API.seconds}',
        "RateLimit": f'"{API.name}";r={left};t={reset}',
    }


trusted_proxies = 0


def caller(request: AnyRequest) -> str:
    """The caller's address: the peer, or what the last trusted proxy wrote into X-Forwarded-For."""
    peer = request.client.host if request.client else "unknown"
    if not trusted_proxies:
        return peer
    chain = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",") if part.strip()]
    return chain[-trusted_proxies] if len(chain) >= trusted_proxies else peer


def forget() -> None:
    """Fill all buckets; for tests."""
    _buckets.clear()
