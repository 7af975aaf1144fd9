"""For what must go on, whatever one part of it meets."""

from collections.abc import Awaitable
from typing import Any

from raison.kernel import logs
from raison.kernel.errors import Unavailable


async def guarded(work: Awaitable[None], said: str, **facts: Any) -> bool:
    """Do it; what nobody foresaw is logged as `said`, and the caller goes on. Whether it was done. Raises Unavailable:
    when the database is away, that is nobody's fault, and worth waiting for."""
    try:
        await work
    except Unavailable:
        raise
    except Exception as error:
        logs.error(said, **facts, raised=error)
        return False
    return True
