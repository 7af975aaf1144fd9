"""Personas, key tasks, tools and costs of an initiative, for programs."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from raison.initiatives.actions import (
    add_cost,
    add_persona,
    add_task,
    add_tool,
    change_persona,
    change_task,
    change_tool,
    remove_cost,
    remove_persona,
    remove_task,
    remove_tool,
)
from raison.initiatives.policies import visible_cost, visible_persona, visible_plan, visible_task, visible_tool
from raison.initiatives.proposals import MAX_PERSONAS, MAX_TASKS, NewCost, NewPersona, NewTask, NewTool
from raison.initiatives.rows import Cost, KeyTask, Persona, Tool
from raison.initiatives.rows.plans import Per
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.ids import Id
from raison.kernel.routes import FromPath, Json, delete, get, patch, post


class PersonaChanges(msgspec.Struct, frozen=True):
    """What of a persona is to be different; what is left out stays."""

    name: str | None = None
    situation: str | None = None
    benefit: str | None = None


class TaskChanges(msgspec.Struct, frozen=True):
    """What of a key task is to be different; what is left out stays."""

    job: str | None = None
    times: int | None = None
    per: Per | None = None
    minutes: int | None = None
    tried: int | None = None
    unaided: int | None = None


class ServedBody(msgspec.Struct, frozen=True):
    """Which key tasks a tool serves."""

    tasks: Annotated[tuple[Id, ...], Meta(max_length=MAX_PERSONAS * MAX_TASKS)]


@post("/api/v1/initiatives/{id}/personas", door=token_write, status=201)
async def create_persona(viewer: Viewer, id: FromPath, body: Json[NewPersona]) -> Persona:
    """Add a persona."""
    made = await add_persona(viewer, await visible_plan(viewer, id), body)
    return (await visible_persona(viewer, made))[1]


@get("/api/v1/personas/{id}", door=token_read)
async def get_persona(viewer: Viewer, id: FromPath) -> Persona:
    """A persona with its key tasks."""
    return (await visible_persona(viewer, id))[1]


@patch("/api/v1/personas/{id}", door=token_write)
async def patch_persona(viewer: Viewer, id: FromPath, body: Json[PersonaChanges]) -> Persona:
    """Change a persona."""
    plan, persona = await visible_persona(viewer, id)
    await change_persona(viewer, plan, persona, NewPersona(**_over(persona, body)))
    return (await visible_persona(viewer, id))[1]


@delete("/api/v1/personas/{id}", door=token_write, status=204)
async def delete_persona(viewer: Viewer, id: FromPath) -> None:
    """Take a persona away, with its key tasks."""
    plan, persona = await visible_persona(viewer, id)
    await remove_persona(viewer, plan, persona)


@post("/api/v1/personas/{id}/key_tasks", door=token_write, status=201)
async def create_task(viewer: Viewer, id: FromPath, body: Json[NewTask]) -> KeyTask:
    """Add a key task."""
    plan, persona = await visible_persona(viewer, id)
    made = await add_task(viewer, plan, persona, body)
    return (await visible_task(viewer, made))[1]


@get("/api/v1/key_tasks/{id}", door=token_read)
async def get_task(viewer: Viewer, id: FromPath) -> KeyTask:
    """A key task."""
    return (await visible_task(viewer, id))[1]


@patch("/api/v1/key_tasks/{id}", door=token_write)
async def patch_task(viewer: Viewer, id: FromPath, body: Json[TaskChanges]) -> KeyTask:
    """Change a key task."""
    plan, task = await visible_task(viewer, id)
    await change_task(viewer, plan, task, NewTask(**_over(task, body)))
    return (await visible_task(viewer, id))[1]


@delete("/api/v1/key_tasks/{id}", door=token_write, status=204)
async def delete_task(viewer: Viewer, id: FromPath) -> None:
    """Take a key task away."""
    plan, task = await visible_task(viewer, id)
    await remove_task(viewer, plan, task)


@post("/api/v1/initiatives/{id}/tools", door=token_write, status=201)
async def create_tool(viewer: Viewer, id: FromPath, body: Json[NewTool]) -> Tool:
    """Say what serves which key tasks."""
    made = await add_tool(viewer, await visible_plan(viewer, id), body)
    return (await visible_tool(viewer, made))[1]


@get("/api/v1/initiative_tools/{id}", door=token_read)
async def get_tool(viewer: Viewer, id: FromPath) -> Tool:
    """A tool, and which key tasks it serves."""
    return (await visible_tool(viewer, id))[1]


@patch("/api/v1/initiative_tools/{id}", door=token_write)
async def patch_tool(viewer: Viewer, id: FromPath, body: Json[ServedBody]) -> Tool:
    """Say anew which key tasks it serves."""
    plan, tool = await visible_tool(viewer, id)
    await change_tool(viewer, plan, tool, body.tasks)
    return (await visible_tool(viewer, id))[1]


@delete("/api/v1/initiative_tools/{id}", door=token_write, status=204)
async def delete_tool(viewer: Viewer, id: FromPath) -> None:
    """Take it out of the plan; the community or page itself stays."""
    plan, tool = await visible_tool(viewer, id)
    await remove_tool(viewer, plan, tool)


@post("/api/v1/initiatives/{id}/costs", door=token_write, status=201)
async def create_cost(viewer: Viewer, id: FromPath, body: Json[NewCost]) -> Cost:
    """Say what something costs, once or each year, in whole units of the initiative's currency."""
    made = await add_cost(viewer, await visible_plan(viewer, id), body)
    return (await visible_cost(viewer, made))[1]


@get("/api/v1/initiative_costs/{id}", door=token_read)
async def get_cost(viewer: Viewer, id: FromPath) -> Cost:
    """A line of its costs."""
    return (await visible_cost(viewer, id))[1]


@delete("/api/v1/initiative_costs/{id}", door=token_write, status=204)
async def delete_cost(viewer: Viewer, id: FromPath) -> None:
    """Take a line of its costs away."""
    plan, cost = await visible_cost(viewer, id)
    await remove_cost(viewer, plan, cost)


def _over(standing: msgspec.Struct, changes: msgspec.Struct) -> dict[str, Any]:
    """The fields of the changes, those that were left out as they stand."""
    names = changes.__struct_fields__
    return {name: getattr(standing, name) if (given := getattr(changes, name)) is None else given for name in names}
