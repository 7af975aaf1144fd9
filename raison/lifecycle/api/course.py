"""/api/v1/communities/{id}/…: evidence, charter and sponsor, review, extension, retirement, merger, decisions."""

from datetime import date
from typing import Literal

import msgspec

from raison.communities.policies import may_read, readable_community, visible_community
from raison.communities.queries import charter_of
from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.errors import NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import Id
from raison.kernel.routes import FromPath, Json, get, post, put
from raison.lifecycle.actions import (
    accept_charter,
    ask_sponsor,
    decline_charter,
    extend_pilot,
    go_on,
    merge,
    reopen,
    retire,
)
from raison.lifecycle.policies import may_answer_charter, may_decide
from raison.lifecycle.queries import ask_of, decisions_of, evidence_of, result_of
from raison.lifecycle.rows import CharterAsk, Decision, Evidence, Farewell, Result


class Asking(msgspec.Struct, kw_only=True):
    """The sponsor who is asked, by handle; `reason`: why before the evidence is there."""

    sponsor: str
    reason: str = ""


class Acceptance(msgspec.Struct):
    """The version of the charter that the sponsor read; 0 or left out: the one about which they were asked."""

    seen: Id = 0


class Why(msgspec.Struct):
    """A reason."""

    reason: str


class Extension(msgspec.Struct, kw_only=True):
    """A later end of a pilot; without a day, 90 days on."""

    ends_on: date | None = None
    reason: str


class Going(msgspec.Struct, kw_only=True):
    """How it goes on after a review; without a day, a year."""

    decision: Literal["renewed", "changed"]
    until: date | None = None
    reason: str


class Merger(msgspec.Struct, kw_only=True):
    """Into which community it goes."""

    into: Id
    reason: str


class Decisions(msgspec.Struct):
    """What was decided, newest first; there is one page."""

    entries: list[Decision]
    next: Id | None = None


@get("/api/v1/communities/{id}/evidence", door=token_read)
async def evidence(viewer: Viewer, id: FromPath) -> Evidence:
    """Whether it is used as a chartered community should be."""
    return await evidence_of((await readable_community(viewer, id)).id)


@get("/api/v1/communities/{id}/decisions", door=token_read)
async def decisions(viewer: Viewer, id: FromPath) -> Decisions:
    """Who decided what about it, and why."""
    return Decisions(await decisions_of((await readable_community(viewer, id)).id))


@get("/api/v1/communities/{id}/charter/asking", door=token_read)
async def asked(viewer: Viewer, id: FromPath) -> CharterAsk:
    """The sponsor who was asked last; for those who read there, and the sponsor."""
    place = await visible_community(viewer, id)
    found = await ask_of(place.id)
    if found is None or not (may_read(viewer, place) or may_answer_charter(viewer, found)):
        raise NotFound
    return found


@put("/api/v1/communities/{id}/charter/asking", door=token_write, status=204)
async def ask(viewer: Viewer, id: FromPath, body: Json[Asking]) -> None:
    """Ask a sponsor to stand for the charter of a pilot."""
    await ask_sponsor(viewer, await visible_community(viewer, id), sponsor=body.sponsor, reason=body.reason)


@post("/api/v1/communities/{id}/charter/acceptance", door=token_write)
async def accept(viewer: Viewer, id: FromPath, body: Json[Acceptance]) -> Place:
    """Stand for it: the pilot is chartered."""
    await accept_charter(viewer, await visible_community(viewer, id), seen=body.seen)
    return await visible_community(viewer, id)


@post("/api/v1/communities/{id}/charter/refusal", door=token_write, status=204)
async def decline(viewer: Viewer, id: FromPath, body: Json[Why]) -> None:
    """Not stand for it, and say why."""
    await decline_charter(viewer, await visible_community(viewer, id), reason=body.reason)


@post("/api/v1/communities/{id}/extension", door=token_write)
async def extend(viewer: Viewer, id: FromPath, body: Json[Extension]) -> Place:
    """Let a pilot last longer, once."""
    await extend_pilot(viewer, await visible_community(viewer, id), ends_on=body.ends_on, reason=body.reason)
    return await visible_community(viewer, id)


@get("/api/v1/communities/{id}/review", door=token_read)
async def review(viewer: Viewer, id: FromPath) -> Result:
    """What happened against the charter; for those who decide."""
    place = await visible_community(viewer, id)
    charter = await charter_of(place.id)
    if not may_decide(viewer, place, charter):
        raise NotAllowed(_("Its owners decide; when it is overdue, its sponsor and the Digital Office too."))
    return await result_of(place, charter)


@post("/api/v1/communities/{id}/review", door=token_write)
async def decide(viewer: Viewer, id: FromPath, body: Json[Going]) -> Place:
    """End its review: it goes on."""
    await go_on(viewer, await visible_community(viewer, id), body.decision, until=body.until, reason=body.reason)
    return await visible_community(viewer, id)


@post("/api/v1/communities/{id}/retirement", door=token_write)
async def end(viewer: Viewer, id: FromPath, body: Json[Farewell]) -> Place:
    """Retire it: readable, and nothing more is written there."""
    await retire(viewer, await visible_community(viewer, id), body)
    return await visible_community(viewer, id)


@post("/api/v1/communities/{id}/reopening", door=token_write)
async def open_again(viewer: Viewer, id: FromPath) -> Place:
    """Go on where it ended, within 30 days."""
    await reopen(viewer, await visible_community(viewer, id))
    return await visible_community(viewer, id)


@post("/api/v1/communities/{id}/merger", door=token_write)
async def move(viewer: Viewer, id: FromPath, body: Json[Merger]) -> Place:
    """Merge it into another one: people, threads, files, follows and pins go along. The other one is answered."""
    place, into = await visible_community(viewer, id), await visible_community(viewer, body.into)
    await merge(viewer, place, into, reason=body.reason)
    return await visible_community(viewer, into.id)
