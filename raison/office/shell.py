"""What the office adds to the kernel: its entry in the rail, and what moves its pages, for who is of it."""

from raison.communities import activities as life
from raison.council import activities as council
from raison.initiatives import activities as initiatives
from raison.kernel.access import Viewer
from raison.kernel.pages.work import Way, register_way
from raison.kernel.spine import say
from raison.kernel.spine.activities import declared_in
from raison.kernel.spine.overviews import overview
from raison.office import activities


def of_it(viewer: Viewer) -> bool:
    """Whether the viewer is of the Digital Office."""
    return viewer.office


register_way(Way(url="/office", label=say("Digital Office"), icon="building-2", section="office", rank=5, shown=of_it))
overview(
    "office",
    moved_by=[what for one in (activities, council, initiatives, life) for what in declared_in(one)],
    shown=of_it,
)
