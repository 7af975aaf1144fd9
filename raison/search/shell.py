"""What search adds to the slices below: initiatives ask it who wrote about their challenge."""

from raison.initiatives import talk
from raison.kernel.access import Viewer
from raison.search.queries import writers_about


async def writers(viewer: Viewer, sentence: str, besides: int, limit: int) -> list[int]:
    """Who wrote about what a sentence says, who wrote last first."""
    return await writers_about(viewer, sentence, besides=besides, limit=limit)


talk.writers_about.append(writers)
