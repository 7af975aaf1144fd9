"""The council's decisions, for programs."""

from typing import Annotated

from msgspec import Meta

from raison.council.actions import carry_out, propose, settle
from raison.council.policies import check_reader, visible_decision
from raison.council.proposals import NewDecision, Verdict
from raison.council.queries import decisions_of
from raison.council.rows import Decision, Decisions, Shown
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import FromPath, FromQuery, Json, get, post, put

Limit = Annotated[int, Meta(ge=1, le=100)]


@get("/api/v1/council/decisions", door=token_read)
async def get_decisions(
    viewer: Viewer, show: FromQuery[Shown] = "all", before: FromQuery[Id] = 0, limit: FromQuery[Limit] = 20
) -> Decisions:
    """All that one may see, the newest first. `before` is the `next` of the page before."""
    check_reader(viewer)
    return await decisions_of(viewer, show, before=before or NEWEST, limit=limit)


@post("/api/v1/council/decisions", door=token_write, status=201)
async def create_decision(viewer: Viewer, body: Json[NewDecision]) -> Decision:
    """Put a question before the council."""
    check_reader(viewer)
    return await visible_decision(viewer, await propose(viewer, body))


@get("/api/v1/council/decisions/{id}", door=token_read)
async def get_decision(viewer: Viewer, id: FromPath) -> Decision:
    """One decision."""
    return await visible_decision(viewer, id)


@put("/api/v1/council/decisions/{id}/verdict", door=token_write)
async def put_verdict(viewer: Viewer, id: FromPath, body: Json[Verdict]) -> Decision:
    """Decide it, put it off, or take it back."""
    await settle(viewer, await visible_decision(viewer, id), body)
    return await visible_decision(viewer, id)


@put("/api/v1/council/decisions/{id}/completion", door=token_write)
async def put_completion(viewer: Viewer, id: FromPath) -> Decision:
    """Say that it is done."""
    await carry_out(viewer, await visible_decision(viewer, id))
    return await visible_decision(viewer, id)
