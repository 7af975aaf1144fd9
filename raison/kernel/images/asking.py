"""Asking for a picture. Pillow is loaded with the first, in its thread (see drawing.py)."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from raison.kernel.images.picture import AVATAR, THUMBNAIL, Picture, Source

T = TypeVar("T")

# two at a time: they are large while they last, and more would not be faster
_painters = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pictures")


def thumbnail(source: Source, box: tuple[int, int] = THUMBNAIL) -> Picture:
    """The picture, upright and no larger than the box; the first frame if it moves. Raises PictureRefused."""
    from raison.kernel.images import drawing

    return drawing.thumbnail(source, box)


def avatar(source: Source, size: int = AVATAR) -> Picture:
    """A square from the middle of the picture, upright. Raises PictureRefused."""
    from raison.kernel.images import drawing

    return drawing.avatar(source, size)


async def in_thread(draw: Callable[[Source], T], source: Source) -> T:
    """Draw beside the event loop: `await in_thread(avatar, content)`."""
    return await asyncio.get_running_loop().run_in_executor(_painters, draw, source)
