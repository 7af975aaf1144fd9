"""What may be seen of the inventory, and who may do what in it. Buttons and actions ask the same functions.

It is the home organisation's: whoever is limited (a guest, somebody from outside) sees nothing of it.
"""

from raison.inventory import hooks
from raison.inventory.errors import tool_moved
from raison.inventory.queries import tool_by_id
from raison.inventory.rows import UsedTool
from raison.kernel.access import Viewer
from raison.kernel.errors import NotAllowed, NotFound
from raison.kernel.i18n import gettext as _


def check_reader(viewer: Viewer) -> None:
    """Whether the viewer may know of the inventory at all. Raises NotFound."""
    if viewer.limited:
        raise NotFound


async def visible_tool(viewer: Viewer, tool_id: int) -> UsedTool:
    """The tool with everything on its page. Raises NotFound."""
    check_reader(viewer)
    found = await tool_by_id(viewer, tool_id)
    if found is None:
        raise NotFound
    return found


async def tool_as_seen(viewer: Viewer, tool_id: int, seen: int) -> UsedTool:
    """The tool, when it is as its form showed it (0: as it is). Raises NotFound, HasMoved."""
    found = await visible_tool(viewer, tool_id)
    if seen not in (0, found.version):
        raise tool_moved()
    return found


def may_add(viewer: Viewer) -> bool:
    """Whether the viewer may write tools down, say who uses them, and begin business cases: everybody at home."""
    return not viewer.limited


def check_add(viewer: Viewer) -> None:
    """Whether the viewer may add. Raises NotAllowed."""
    if not may_add(viewer):
        raise NotAllowed(_("Only people of the home organisation keep the inventory."))


def may_change(viewer: Viewer, tool: UsedTool) -> bool:
    """Whether the viewer may change what is said of a tool: who wrote it down, its owner, the Digital Office."""
    owns = tool.owner is not None and tool.owner.id == viewer.id
    return not viewer.limited and (owns or viewer.office or tool.added_by.id == viewer.id)


def check_change(viewer: Viewer, tool: UsedTool) -> None:
    """Whether the viewer may change it. Raises NotAllowed."""
    if not may_change(viewer, tool):
        raise NotAllowed(_("Only who wrote the tool down, its owner and the Digital Office change it."))


async def may_put_under(viewer: Viewer, initiative_id: int) -> bool:
    """Whether the viewer may say what an initiative switches off: who may change it and is at home, whoever's the tool
    is. Who answers for the tool hears of it, and says so when it stays in use after all. Raises NotFound, also when
    the viewer may not see the initiative."""
    for work in hooks.works[:1]:
        return await work.may_change(viewer, initiative_id) and not viewer.limited
    raise NotFound


async def check_put_under(viewer: Viewer, initiative_id: int) -> None:
    """Whether the viewer may say what an initiative switches off. Raises NotFound, NotAllowed."""
    if not await may_put_under(viewer, initiative_id):
        raise NotAllowed(_("Only who may change an initiative, while it goes on, says what it switches off."))
