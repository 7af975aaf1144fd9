"""Idempotency keys: the same key from the same person is carried out once and answered alike for a day.

The key is stored in the same batch as what the request does (`also_write`), so that a crash in between can't lead to
doing it twice.
"""

import gzip
import hashlib
from collections.abc import Awaitable, Callable

import msgspec
from sqlalchemy import BigInteger, Column, Integer, LargeBinary, Text, bindparam, delete, select, update

from raison.kernel.access import Viewer
from raison.kernel.clock import DAY_US, now_us
from raison.kernel.database import Bound, insert_row, maybe_row, moment, moment_column, statement, table, write
from raison.kernel.database.current import also_write
from raison.kernel.errors import Conflict, Invalid
from raison.kernel.forms import AnyRequest, read_body
from raison.kernel.i18n import gettext as _
from raison.kernel.pages.security import SECURITY_HEADERS
from raison.kernel.routes.responses import Response

KEEP_US = DAY_US
MAX_KEY = 128
"""Characters of an idempotency key."""

idempotency_keys = table(
    "idempotency_keys",
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("fingerprint", Text, nullable=False),
    Column("status", Integer, nullable=True),
    Column("body", LargeBinary, nullable=True),
    moment_column("at"),
)


class Kept(msgspec.Struct):
    """A request that was carried out, and its answer when it was stored."""

    fingerprint: str
    status: int | None
    body: bytes | None


class KeyTaken(Conflict):
    """Another request with this key got in between."""


async def once(request: AnyRequest, viewer: Viewer, serve: Callable[[], Awaitable[Response]]) -> Response:
    """Serve, or give the answer that the same key got before. Raises Invalid for a key used for something else."""
    key = request.headers["idempotency-key"]
    if not 1 <= len(key) <= MAX_KEY or not key.isprintable():
        raise Invalid(_("An idempotency key has 1 to {n} printable characters.").format(n=MAX_KEY))
    fingerprint = hashlib.sha256(f"{request.method} {request.url.path}".encode() + await _sent(request)).hexdigest()
    kept = await _kept(viewer, key)
    if kept is not None:
        return _again(kept, fingerprint)
    with also_write(_claim(viewer, key, fingerprint)) as claimed:
        try:
            response = await serve()
        except Conflict:
            kept = None if claimed.used else await _kept(viewer, key)
            if kept is None:
                raise
            return _again(kept, fingerprint)  # the same request came twice at once, and the other one was first
    if claimed.used:
        status, body = response.status_code, _unpacked(response)
        await write(STORE_ANSWER(which_person=viewer.id, which_key=key, status=status, body=body))
    return response


async def _sent(request: AnyRequest) -> bytes:
    """What tells this request from another: its body; of one with files, only how long it is."""
    if request.headers.get("content-type", "").startswith("multipart/"):
        return request.headers.get("content-length", "").encode()
    return await read_body(request)


async def _kept(viewer: Viewer, key: str) -> Kept | None:
    return await maybe_row(KEPT, Kept, person_id=viewer.id, key=key, since=now_us() - KEEP_US)


def _unpacked(response: Response) -> bytes:
    """The body as it was before it was compressed for one caller."""
    packed = response.headers.get("content-encoding") == "gzip"
    return gzip.decompress(response.body) if packed else response.body


def _claim(viewer: Viewer, key: str, fingerprint: str) -> list[Bound]:
    at = now_us()
    return [
        FORGET_OLD(which_person=viewer.id, before=at - KEEP_US),
        CLAIM(person_id=viewer.id, key=key, fingerprint=fingerprint, at=at),
    ]


def _again(kept: Kept, fingerprint: str) -> Response:
    if kept.fingerprint != fingerprint:
        raise Invalid(_("This idempotency key was used for another request. Nothing was stored."))
    if kept.status is None:
        raise Conflict(_("This request was carried out; its answer was not kept. Read the object to see it."))
    headers = {**SECURITY_HEADERS, "content-type": "application/json", "idempotent-replayed": "true"}
    return Response(kept.status, body=kept.body or b"", headers=headers)


CLAIM = insert_row(idempotency_keys)
KEPT = statement(
    select(idempotency_keys.c.fingerprint, idempotency_keys.c.status, idempotency_keys.c.body).where(
        idempotency_keys.c.person_id == bindparam("person_id", type_=BigInteger, required=True),
        idempotency_keys.c.key == bindparam("key", type_=Text, required=True),
        idempotency_keys.c.at > moment("since"),
    )
)
STORE_ANSWER = statement(
    update(idempotency_keys)
    .where(
        idempotency_keys.c.person_id == bindparam("which_person", type_=BigInteger, required=True),
        idempotency_keys.c.key == bindparam("which_key", type_=Text, required=True),
    )
    .values(
        status=bindparam("status", type_=Integer, required=True),
        body=bindparam("body", type_=LargeBinary, required=True),
    )
)
FORGET_OLD = statement(
    delete(idempotency_keys).where(
        idempotency_keys.c.person_id == bindparam("which_person", type_=BigInteger, required=True),
        idempotency_keys.c.at < moment("before"),
    )
)
