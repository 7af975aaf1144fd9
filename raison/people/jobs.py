"""Work that people leave for later: letters with a link to a new password."""

from typing import Any

from raison.kernel.jobs import job
from raison.people.actions.resets import send_reset


@job("people.reset")
async def reset(facts: dict[str, Any]) -> None:
    """Send the link, if the address has an account."""
    await send_reset(str(facts["email"]))
