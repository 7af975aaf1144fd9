"""What the inbox tells the kernel and subjects: the counts on every page of a person, and what reading ends."""

from functools import lru_cache

from raison.inbox.actions import read_write
from raison.inbox.queries import counts
from raison.inbox.writes import moving_writes
from raison.kernel.access import Viewer
from raison.kernel.i18n import reader
from raison.kernel.live import live_hooks
from raison.kernel.pages.rendering import render
from raison.lifecycle.hooks import moving
from raison.subjects import hooks

KEPT_COUNTS, KEPT_DOTS = 1_000, 4_000


async def own(viewer: Viewer) -> str:
    """The elements of rail, tab bar and title that count, as they are now; pages that list more fetch it anew. Put
    together from parts that are the same for everybody: drawing it whole would take three times its statement."""
    language, found = reader().language, await counts(viewer)
    dots = [_dot(language, place_id, level) for place_id, level in found.levels.items()]
    return "".join([_counts(language, found.needs_you, found.messages), *dots])


@lru_cache(KEPT_COUNTS)
def _counts(_language: str, needs_you: int, messages: int) -> str:
    return str(render("inbox/_own.html", needs_you=needs_you, messages=messages))


@lru_cache(KEPT_DOTS)
def _dot(_language: str, place_id: int, level: str) -> str:
    return str(render("inbox/_own_dot.html", place_id=place_id, level=level))


live_hooks.own = own
if read_write not in hooks.when_read:
    hooks.when_read.append(read_write)
moving.append(moving_writes)
