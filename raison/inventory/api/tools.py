"""Tools in use for programs. The same actions and queries as pages."""

import asyncio
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, UnsetType

from raison.inventory.actions import (
    add_tool,
    add_use,
    begin_retirement,
    change_tool,
    import_tools,
    put_under,
    retire,
    set_aside,
    take_away,
    use_again,
)
from raison.inventory.policies import check_reader, visible_tool
from raison.inventory.proposals import NewUse, NewUsedTool
from raison.inventory.queries import all_in_use, events_of, hosts_seen, overlaps_of, tools_of
from raison.inventory.rows import Capability, Outside, Overlap, Seen, ToolEvent, UsedTool, UsedTools
from raison.inventory.sheet import Columns, Report, guessed, read_sheet
from raison.inventory.sheet.gathering import Per, Terms
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, patch, post, put

Limit = Annotated[int, Meta(ge=1, le=100)]


class UsedToolBody(NewUsedTool, frozen=True, kw_only=True):
    """A tool that is to be written down, and who uses it for what."""

    who: str = ""
    purpose: str = ""


class UsedToolChanges(msgspec.Struct, frozen=True, kw_only=True):
    """What of a tool is to be different; what is left out stays. `null` empties a figure or a day: nobody knows it. A
    range is emptied by both of its ends; with one end it is that figure. `owner` is a handle, empty for nobody."""

    name: str | UnsetType = UNSET
    url: str | UnsetType = UNSET
    people_low: int | UnsetType | None = UNSET
    people_high: int | UnsetType | None = UNSET
    cost_low: int | UnsetType | None = UNSET
    cost_high: int | UnsetType | None = UNSET
    currency: str | UnsetType = UNSET
    cost_source: str | UnsetType = UNSET
    ends_on: date | UnsetType | None = UNSET
    notice_on: date | UnsetType | None = UNSET
    content_held: str | UnsetType = UNSET
    replaced_by: str | UnsetType = UNSET
    outside: Outside | UnsetType = UNSET
    outside_number: int | UnsetType | None = UNSET
    own: str | UnsetType = UNSET
    owner: str | UnsetType = UNSET
    capabilities: tuple[Capability, ...] | UnsetType = UNSET


class SheetBody(msgspec.Struct, frozen=True, kw_only=True):
    """A CSV file. `columns`: which column, counted from 0, holds what; left out: as its first line names them.
    `per`: what its costs are for; left out: they are not read. Nothing is stored without `store`."""

    text: str
    columns: Columns | None = None
    per: Per | None = None
    months: Annotated[int, Meta(ge=1, le=120)] = 12
    currency: str = "EUR"
    store: bool = False


class HostBody(msgspec.Struct, frozen=True):
    """An address in links that is no tool of ours."""

    host: str


class StateBody(msgspec.Struct, frozen=True):
    """Whether it is in use."""

    state: Literal["in_use", "retired"]


@get("/api/v1/tools_in_use", door=token_read)
async def get_tools(
    viewer: Viewer, has: FromQuery[Capability | None] = None, before: FromQuery[Id] = 0, limit: FromQuery[Limit] = 20
) -> UsedTools:
    """The inventory, the newest first; `has`: those with this capability. `before` is the `next` of the page before."""
    check_reader(viewer)
    return await tools_of(viewer, capability=has, before=before or NEWEST, limit=limit)


@post("/api/v1/tools_in_use", door=token_write, status=201)
async def create_tool(viewer: Viewer, body: Json[UsedToolBody]) -> UsedTool:
    """Write a tool down. One that is there under another spelling is joined."""
    made = await add_tool(viewer, body, NewUse(who=body.who, purpose=body.purpose))
    return await visible_tool(viewer, made)


@get("/api/v1/tools_in_use/{id}", door=token_read)
async def get_tool(viewer: Viewer, id: FromPath) -> UsedTool:
    """A tool."""
    return await visible_tool(viewer, id)


@patch("/api/v1/tools_in_use/{id}", door=token_write)
async def patch_tool(viewer: Viewer, id: FromPath, body: Json[UsedToolChanges]) -> UsedTool:
    """Change what is said of it.

    What is left out stays; `null` empties a figure or a day.
    """
    tool = await visible_tool(viewer, id)
    await change_tool(viewer, tool, _over(tool, body))
    return await visible_tool(viewer, id)


