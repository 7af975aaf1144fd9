"""What the tests of the inventory do again and again: write a tool down, begin a case."""

from datetime import date

from raison.inventory.actions import add_tool, open_case
from raison.inventory.policies import visible_case, visible_tool
from raison.inventory.proposals import NewCase, NewUse, NewUsedTool
from raison.inventory.rows import Case, UsedTool
from raison.kernel.access import Viewer

CHATTER = NewUsedTool(
    name="Chatterbox",
    url="https://chatterbox.example/",
    cost_low=4_000,
    cost_high=5_000,
    cost_source="Invoices of 2025",
    ends_on=date(2190, 12, 31),
    outside="yes",
    outside_number=3,
    capabilities=("messaging", "presence"),
)
SERVICE = NewUse(who="Service", purpose="Talk with the workshop")


async def written(viewer: Viewer, tool: NewUsedTool = CHATTER, use: NewUse = SERVICE) -> UsedTool:
    """A tool in the inventory."""
    return await visible_tool(viewer, await add_tool(viewer, tool, use))


async def begun(viewer: Viewer, *tools: UsedTool) -> Case:
    """A business case of joining them."""
    made = await open_case(viewer, NewCase(title="One place for talk", tools=tuple(tool.id for tool in tools)))
    return await visible_case(viewer, made)
