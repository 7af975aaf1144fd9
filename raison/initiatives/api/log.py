"""The log of an initiative, for programs."""

from typing import Annotated

from msgspec import Meta

from raison.initiatives.actions import add_entry, settle_entry
from raison.initiatives.policies import visible_entry, visible_plan
from raison.initiatives.proposals import NewEntry
from raison.initiatives.queries import milestones_ahead
from raison.initiatives.queries.log import A_PAGE
from raison.initiatives.rows.log import Entry, Milestones
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.keys import Key
from raison.kernel.routes import FromPath, FromQuery, Json, get, post, put

Limit = Annotated[int, Meta(ge=1, le=200)]


@post("/api/v1/initiatives/{id}/entries", door=token_write, status=201)
async def create_entry(viewer: Viewer, id: FromPath, body: Json[NewEntry]) -> Entry:
    """Write down a milestone, a decision or a risk."""
    made = await add_entry(viewer, await visible_plan(viewer, id), body)
    return (await visible_entry(viewer, made))[1]


@get("/api/v1/milestones", door=token_read)
async def milestones(viewer: Viewer, after: FromQuery[Key] = "", limit: FromQuery[Limit] = A_PAGE) -> Milestones:
    """What is to be reached in all running initiatives, the earliest first."""
    return await milestones_ahead(viewer, after=after, limit=limit)


@get("/api/v1/initiative_entries/{id}", door=token_read)
async def get_entry(viewer: Viewer, id: FromPath) -> Entry:
    """A line of a log."""
    return (await visible_entry(viewer, id))[1]


@put("/api/v1/initiative_entries/{id}/settlement", door=token_write)
async def put_settlement(viewer: Viewer, id: FromPath) -> Entry:
    """Say that a milestone is reached, or a risk is over."""
    plan, entry = await visible_entry(viewer, id)
    await settle_entry(viewer, plan, entry)
    return (await visible_entry(viewer, id))[1]