@post("/api/v1/tools_in_use/{id}/uses", door=token_write, status=201)
async def create_use(viewer: Viewer, id: FromPath, body: Json[NewUse]) -> UsedTool:
    """Say who uses it for what."""
    await add_use(viewer, await visible_tool(viewer, id), body)
    return await visible_tool(viewer, id)


@put("/api/v1/tools_in_use/{id}/state", door=token_write)
async def put_state(viewer: Viewer, id: FromPath, body: Json[StateBody]) -> UsedTool:
    """Say that it is retired, or in use again."""
    tool = await visible_tool(viewer, id)
    await (retire if body.state == "retired" else use_again)(viewer, tool)
    return await visible_tool(viewer, id)


@post("/api/v1/tools_in_use/{id}/retirement", door=token_write, status=201)
async def create_retirement(viewer: Viewer, id: FromPath) -> UsedTool:
    """Open the initiative that retires it."""
    await begin_retirement(viewer, await visible_tool(viewer, id))
    return await visible_tool(viewer, id)


@put("/api/v1/initiatives/{id}/tools_in_use/{tool}", door=token_write)
async def put_tool_under(viewer: Viewer, id: FromPath, tool: FromPath) -> UsedTool:
    """Let an initiative that one may change retire a tool that nobody retires yet."""
    await put_under(viewer, await visible_tool(viewer, tool), id)
    return await visible_tool(viewer, tool)


@delete("/api/v1/initiatives/{id}/tools_in_use/{tool}", door=token_write)
async def delete_tool_under(viewer: Viewer, id: FromPath, tool: FromPath) -> UsedTool:
    """Let it retire the tool no more: it stays in use."""
    await take_away(viewer, await visible_tool(viewer, tool), id)
    return await visible_tool(viewer, tool)


@get("/api/v1/tools_in_use/{id}/events", door=token_read)
async def get_events(viewer: Viewer, id: FromPath) -> list[ToolEvent]:
    """What happened to it, the latest first."""
    return await events_of((await visible_tool(viewer, id)).id)


@post("/api/v1/tool_sheets", door=token_write)
async def take_sheet(viewer: Viewer, body: Json[SheetBody]) -> Report:
    """Look at a CSV file of tools, and store it with `store`."""
    columns = body.columns or guessed(await asyncio.to_thread(read_sheet, body.text))
    terms = Terms(per=body.per, months=body.months, currency=body.currency.strip().upper())
    return await import_tools(viewer, body.text, columns, terms, store=body.store)


@get("/api/v1/tool_overlaps", door=token_read)
async def get_overlaps(viewer: Viewer) -> list[Overlap]:
    """The capabilities that more than one tool in use has."""
    check_reader(viewer)
    return overlaps_of(await all_in_use(viewer))


@get("/api/v1/tool_hosts", door=token_read)
async def get_hosts(viewer: Viewer) -> list[Seen]:
    """Addresses that at least five people link to in open places, and that nobody has said of what they are."""
    check_reader(viewer)
    return await hosts_seen()


@post("/api/v1/set_aside_hosts", door=token_write, status=204)
async def aside_host(viewer: Viewer, body: Json[HostBody]) -> None:
    """Propose an address no more."""
    await set_aside(viewer, body.host)


def _over(tool: UsedTool, changes: UsedToolChanges) -> NewUsedTool:
    """The changes over what is said now."""
    standing: dict[str, Any] = {name: getattr(tool, name) for name in _SAME}
    standing |= {
        "ends_on": tool.ends_at.date() if tool.ends_at else None,
        "notice_on": tool.notice_at.date() if tool.notice_at else None,
        "owner": tool.owner.handle if tool.owner else "",
    }
    given = {name: value for name in changes.__struct_fields__ if (value := getattr(changes, name)) is not UNSET}
    return NewUsedTool(**(standing | given))


_SAME = [
    *("name", "url", "people_low", "people_high", "cost_low", "cost_high", "currency", "cost_source"),
    *("content_held", "replaced_by", "outside", "outside_number", "own", "capabilities"),
]
