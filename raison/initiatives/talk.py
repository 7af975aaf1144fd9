"""What search adds to initiatives: it appends to this list when it is imported."""

from collections.abc import Awaitable, Callable

from raison.kernel.access import Viewer

WritersAbout = Callable[[Viewer, str, int, int], Awaitable[list[int]]]

writers_about: list[WritersAbout] = []
"""For a viewer, a sentence, a subject that is no evidence and a number: who wrote about it where the viewer reads it,
who wrote last first. Without any, nobody did."""


async def who_wrote_about(viewer: Viewer, sentence: str, *, besides: int, limit: int) -> list[int]:
    """People who wrote about what a sentence says, as far as the viewer reads it."""
    for writers in writers_about:
        return await writers(viewer, sentence, besides, limit)
    return []
