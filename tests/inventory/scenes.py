"""What the tests of the inventory do again and again: write a tool down, ask as a program."""

from datetime import date
from typing import Any

from raison.inventory.actions import add_tool
from raison.inventory.policies import visible_tool
from raison.inventory.proposals import NewUse, NewUsedTool
from raison.inventory.rows import UsedTool
from raison.kernel.access import Viewer
from tests.support.programs import Client

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


async def call(client: Client, viewer: Viewer, method: str, path: str, body: Any = None) -> Any:
    """The API's answer, which must be good."""
    answer = await client.json(method, path, viewer=viewer, body=body)
    assert answer.status_code < 300, f"{method} {path}: {answer.status_code} {answer.text}"
    return answer.json() if answer.content else None
