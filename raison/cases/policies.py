"""Who may change a business case. Whoever may see the inventory sees all of them."""

from raison.cases.errors import case_moved
from raison.cases.queries import case_by_id, case_of_risk
from raison.cases.reckoning import Joined, Risk
from raison.cases.rows import Case
from raison.inventory.policies import check_reader
from raison.kernel.access import Viewer
from raison.kernel.errors import NotAllowed, NotFound
from raison.kernel.i18n import gettext as _


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


def may_change(viewer: Viewer, case: Case) -> bool:
    """Whether the viewer may change a business case: who began it, and the Digital Office."""
    return not viewer.limited and (viewer.office or case.line.by.id == viewer.id)


def check_change(viewer: Viewer, case: Case) -> None:
    """Whether the viewer may change it. Raises NotAllowed."""
    if not may_change(viewer, case):
        raise NotAllowed(_("Only who began this business case and the Digital Office change it."))
