"""What other slices add to maturity: they append here when they are imported, by `raison/bridges.py`."""

from collections.abc import Awaitable, Callable

from raison.communities.rows import Place
from raison.kernel.access import Viewer
from raison.maturity.rows import Exists

Starter = Callable[[Viewer, Place, str, str], Awaitable[str]]

plan_starters: dict[str, Starter] = {}
"""By the kind of a plan's step: opens it for the viewer in the company's place, with title and words; its address.
A kind that nobody opens begins as a community."""

plan_finders: dict[str, Callable[[], Awaitable[Exists | None]]] = {}
"""By the kind of a plan's step, for what the company has once: finds it, when it is there already. Everybody at home
who reads a plan may see it."""
