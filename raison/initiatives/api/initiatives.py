"""Initiatives for programs: list, open, read, change, decide. The same actions and queries as pages."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from raison.communities.policies import readable_place
from raison.initiatives.actions import (
    add_champion,
    change_initiative,
    end,
    go_back,
    name_owner,
    name_sponsor,
    open_initiative,
    open_step,
    rename,
    resume,
    withdraw,
)
from raison.initiatives.api.plans import InitiativeBody, body_of
from raison.initiatives.policies import visible_plan
from raison.initiatives.proposals import Changes
from raison.initiatives.queries import lines_of
from raison.initiatives.rows import Lines, Step
from raison.initiatives.rows.course import Part
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, patch, post, put
from raison.people.queries import person_line

Limit = Annotated[int, Meta(ge=1, le=100)]


class NewInitiative(msgspec.Struct, frozen=True, kw_only=True):
    """An initiative that is to be opened: a name, the challenge in a sentence or two, and where it lives."""

    place_id: Id
    name: str
    problem: str


class ChangesBody(Changes, frozen=True, kw_only=True):
    """What is to be different; what is left out stays. `owner` and `sponsor` are handles; an empty sponsor: nobody."""

    title: str | None = None
    owner: str | None = None
    sponsor: str | None = None


class ReasonBody(msgspec.Struct, frozen=True):
    """Why it goes on although something is missing, or goes back."""

    reason: str = ""


class EndBody(msgspec.Struct, frozen=True):
    """How it ends, and what came of it; `settled`: what of its retirement plan has been seen to."""

    outcome: Literal["done", "dropped"]
    why: str
    settled: tuple[Part, ...] = ()


@get("/api/v1/initiatives", door=token_read)
async def get_initiatives(
    viewer: Viewer, step: FromQuery[Step | None] = None, before: FromQuery[Id] = 0, limit: FromQuery[Limit] = 20
) -> Lines:
    """All that one may see, the newest first; `step`: those in this step that have not ended. `before` is the `next`
    of the page before."""
    return await lines_of(viewer, step=step, before=before or NEWEST, limit=limit)


@post("/api/v1/initiatives", door=token_write, status=201)
async def create_initiative(viewer: Viewer, body: Json[NewInitiative]) -> InitiativeBody:
    """Open an initiative that one owns."""
    place = await readable_place(viewer, body.place_id)
    return await _body(viewer, await open_initiative(viewer, place, name=body.name, problem=body.problem))


@get("/api/v1/initiatives/{id}", door=token_read)
async def get_initiative(viewer: Viewer, id: FromPath) -> InitiativeBody:
    """An initiative with its plan."""
    return await _body(viewer, id)


@patch("/api/v1/initiatives/{id}", door=token_write)
async def patch_initiative(viewer: Viewer, id: FromPath, body: Json[ChangesBody]) -> InitiativeBody:
    """Change its title, what it says, its sponsor, its owner."""
    plan = await visible_plan(viewer, id)
    await change_initiative(viewer, plan, body)
    if body.title is not None:
        await rename(viewer, plan, body.title)
    if body.sponsor is not None:
        await name_sponsor(viewer, plan, body.sponsor)
    if body.owner is not None:
        await name_owner(viewer, plan, body.owner)
    return await _body(viewer, id)


@put("/api/v1/initiatives/{id}/champions/{person}", door=token_write)
async def put_champion(viewer: Viewer, id: FromPath, person: FromPath) -> InitiativeBody:
    """Name a champion."""
    plan = await visible_plan(viewer, id)
    found = await person_line(person)
    await add_champion(viewer, plan, found.handle if found else "")
    return await _body(viewer, id)


@delete("/api/v1/initiatives/{id}/champions/{person}", door=token_write)
async def delete_champion(viewer: Viewer, id: FromPath, person: FromPath) -> InitiativeBody:
    """Let somebody be no champion any more."""
    await withdraw(viewer, await visible_plan(viewer, id), person)
    return await _body(viewer, id)


@post("/api/v1/initiatives/{id}/gate", door=token_write)
async def post_gate(viewer: Viewer, id: FromPath, body: Json[ReasonBody]) -> InitiativeBody:
    """Open the next step; what is missing needs a reason."""
    await open_step(viewer, await visible_plan(viewer, id), reason=body.reason)
    return await _body(viewer, id)


@post("/api/v1/initiatives/{id}/gate/back", door=token_write)
async def post_back(viewer: Viewer, id: FromPath, body: Json[ReasonBody]) -> InitiativeBody:
    """Go back to the step before, with a reason."""
    await go_back(viewer, await visible_plan(viewer, id), reason=body.reason)
    return await _body(viewer, id)


@put("/api/v1/initiatives/{id}/end", door=token_write)
async def put_end(viewer: Viewer, id: FromPath, body: Json[EndBody]) -> InitiativeBody:
    """End it."""
    await end(viewer, await visible_plan(viewer, id), outcome=body.outcome, why=body.why, settled=body.settled)
    return await _body(viewer, id)


@delete("/api/v1/initiatives/{id}/end", door=token_write)
async def delete_end(viewer: Viewer, id: FromPath) -> InitiativeBody:
    """Let it go on after all."""
    await resume(viewer, await visible_plan(viewer, id))
    return await _body(viewer, id)


async def _body(viewer: Viewer, initiative_id: int) -> InitiativeBody:
    return body_of(await visible_plan(viewer, initiative_id))
