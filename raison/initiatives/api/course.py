"""How an initiative goes and ends, for programs: its name, status, links, retirement plan, and who is asked."""

from typing import Annotated

import msgspec
from msgspec import Meta

from raison.initiatives.actions import (
    add_link,
    ask_to_take_part,
    change_retirement,
    give_status,
    remove_link,
    settle_leftover,
)
from raison.initiatives.actions.writes import only_who
from raison.initiatives.course import MAX_STATUS, NewLink, NewStatus, RetirementChanges
from raison.initiatives.policies import may_suggest, visible_link, visible_plan
from raison.initiatives.queries import former_names, status_by_id
from raison.initiatives.queries.suggesting import suggestions_for
from raison.initiatives.report import status_draft
from raison.initiatives.rows.course import Link, Part, Renamed, Retirement, Status
from raison.initiatives.rows.suggestions import Suggestion
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.errors import NotAllowed, NotFound
from raison.kernel.routes import FromPath, Json, delete, get, patch, post, put


class StatusBody(NewStatus, frozen=True, kw_only=True):
    """Where it stands, in a word and in words."""

    text: Annotated[str, Meta(max_length=MAX_STATUS)]


class DraftBody(msgspec.Struct, frozen=True):
    """The words with which a status begins, from the plan, as Markdown."""

    text: str


class LeftoverBody(msgspec.Struct, frozen=True):
    """A part of what its end left behind."""

    part: Part


@get("/api/v1/initiatives/{id}/names", door=token_read)
async def get_names(viewer: Viewer, id: FromPath) -> list[Renamed]:
    """The names that it had, the last one first."""
    plan = await visible_plan(viewer, id)
    return await former_names(plan.id)


@get("/api/v1/initiatives/{id}/status/draft", door=token_read)
async def get_status_draft(viewer: Viewer, id: FromPath) -> DraftBody:
    """What the plan says for a status: what was done since the last one, what comes, where help is needed."""
    return DraftBody(status_draft(await visible_plan(viewer, id)))


@post("/api/v1/initiatives/{id}/status", door=token_write, status=201)
async def create_status(viewer: Viewer, id: FromPath, body: Json[StatusBody]) -> Status:
    """Tell those who follow it where it stands, in a message of its thread."""
    found = await status_by_id(await give_status(viewer, await visible_plan(viewer, id), body))
    if found is None:
        raise NotFound
    return found


@post("/api/v1/initiatives/{id}/links", door=token_write, status=201)
async def create_link(viewer: Viewer, id: FromPath, body: Json[NewLink]) -> Link:
    """Link it with a community, or an address elsewhere."""
    made = await add_link(viewer, await visible_plan(viewer, id), body)
    return (await visible_link(viewer, made))[1]


@get("/api/v1/initiative_links/{id}", door=token_read)
async def get_link(viewer: Viewer, id: FromPath) -> Link:
    """A link."""
    return (await visible_link(viewer, id))[1]


@delete("/api/v1/initiative_links/{id}", door=token_write, status=204)
async def delete_link(viewer: Viewer, id: FromPath) -> None:
    """Take a link away; the place itself stays."""
    plan, link = await visible_link(viewer, id)
    await remove_link(viewer, plan, link)


@patch("/api/v1/initiatives/{id}/retirement", door=token_write)
async def patch_retirement(viewer: Viewer, id: FromPath, body: Json[RetirementChanges]) -> Retirement:
    """Say when it is done, and what becomes of its knowledge, places and people."""
    await change_retirement(viewer, await visible_plan(viewer, id), body)
    return (await visible_plan(viewer, id)).course.retirement


@put("/api/v1/initiatives/{id}/retirement/settlement", door=token_write)
async def put_settlement_of(viewer: Viewer, id: FromPath, body: Json[LeftoverBody]) -> Retirement:
    """Say that something has been seen to that was open when it ended."""
    await settle_leftover(viewer, await visible_plan(viewer, id), body.part)
    return (await visible_plan(viewer, id)).course.retirement


@get("/api/v1/initiatives/{id}/suggestions", door=token_read)
async def get_suggestions(viewer: Viewer, id: FromPath) -> list[Suggestion]:
    """Colleagues whom one could bring in, by name, each with the reasons: team, skill, or that they wrote about it."""
    plan = await visible_plan(viewer, id)
    if not may_suggest(viewer, plan):
        raise NotAllowed(only_who())
    return await suggestions_for(viewer, plan)


@put("/api/v1/initiatives/{id}/askings/{person}", door=token_write, status=204)
async def put_asking(viewer: Viewer, id: FromPath, person: FromPath) -> None:
    """Ask a colleague to take part."""
    await ask_to_take_part(viewer, await visible_plan(viewer, id), person)
