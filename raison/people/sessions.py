"""Who a request comes from: session cookies of browsers, access tokens of programs. Only hashes are stored."""

import hashlib
import secrets
from collections.abc import Collection
from datetime import timedelta
from typing import Any

import msgspec
from litestar import Request
from sqlalchemy import LargeBinary, Select, bindparam, literal, select, update

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, any_of, insert_row, maybe_row, moment, number, statement, values, write
from raison.kernel.ids import Id, new_id
from raison.people.presence import know_quiet_hours
from raison.people.tables import organisations, people, sessions, tokens

COOKIE = "raison_session"
SESSION_LASTS = timedelta(days=30)
"""A session that nobody used for so long has ended."""
COOKIE_LASTS = 400 * 86_400
"""Seconds; as long as browsers keep any cookie."""
SEEN_EVERY_US = 3_600_000_000
"""How exact `seen_at` is: a write an hour, not one a request."""
TOKEN_PREFIX = "rsn_"


HASH = bindparam("token_hash", type_=LargeBinary, required=True)
"""The parameter of every statement that looks a secret up."""


class Known(msgspec.Struct):
    """What a session or token row says about who comes."""

    id: Id
    name: str
    handle: str
    title: str
    organisation_id: Id
    organisation_name: str
    home_name: str | None
    external: bool
    guest: bool
    office: bool
    language: str
    zone: str
    theme: str
    keys: bool
    picture_key: str | None
    quiet_hours: str
    proof_id: Id
    seen_at: int | None
    scopes: str


def hashed(secret: str) -> bytes:
    """What is stored of a secret that is random enough to need no slow hash (256 bits)."""
    return hashlib.sha256(secret.encode()).digest()


def new_secret() -> str:
    """A secret for a cookie, a link or a token."""
    return secrets.token_urlsafe(32)


def begin_session(person_id: int, *, agent: str = "", address: str = "") -> tuple[str, Bound]:
    """A new session: the secret for the cookie, and the write that makes it good."""
    secret, at = new_secret(), now_us()
    until = at + int(SESSION_LASTS.total_seconds()) * 1_000_000
    return secret, INSERT_SESSION(
        id=new_id(),
        person_id=person_id,
        token_hash=hashed(secret),
        agent=agent[:200],
        address=address[:64],
        created_at=at,
        seen_at=at,
        expires_at=until,
    )


def session_cookie(secret: str, *, secure: bool) -> str:
    """The Set-Cookie of a session; an empty secret removes it. The table knows when it ends, and use makes it last."""
    lasts = COOKIE_LASTS if secret else 0
    return f"{COOKIE}={secret}; Path=/; Max-Age={lasts}; HttpOnly; SameSite=Lax" + ("; Secure" if secure else "")


async def identify(request: Request[Any, Any, Any]) -> Viewer | None:
    """The viewer of a request, by token when it has one, else by cookie; None for nobody."""
    authorization = request.headers.get("authorization", "")
    if authorization[:7].lower() == "bearer ":
        known = await maybe_row(BY_TOKEN, Known, token_hash=hashed(authorization[7:].strip()), now=now_us())
        if known is None:
            return None
        if known.seen_at is None or now_us() - known.seen_at > SEEN_EVERY_US:
            await write(TOKEN_SEEN(which=known.proof_id, seen=now_us()))
        return _viewer(known, tool="api")
    secret = request.cookies.get(COOKIE)
    if not secret:
        return None
    known = await maybe_row(BY_SESSION, Known, token_hash=hashed(secret), now=now_us())
    if known is None:
        return None
    if known.seen_at is not None and now_us() - known.seen_at > SEEN_EVERY_US:
        until = now_us() + int(SESSION_LASTS.total_seconds()) * 1_000_000
        await write(SEEN(which=known.proof_id, seen=now_us(), until=until))
    know_quiet_hours(known.id, known.quiet_hours, known.zone)
    return _viewer(known, tool="web")


async def still_good(proofs: Collection[int]) -> set[int]:
    """Which of these sessions and tokens have neither ended nor belong to somebody who was deactivated."""
    return set(await values(STILL_GOOD, ids=list(proofs), now=now_us()))


def _viewer(known: Known, *, tool: str) -> Viewer:
    web = tool == "web"
    return Viewer(
        id=known.id,
        name=known.name,
        handle=known.handle,
        title=known.title,
        organisation_id=known.organisation_id,
        organisation_name=known.organisation_name,
        home_name=known.home_name or "",
        external=known.external,
        guest=known.guest,
        office=known.office,
        language=known.language,
        zone=known.zone,
        theme=known.theme,
        keys=known.keys,
        picture_key=known.picture_key,
        session_id=known.proof_id if web else None,
        token_id=None if web else known.proof_id,
        scopes=("read", "write") if web else tuple(known.scopes.split(",")),
        tool=tool,
    )


def _known(proof: Any, seen_at: Any, scopes: Any) -> Select[Any]:
    home = organisations.alias("home")
    return (
        select(
            *[people.c[name] for name in ("id", "name", "handle", "title", "organisation_id")],
            organisations.c.name.label("organisation_name"),
            select(home.c.name).where(home.c.kind == "home").scalar_subquery().label("home_name"),
            (organisations.c.kind != "home").label("external"),
            *[
                people.c[name]
                for name in ("guest", "office", "language", "zone", "theme", "keys", "picture_key", "quiet_hours")
            ],
            proof.c.id.label("proof_id"),
            seen_at.label("seen_at"),
            scopes.label("scopes"),
        )
        .join(people, people.c.id == proof.c.person_id)
        .join(organisations, organisations.c.id == people.c.organisation_id)
        .where(
            proof.c.token_hash == HASH,
            people.c.deactivated_at.is_(None),
        )
    )


INSERT_SESSION = insert_row(sessions)


def _good(proof: Any, *lasts: Any) -> Select[Any]:
    owner = proof.join(people, people.c.id == proof.c.person_id)
    return (
        select(proof.c.id)
        .select_from(owner)
        .where(any_of(proof.c.id, "ids"), people.c.deactivated_at.is_(None), *lasts)
    )


_TOKEN_LASTS = (tokens.c.expires_at.is_(None)) | (tokens.c.expires_at > moment("now"))
STILL_GOOD = statement(
    lambda: _good(sessions, sessions.c.expires_at > moment("now")).union_all(_good(tokens, _TOKEN_LASTS))
)
BY_SESSION = statement(
    lambda: _known(sessions, sessions.c.seen_at, literal("read,write")).where(sessions.c.expires_at > moment("now"))
)
BY_TOKEN = statement(lambda: _known(tokens, tokens.c.used_at, tokens.c.scopes).where(_TOKEN_LASTS))
SEEN = statement(
    update(sessions).where(sessions.c.id == number("which")).values(seen_at=moment("seen"), expires_at=moment("until"))
)
TOKEN_SEEN = statement(update(tokens).where(tokens.c.id == number("which")).values(used_at=moment("seen")))
