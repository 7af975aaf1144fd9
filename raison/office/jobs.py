"""What the office does later: looking for communities that are about the same, every night."""

from typing import Any

from raison.kernel.jobs import job
from raison.office.looking import LOOK_JOB, look_for_duplicates


@job(LOOK_JOB, nightly=2)
async def look(_facts: dict[str, Any]) -> None:
    """Look now."""
    await look_for_duplicates()
