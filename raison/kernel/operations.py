"""What the program answers for its operators and browsers: assets, health, metrics."""

from sqlalchemy import literal, select

from raison.kernel.database import statement, value
from raison.kernel.doors import anyone
from raison.kernel.errors import NotAllowed, NotFound
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.limits import caller
from raison.kernel.metrics import written
from raison.kernel.pages.assets import by_url
from raison.kernel.routes import Bytes, Text, get

FOR_EVER = "public, max-age=31536000, immutable"
PACKED_FROM = 1_024
"""Bytes from which an asset is sent compressed."""
OPERATORS = frozenset({"127.0.0.1", "::1"})
"""Addresses that may read the metrics: a scraper runs on the same machine or comes through its proxy."""


@get("/assets/{name}", door=anyone)
async def asset(request: AnyRequest, name: str) -> Bytes:
    """A stylesheet, script or icon, under the address that holds its hash."""
    found = by_url().get(name)
    if found is None:
        raise NotFound
    headers = {"cache-control": FOR_EVER, "vary": "Accept-Encoding"}
    if len(found.body) >= PACKED_FROM and "gzip" in request.headers.get("accept-encoding", ""):
        packed = headers | {"content-encoding": "gzip"}
        return Bytes(body=found.packed, media_type=found.media_type, headers=packed)
    return Bytes(body=found.body, media_type=found.media_type, headers=headers)


@get("/healthz", door=anyone)
async def healthz() -> Text:
    """Whether the process serves and its database answers; 503 when it does not."""
    await value(ONE)
    return Text(text="ok\n")


@get("/metrics", door=anyone)
async def metrics(request: AnyRequest) -> Bytes:
    """Prometheus metrics, for callers on this machine: counts and times, nobody's name."""
    # a proxy on this machine calls from 127.0.0.1 for everybody; that it forwards is seen by its header
    forwarded = {"x-forwarded-for", "forwarded", "x-real-ip"} & set(request.headers.keys())
    if caller(request) not in OPERATORS or forwarded:
        raise NotAllowed(_("Metrics are for this machine only."))
    body, media_type = written()
    return Bytes(body=body, media_type=media_type)


ONE = statement(select(literal(1)))
