"""What assessments do later: close on their day."""

from typing import Any

from raison.kernel.jobs import job
from raison.maturity.actions import close_by_itself
from raison.maturity.actions.opening import CLOSE_JOB


@job(CLOSE_JOB)
async def close(facts: dict[str, Any]) -> None:
    """Close one."""
    await close_by_itself(facts["assessment_id"])
