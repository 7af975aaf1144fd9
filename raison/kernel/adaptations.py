"""What of the product follows the company's maturity: each adaptation with its reason. Slices register theirs and
ask `adapted`; who knows how mature the company is registers as `standing`. Without anybody, nothing is adapted."""

from collections.abc import Awaitable, Callable

import msgspec

from raison.kernel.spine.announcements import Say


class Adaptation(msgspec.Struct, frozen=True):
    """One thing that the product does differently: what, and why."""

    name: str
    what: Say
    why: Say


Standing = Callable[[], Awaitable[frozenset[str]]]
standing: list[Standing] = []
"""Says which adaptations are on now. The last one serves."""

ADAPTATIONS: dict[str, Adaptation] = {}
"""By name. Slices register theirs when they are imported."""


def register(*some: Adaptation) -> None:
    """Let the product do these things when it is time."""
    ADAPTATIONS.update({one.name: one for one in some})


async def adapted(name: str) -> bool:
    """Whether the product does this now."""
    for ask in standing[-1:]:
        return name in await ask()
    return False
