"""What slices above people add: they append to these when they are imported."""

from collections.abc import Callable

from raison.kernel.database import Bound

Founding = Callable[[int, str, int, int], list[Bound]]

at_founding: list[Founding] = []
"""For the place of everybody, the company's name, its first administrator and a moment: the writes that belong to it,
for the batch of the first run."""
