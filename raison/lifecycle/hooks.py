"""What slices above add to the life of a community: they append to these when they are imported."""

from collections.abc import Awaitable, Callable

from raison.kernel.database import Bound
from raison.lifecycle.rows import Talk

TalkOf = Callable[[int, int, int], Awaitable[Talk]]
Moving = Callable[[int, int], list[Bound]]

talk_of: list[TalkOf] = []
"""For a place, a beginning (UTC microseconds) and a number of weeks: what was talked there. The last one serves."""
moving: list[Moving] = []
"""For a place and the one into which it is merged: the writes that move what lives there, for the batch of it."""
