"""Pictures come out upright, small and clean; what is no picture, or too large a one, is refused with the reason."""

import io
import struct
import threading
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from raison.kernel.images import MAX_PIXELS, Picture, PictureRefused, Refusal, avatar, in_thread, thumbnail

RED, BLUE = (220, 20, 20), (20, 20, 220)


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def red_over_blue(width: int = 800, height: int = 400) -> Image.Image:
    """The upper half is red, the lower blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (0, height // 2, width, height))
    return image


def drawn(picture: Picture) -> Image.Image:
    image = Image.open(io.BytesIO(picture.webp))
    assert image.format == "WEBP"
    assert image.size == (picture.width, picture.height)
    return image.convert("RGB")


def is_red(colour: object) -> bool:
    assert isinstance(colour, tuple)
    return bool(colour[0] > colour[2])


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP", "AVIF"])
def test_every_kind_of_picture_becomes_a_small_one_of_the_same_shape(kind: str):
    picture = thumbnail(encoded(red_over_blue(), kind))
    assert (picture.width, picture.height) == (480, 240)
    image = drawn(picture)
    assert is_red(image.getpixel((240, 20)))
    assert not is_red(image.getpixel((240, 220)))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16", "CMYK"])
def test_every_kind_of_colour_can_be_shown(mode: str):
    image = Image.new("L", (40, 30), 128)
    made = Image.new("I;16", (40, 30), 128 * 256) if mode == "I;16" else image.convert(mode)
    shown = drawn(thumbnail(encoded(made, "JPEG" if mode == "CMYK" else "PNG"))).getpixel((20, 15))
    assert isinstance(shown, tuple)
    if mode != "1":
        assert all(abs(part - 128) < 6 for part in shown)


def test_a_small_picture_stays_as_small_as_it_is():
    picture = thumbnail(encoded(red_over_blue(30, 20), "PNG"))
    assert (picture.width, picture.height) == (30, 20)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("draw", [thumbnail, avatar])
def test_a_photograph_comes_out_upright_whichever_way_the_camera_was_held(
    orientation: int, draw: Callable[[bytes], Picture]
):
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    upright = red_over_blue()
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    held = upright.transpose(undo[orientation]) if orientation in undo else upright
    image = drawn(draw(encoded(held, "JPEG", exif=exif)))
    assert image.width == image.height if draw is avatar else image.width == 2 * image.height
    assert is_red(image.getpixel((image.width // 2, image.height // 8)))
    assert not is_red(image.getpixel((image.width // 2, image.height * 7 // 8)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("draw", [thumbnail, avatar])
def test_where_a_photograph_was_taken_and_with_what_is_gone(kind: str, draw: Callable[[bytes], Picture]):
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "SecretCamera"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (47.0, 4.0, 12.5)
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    options: dict[str, object] = {"exif": exif}
    if kind != "AVIF":
        options["xmp"] = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SecretCaption</x:xmpmeta>"
    original = encoded(red_over_blue(), kind, **options)
    assert b"SecretCamera" in original
    picture = draw(original)
    assert b"Secret" not in picture.webp
    assert dict(Image.open(io.BytesIO(picture.webp)).getexif()) == {}


def test_of_a_moving_picture_the_first_frame_is_shown():
    first, second = Image.new("RGB", (60, 60), RED), Image.new("RGB", (60, 60), BLUE)
    for kind in ("GIF", "WEBP"):
        moving = encoded(first, kind, save_all=True, append_images=[second], duration=100)
        picture = thumbnail(moving)
        assert is_red(drawn(picture).getpixel((30, 30)))
        assert not getattr(Image.open(io.BytesIO(picture.webp)), "is_animated", False)


def test_transparency_is_kept():
    image = Image.new("RGBA", (100, 100), (0, 0, 0, 0))
    corner = Image.open(io.BytesIO(thumbnail(encoded(image, "PNG")).webp)).convert("RGBA").getpixel((0, 0))
    assert isinstance(corner, tuple)
    assert corner[3] == 0


@pytest.mark.parametrize(("width", "height"), [(500, 300), (300, 500), (20, 20), (3, 900)])
def test_a_portrait_is_a_square_of_the_asked_size(width: int, height: int):
    picture = avatar(encoded(red_over_blue(width, height), "PNG"), size=64)
    assert (picture.width, picture.height) == (64, 64)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few hundred bytes that says it has so many pixels."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(100_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("draw", [thumbnail, avatar])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (bomb(10_000, MAX_PIXELS // 10_000 + 1), Refusal.TOO_MANY_PIXELS),
        (bomb(60_000, 60_000), Refusal.TOO_MANY_PIXELS),
        (bomb(2**31 - 1, 2**31 - 1), Refusal.TOO_MANY_PIXELS),
        (bomb(4_000, 4_000), Refusal.DAMAGED),
        (encoded(red_over_blue(), "JPEG")[:2_000], Refusal.DAMAGED),
        (encoded(red_over_blue(), "PNG")[:400], Refusal.DAMAGED),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", Refusal.NOT_A_PICTURE),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file", Refusal.NOT_A_PICTURE),
        (encoded(red_over_blue(), "TIFF"), Refusal.NOT_A_PICTURE),
        (encoded(red_over_blue(), "BMP"), Refusal.NOT_A_PICTURE),
        (b"", Refusal.NOT_A_PICTURE),
        (b"\x89PNG\r\n\x1a\n", Refusal.NOT_A_PICTURE),
    ],
    ids=lambda value: value.name if isinstance(value, Refusal) else "",
)
def test_what_can_not_be_shown_is_refused_with_the_reason(
    draw: Callable[[bytes], Picture], content: bytes, reason: Refusal
):
    with pytest.raises(PictureRefused) as refused:
        draw(content)
    assert refused.value.reason is reason


def test_a_picture_at_the_limit_is_drawn():
    picture = thumbnail(encoded(Image.new("1", (10_000, MAX_PIXELS // 10_000)), "PNG"))
    assert picture.width == 480


def test_nothing_of_a_file_that_is_two_things_at_once_stays():
    payload = b"<script>alert(1)</script>PK\x03\x04"
    for kind in ("GIF", "PNG", "JPEG"):
        picture = thumbnail(encoded(red_over_blue(), kind) + payload)
        assert b"script" not in picture.webp
        assert b"PK\x03\x04" not in picture.webp


def test_broken_files_of_every_kind_are_drawn_or_refused_and_raise_nothing_else():
    for kind in ("PNG", "JPEG", "GIF", "WEBP", "AVIF"):
        whole = encoded(red_over_blue(64, 48), kind)
        for position in range(0, len(whole), max(1, len(whole) // 60)):
            broken = whole[:position] + bytes([whole[position] ^ 0xFF]) + whole[position + 1 :]
            for content in (broken, whole[:position], whole[:position] + whole[position + 5 :]):
                with suppress(PictureRefused):
                    assert thumbnail(content).width <= 480


async def test_pictures_are_drawn_beside_the_event_loop(tmp_path: Path):
    path = tmp_path / "a.png"
    red_over_blue().save(path)
    seen: list[str] = []

    def draw(source: object) -> Picture:
        seen.append(threading.current_thread().name)
        return thumbnail(path)

    assert (await in_thread(draw, path)).width == 480
    assert seen != [threading.current_thread().name]
    with pytest.raises(PictureRefused):
        await in_thread(avatar, b"no")
