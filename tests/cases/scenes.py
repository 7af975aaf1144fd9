"""What the tests of business cases do again and again: begin one."""

from raison.cases.actions import open_case
from raison.cases.policies import visible_case
from raison.cases.proposals import NewCase
from raison.cases.rows import Case
from raison.inventory.rows import UsedTool
from raison.kernel.access import Viewer


async def begun(viewer: Viewer, *tools: UsedTool) -> Case:
    """A business case of joining them."""
    made = await open_case(viewer, NewCase(title="One place for talk", tools=tuple(tool.id for tool in tools)))
    return await visible_case(viewer, made)
