"""What other capabilities add to the inventory: `raison/bridges.py` appends it to these lists."""

from collections.abc import Awaitable, Callable

import msgspec

from raison.inventory.rows import UsedTool
from raison.kernel.access import Viewer
from raison.kernel.database import Bound


class Retirement(msgspec.Struct, frozen=True):
    """How a tool is retired elsewhere."""

    open: Callable[[Viewer, UsedTool], Awaitable[int]]
    """Opens the work of retiring it in one batch, and says its subject's id."""
    fill: Callable[[Viewer, UsedTool, int], Awaitable[None]]
    """Writes into that work what is known of the tool, once it is linked to it."""


retirements: list[Retirement] = []
"""The first one serves. Without any, no retirement is offered."""


class Work(msgspec.Struct, frozen=True):
    """Work under which tools are put that it retires, by its subject's id."""

    may_change: Callable[[Viewer, int], Awaitable[bool]]
    """Whether the viewer may change what it says, now. Raises NotFound."""
    goes_on: Callable[[int], Bound]
    """The write that refuses its whole batch when that work has ended in the meantime."""


works: list[Work] = []
"""The first one serves. Without any, tools are retired from their own page only."""
