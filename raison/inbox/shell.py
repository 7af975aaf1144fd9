"""What the inbox tells the kernel and subjects: the counts on every page of a person, and what reading ends."""

from raison.inbox.actions import read_write
from raison.inbox.queries import counts
from raison.kernel.access import Viewer
from raison.kernel.live import live_hooks
from raison.kernel.pages.rendering import framed
from raison.subjects import hooks


async def own(viewer: Viewer) -> str:
    """The elements of rail, tab bar and title that count, as they are now; pages that list more fetch it anew."""
    return framed("inbox/_own.html", viewer, counts=await counts(viewer))  # mostly unchanged in a busy thread


live_hooks.own = own
if read_write not in hooks.when_read:
    hooks.when_read.append(read_write)
