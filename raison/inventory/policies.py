"""What may be seen of the inventory, and who may do what in it. Buttons and actions ask the same functions.

It is the home organisation's: whoever is limited (a guest, somebody from outside) sees nothing of it.
"""

from raison.inventory.case import Joined, Risk
from raison.inventory.errors import case_moved, tool_moved
from raison.inventory.queries import case_by_id, tool_by_id
from raison.inventory.queries.cases import case_of_risk
from raison.inventory.rows import Case, UsedTool
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


async def visible_case(viewer: Viewer, case_id: int) -> Case:
    """The business case, reckoned. Raises NotFound."""
    check_reader(viewer)
    found = await case_by_id(viewer, case_id)
    if found is None:
        raise NotFound
    return found


async def case_as_seen(viewer: Viewer, case_id: int, seen: int) -> Case:
    """The business case, when it is as its form showed it (0: as it is). Raises NotFound, HasMoved."""
    found = await visible_case(viewer, case_id)
    if seen not in (0, found.line.version):
        raise case_moved()
    return found


async def visible_risk(viewer: Viewer, risk_id: int) -> tuple[Case, Risk]:
    """A risk with its case. Raises NotFound."""
    case = await visible_case(viewer, await case_of_risk(risk_id) or 0)
    for risk in case.basis.risks:
        if risk.id == risk_id:
            return case, risk
    raise NotFound


def joined_tool(case: Case, tool_id: int) -> Joined:
    """One of the tools of a case. Raises NotFound."""
    for tool in case.basis.tools:
        if tool.id == tool_id:
            return tool
    raise NotFound


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


def may_change_case(viewer: Viewer, case: Case) -> bool:
    """Whether the viewer may change a business case: who began it, and the Digital Office."""
    return not viewer.limited and (viewer.office or case.line.by.id == viewer.id)


def check_change_case(viewer: Viewer, case: Case) -> None:
    """Whether the viewer may change it. Raises NotAllowed."""
    if not may_change_case(viewer, case):
        raise NotAllowed(_("Only who began this business case and the Digital Office change it."))
