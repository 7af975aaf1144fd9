"""What happens to tools in use, said once: who hears of it, and in which words."""

from raison.inventory.activities import (
    HostSetAside,
    ToolAdded,
    ToolChanged,
    ToolMoved,
    ToolNoticeDue,
    ToolOwnerNamed,
    ToolsImported,
    ToolUseAdded,
)
from raison.inventory.queries import any_tool
from raison.inventory.rows import UsedTool
from raison.kernel.spine import Activity, Announcement, announces, say
from raison.people.queries import office_ids, person_line

MOVED = {
    "in_use": say("{tool} stays in use"),
    "joining": say("{tool} is about to be joined"),
    "retired": say("{tool} is retired"),
}


@announces(ToolAdded, ToolUseAdded, ToolChanged)
async def tool_said(activity: Activity) -> Announcement | None:
    """Nobody is told of every line of the inventory."""
    tool = await any_tool(activity.subject_id or 0)
    if tool is None:
        return None
    added = isinstance(activity.what, ToolAdded)
    words = say("{tool} is in the inventory", tool=tool.name) if added else say("{tool} was changed", tool=tool.name)
    return Announcement(text=words, url=tool.page)


@announces(ToolOwnerNamed)
async def owner_named(activity: Activity) -> Announcement | None:
    """They hear for what they answer."""
    tool, actor = await any_tool(activity.subject_id or 0), await person_line(activity.actor_id or 0)
    if tool is None:
        return None
    return Announcement(
        text=say("{actor} named you as the owner of {tool}", actor=actor.name if actor else "", tool=tool.name),
        audience=frozenset({activity.what.person_id}),
        reason="you",
        url=tool.page,
    )


@announces(ToolMoved)
async def tool_moved(activity: Activity) -> Announcement | None:
    """Who answers for it, and who wrote it down, hear where it goes."""
    tool = await any_tool(activity.subject_id or 0)
    if tool is None:
        return None
    return Announcement(
        text=say(MOVED[activity.what.state].message, tool=tool.name),
        audience=_concerned(tool),
        reason="you",
        url=tool.page,
    )


@announces(ToolNoticeDue)
async def notice_due(activity: Activity) -> Announcement | None:
    """The owner hears in time to decide; then the Digital Office does."""
    tool = await any_tool(activity.subject_id or 0)
    if tool is None or tool.decide_by is None:
        return None
    to_owner = activity.what.asked == "owner" and tool.owner is not None
    asked = frozenset({tool.owner.id}) if to_owner and tool.owner else await office_ids()
    day = tool.decide_by.date().isoformat()
    return Announcement(
        text=say("The contract of {tool} needs a decision by {day}", tool=tool.name, day=day),
        audience=asked,
        needs=asked,
        reason="you",
        url=tool.page,
    )


@announces(ToolsImported)
async def tools_imported(activity: Activity) -> Announcement:
    """Nobody is told; the list shows them."""
    return Announcement(text=say("{n} tools came into the inventory", n=activity.what.new), url="/tools-in-use")


@announces(HostSetAside)
async def host_set_aside(_activity: Activity) -> Announcement:
    """Nobody is told."""
    return Announcement(text=say("An address is proposed as a tool no more"), url="/tools-in-use/seen")


def _concerned(tool: UsedTool) -> frozenset[int]:
    return frozenset({tool.added_by.id, *([tool.owner.id] if tool.owner else [])})
