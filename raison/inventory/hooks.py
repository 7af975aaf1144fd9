"""What other capabilities add to the inventory: `raison/bridges.py` appends it to this list."""

from collections.abc import Awaitable, Callable

import msgspec

from raison.inventory.rows import UsedTool
from raison.kernel.access import Viewer


class Retirement(msgspec.Struct, frozen=True):
    """How a tool is retired elsewhere."""

    open: Callable[[Viewer, UsedTool], Awaitable[int]]
    """Opens the work of retiring it in one batch, and says its subject's id."""
    fill: Callable[[Viewer, UsedTool, int], Awaitable[None]]
    """Writes into that work what is known of the tool, once it is linked to it."""


retirements: list[Retirement] = []
"""The first one serves. Without any, no retirement is offered."""
