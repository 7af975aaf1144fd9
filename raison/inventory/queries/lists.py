"""All tools by page, those of a capability, and where tools overlap."""

from collections.abc import Sequence

from sqlalchemy import exists, select

from raison.inventory.naming import key_of
from raison.inventory.queries.tools import whole
from raison.inventory.ranges import Range, total
from raison.inventory.rows import CAPABILITIES, Capability, Overlap, UsedTool, UsedTools
from raison.inventory.tables import tool_capabilities, used_tools
from raison.kernel.access import Viewer
from raison.kernel.database import any_of, at_most, number, rows, statement, word
from raison.kernel.ids import NEWEST

COMPARED = 200
"""Tools that the overlap compares: the newest of those that are in use. More is no page that anybody reads."""

ENDING_AT_MOST = 40
"""Tools that an initiative's page shows as those that it retires."""


async def tools_of(
    viewer: Viewer, *, capability: Capability | None = None, before: int = NEWEST, limit: int = 20
) -> UsedTools:
    """The newest first; of a capability: those that have it."""
    where = {"before": before or NEWEST, "limit": limit + 1, **viewer.scope}
    if capability:
        found = await rows(TOOLS_OF, UsedTool, capability=capability, **where)
    else:
        found = await rows(TOOLS, UsedTool, **where)
    return UsedTools(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


async def tools_by_keys(viewer: Viewer, keys: Sequence[str]) -> dict[str, UsedTool]:
    """Tools by their name however it is spelled."""
    found = await rows(BY_KEYS, UsedTool, keys=list(keys), **viewer.scope)
    return {key_of(tool.name): tool for tool in found}


async def all_in_use(viewer: Viewer) -> list[UsedTool]:
    """What is not retired, the newest, by name."""
    found = await rows(IN_USE, UsedTool, limit=COMPARED, **viewer.scope)
    return sorted(found, key=lambda tool: (tool.name.casefold(), tool.id))


async def tools_ending(viewer: Viewer, initiative_id: int) -> list[UsedTool]:
    """The tools that an initiative retires, in the order in which that began."""
    found = await rows(ENDING, UsedTool, which=initiative_id, limit=ENDING_AT_MOST, **viewer.scope)
    return sorted(found, key=lambda tool: (tool.began_at or tool.added_at, tool.id))


def overlaps_of(tools: Sequence[UsedTool]) -> list[Overlap]:
    """The capabilities that more than one of the tools has, in the order of all."""
    by_capability = {one: [tool for tool in tools if one in tool.capabilities] for one in CAPABILITIES}
    return [_overlap(one, found) for one, found in by_capability.items() if len(found) > 1]


def _overlap(capability: Capability, tools: list[UsedTool]) -> Overlap:
    costs: dict[str, list[Range]] = {}
    for tool in tools:
        if tool.cost is not None:
            costs.setdefault(tool.currency, []).append(tool.cost)
    return Overlap(
        capability=capability,
        tools=tools,
        costs={currency: total(known) for currency, known in sorted(costs.items())},
        unknown=sum(tool.cost is None for tool in tools),
    )


_BEFORE = used_tools.c.id < number("before")
_HAS = exists(
    select(tool_capabilities.c.tool_id).where(
        tool_capabilities.c.tool_id == used_tools.c.id, tool_capabilities.c.capability == word("capability")
    )
)
_NEWEST_FIRST = used_tools.c.id.desc()
TOOLS = statement(whole(_BEFORE).order_by(_NEWEST_FIRST).limit(at_most()))
TOOLS_OF = statement(whole(_BEFORE, _HAS).order_by(_NEWEST_FIRST).limit(at_most()))
BY_KEYS = statement(whole(any_of(used_tools.c.key, "keys")))
ENDING = statement(whole(used_tools.c.initiative_id == number("which")).order_by(used_tools.c.id).limit(at_most()))
IN_USE = statement(whole(used_tools.c.state != "retired").order_by(_NEWEST_FIRST).limit(at_most()))
