"""What other capabilities add to the inventory: `raison/bridges.py` appends it to these lists."""

from collections.abc import Awaitable, Callable

from raison.inventory.rows import UsedTool
from raison.kernel.access import Viewer

RetirementOpened = Callable[[Viewer, UsedTool], Awaitable[int]]
RetirementFilled = Callable[[Viewer, UsedTool, int], Awaitable[None]]

retirement_openers: list[RetirementOpened] = []
"""For a viewer and a tool: opens the work of retiring it in one batch, and says its subject's id. Without any, none is
offered."""
retirement_fillers: list[RetirementFilled] = []
"""For the same and the subject's id: writes into that work what is known of the tool, once it is linked to it."""
