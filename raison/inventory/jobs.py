"""What the inventory does later: look whether the notice of a contract comes due."""

from typing import Any

from raison.inventory.actions import remind
from raison.inventory.actions.writes import DUE_JOB
from raison.kernel.jobs import job


@job(DUE_JOB)
async def due(facts: dict[str, Any]) -> None:
    """Look at one tool."""
    await remind(facts["tool_id"])
