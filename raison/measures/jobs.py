"""What measures do later: read the figures that Raison knows."""

from typing import Any

from raison.kernel.jobs import job
from raison.measures.actions.taking import TAKE_JOB, take_readings


@job(TAKE_JOB)
async def take(facts: dict[str, Any]) -> None:
    """A week is over."""
    await take_readings(facts["measure_id"])
