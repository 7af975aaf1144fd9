"""What comes due in the life of a community: look whether a pilot's end or a review has come, and ask."""

from typing import Any

from raison.communities.looking import DUE_JOB
from raison.kernel.jobs import job
from raison.lifecycle.actions.due import look_at


@job(DUE_JOB)
async def due(facts: dict[str, Any]) -> None:
    """Look at one community."""
    await look_at(facts["place_id"])
