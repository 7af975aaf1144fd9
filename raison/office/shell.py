"""What the office adds to the kernel: its entry in the rail, for who is of it."""

from raison.kernel.access import Viewer
from raison.kernel.pages.work import Way, register_way
from raison.kernel.spine import say


def of_it(viewer: Viewer) -> bool:
    """Whether the viewer is of the Digital Office."""
    return viewer.office


register_way(Way(url="/office", label=say("Digital Office"), icon="building-2", section="office", rank=5, shown=of_it))
