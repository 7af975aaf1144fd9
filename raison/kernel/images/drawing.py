"""Thumbnails and portraits: always drawn anew as WebP, so that nothing of the file that was sent stays in them."""

import asyncio
import io
import struct
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias, TypeVar

import msgspec
from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

MAX_PIXELS = 50_000_000
"""Width times height that is decoded; up to 200 MB in memory while it lasts."""

THUMBNAIL = (480, 360)
AVATAR = 192
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")

_QUALITY = 80
_MAX_COLOUR_PROFILE = 4_096
_LYING = range(5, 9)  # EXIF orientations that swap width and height

Source: TypeAlias = bytes | str | Path
T = TypeVar("T")

# what Pillow's readers raise for broken files; they document none of it
_BROKEN = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError),
    *(ArithmeticError, RuntimeError, MemoryError, struct.error),
)

# two at a time: they are large while they last, and more would not be faster
_painters = ThreadPoolExecutor(max_workers=2, thread_name_prefix="pictures")

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


class Refusal(StrEnum):
    """Why there is no picture of a file."""

    NOT_A_PICTURE = "This is not a picture that can be shown: PNG, JPEG, GIF, WebP and AVIF can."
    TOO_MANY_PIXELS = "The picture has more pixels than can be shown."
    DAMAGED = "The picture is damaged or incomplete."


class PictureRefused(ValueError):
    """No picture could be drawn of this file; `reason` says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


class Picture(msgspec.Struct, frozen=True):
    """A picture, ready to be served as image/webp."""

    webp: bytes
    width: int
    height: int


def thumbnail(source: Source, box: tuple[int, int] = THUMBNAIL) -> Picture:
    """The picture, upright and no larger than the box; the first frame if it moves. Raises PictureRefused."""
    with _opened(source) as image:
        orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
        fitting = image if image.mode in ("RGB", "RGBA", "L", "CMYK", "YCbCr") else _in_colour(image)
        fitting.thumbnail(box[::-1] if orientation in _LYING else box, Image.Resampling.LANCZOS)
        return _picture(ImageOps.exif_transpose(fitting))


def avatar(source: Source, size: int = AVATAR) -> Picture:
    """A square from the middle of the picture, upright. Raises PictureRefused."""
    with _opened(source) as image:
        image.draft("RGB", (2 * size, 2 * size))
        upright = ImageOps.exif_transpose(_in_colour(image))
        return _picture(ImageOps.fit(upright, (size, size), Image.Resampling.LANCZOS))


async def in_thread(draw: Callable[[Source], T], source: Source) -> T:
    """Draw beside the event loop: `await in_thread(avatar, content)`."""
    return await asyncio.get_running_loop().run_in_executor(_painters, draw, source)


@contextmanager
def _opened(source: Source) -> Iterator[Image.Image]:
    try:
        with Image.open(io.BytesIO(source) if isinstance(source, bytes) else source, formats=FORMATS) as image:
            if image.width * image.height > MAX_PIXELS:
                raise PictureRefused(Refusal.TOO_MANY_PIXELS)
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRefused(Refusal.TOO_MANY_PIXELS) from error
    except UnidentifiedImageError as error:
        raise PictureRefused(Refusal.NOT_A_PICTURE) from error
    except FileNotFoundError:
        raise
    except PictureRefused:
        raise
    except _BROKEN as error:
        raise PictureRefused(Refusal.DAMAGED) from error


def _in_colour(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        # 16 bits of grey would all be white if they were only cut off
        return image.point(lambda value: value / 256).convert("L").convert("RGB")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _picture(image: Image.Image) -> Picture:
    profile = image.info.get("icc_profile")
    keeps = image.mode in ("RGB", "RGBA") and isinstance(profile, bytes) and len(profile) <= _MAX_COLOUR_PROFILE
    clean = _in_colour(image)
    clean.info = {}
    out = io.BytesIO()
    clean.save(out, "WEBP", quality=_QUALITY, method=4, exif=b"", xmp=b"", icc_profile=profile if keeps else b"")
    return Picture(webp=out.getvalue(), width=clean.width, height=clean.height)
