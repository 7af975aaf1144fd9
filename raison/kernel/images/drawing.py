"""Thumbnails and portraits: always drawn anew as WebP, so that nothing of the file that was sent stays in them."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from raison.kernel.images.picture import MAX_PIXELS, Picture, PictureRefused, Refusal, Source

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF")

_QUALITY = 80
_MAX_COLOUR_PROFILE = 4_096
_LYING = range(5, 9)  # EXIF orientations that swap width and height

# what Pillow's readers raise for broken files; they document none of it
_BROKEN = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError),
    *(ArithmeticError, RuntimeError, MemoryError, struct.error),
)

Image.MAX_IMAGE_PIXELS = MAX_PIXELS
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


def thumbnail(source: Source, box: tuple[int, int]) -> Picture:
    """The picture, upright and no larger than the box; the first frame if it moves. Raises PictureRefused."""
    with _opened(source) as image:
        orientation = image.getexif().get(ExifTags.Base.Orientation, 1)
        fitting = image if image.mode in ("RGB", "RGBA", "L", "CMYK", "YCbCr") else _in_colour(image)
        fitting.thumbnail(box[::-1] if orientation in _LYING else box, Image.Resampling.LANCZOS)
        return _picture(ImageOps.exif_transpose(fitting))


def avatar(source: Source, size: int) -> Picture:
    """A square from the middle of the picture, upright. Raises PictureRefused."""
    with _opened(source) as image:
        image.draft("RGB", (2 * size, 2 * size))
        upright = ImageOps.exif_transpose(_in_colour(image))
        return _picture(ImageOps.fit(upright, (size, size), Image.Resampling.LANCZOS))


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
