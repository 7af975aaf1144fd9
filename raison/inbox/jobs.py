"""What the inbox does at its time: lines that were put off come back by the query; this tells the screens."""

from typing import Any

from raison.inbox.actions import WAKE_JOB
from raison.kernel.jobs import job
from raison.kernel.live import hub


@job(WAKE_JOB)
async def wake(facts: dict[str, Any]) -> None:
    """Send somebody their counts anew."""
    hub().refresh([facts["person_id"]])
