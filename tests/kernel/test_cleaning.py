"""Originals of pictures lose what was noted in them and nothing else: every pixel, the way up and the colours stay."""

import io
import random
import struct
import zlib
from typing import Any

import pytest
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from raison.kernel.images import NotUnderstood, cleaned
from raison.kernel.images.cleaning import orientation

SECRETS = (b"CAMERA-OF-THE-TESTS", b"NAMED-IN-XMP", b"A-COMMENT", b"CUT-OFF")
GPS = b"\x00\x00\x00\x3b\x00\x00\x00\x01"  # 59 degrees, as EXIF writes it
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>NAMED-IN-XMP</a></x:xmpmeta>'


def noise(width: int = 90, height: int = 61, mode: str = "RGB") -> Image.Image:
    """A picture with no two pixels alike, so that a change of any shows."""
    rolled = random.Random(7).randbytes(width * height * len(mode))
    return Image.frombytes(mode, (width, height), rolled)


def exif(way: int = 6) -> Image.Exif:
    found = Image.Exif()
    found[ExifTags.Base.Make] = "CAMERA-OF-THE-TESTS"
    found[ExifTags.Base.Orientation] = way
    found.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (59.0, 54.0, 30.5), 3: "E", 4: (10.0, 44.0, 0.0)})
    return found


def saved(kind: str, image: Image.Image | None = None, **options: Any) -> bytes:
    out = io.BytesIO()
    told = {"exif": exif(), "icc_profile": PROFILE} | options
    (image or noise()).save(out, kind, **told)
    return out.getvalue()


def run(kind: str, content: bytes) -> bytes:
    out = io.BytesIO()
    assert cleaned(f"image/{kind}", io.BytesIO(content), out)
    return out.getvalue()


def same(before: bytes, after: bytes) -> None:
    """The two show the same: every pixel of every frame, the way up, the colour profile."""
    first, second = Image.open(io.BytesIO(before)), Image.open(io.BytesIO(after))
    assert first.getexif().get(ExifTags.Base.Orientation, 1) == second.getexif().get(ExifTags.Base.Orientation, 1)
    assert second.info.get("icc_profile") == first.info.get("icc_profile")
    assert getattr(second, "n_frames", 1) == getattr(first, "n_frames", 1)
    for frame in range(getattr(first, "n_frames", 1)):
        first.seek(frame)
        second.seek(frame)
        assert first.convert("RGBA").tobytes() == second.convert("RGBA").tobytes()


def nothing_noted(content: bytes) -> None:
    assert [secret for secret in SECRETS if secret in content] == []
    assert GPS not in content
    found = Image.open(io.BytesIO(content)).getexif()
    assert dict(found.get_ifd(ExifTags.IFD.GPSInfo)) == {}
    assert set(found) <= {ExifTags.Base.Orientation}


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}, {"exif": exif(1)}])
def test_a_jpeg_loses_its_notes_and_nothing_else(options: dict[str, Any]) -> None:
    before = saved("JPEG", comment=b"A-COMMENT", xmp=XMP, **options)
    iptc = b"Photoshop 3.0\x008BIM CAMERA-OF-THE-TESTS"
    before = before[:2] + struct.pack(">BBH", 0xFF, 0xED, len(iptc) + 2) + iptc + before[2:]
    behind = before + b"\xff\xd8 a second picture, or a film, CUT-OFF"
    assert b"CAMERA-OF-THE-TESTS" in behind
    after = run("jpeg", behind)
    nothing_noted(after)
    same(before, after)
    assert run("jpeg", after) == after


def test_the_small_picture_in_the_head_of_a_jpeg_goes() -> None:
    plain = saved("JPEG", exif=b"")
    at = plain.index(b"JFIF\x00")
    small = b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x01\x03" + b"CUT-OFF!!"
    (length,) = struct.unpack(">H", plain[at - 2 : at])
    before = plain[: at - 2] + struct.pack(">H", len(small) + 2) + small + plain[at - 2 + length :]
    after = run("jpeg", before)
    nothing_noted(after)
    same(plain, after)


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_png_loses_its_notes_and_nothing_else(mode: str) -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "A-COMMENT")
    told.add_itxt("XML:com.adobe.xmp", XMP.decode())
    told.add(b"tIME", b"\x07\xe2\x01\x01\x00\x00\x00")
    told.add(b"caBX", b"NAMED-IN-XMP")
    before = saved("PNG", noise(mode=mode), pnginfo=told, dpi=(300, 300))
    after = run("png", before + b"CUT-OFF behind the end")
    nothing_noted(after)
    same(before, after)
    assert Image.open(io.BytesIO(after)).info["dpi"] == Image.open(io.BytesIO(before)).info["dpi"]
    assert b"tIME" not in after


@pytest.mark.parametrize("options", [{"quality": 70}, {"lossless": True}, {"save_all": True}])
def test_a_webp_loses_its_notes_and_nothing_else(options: dict[str, Any]) -> None:
    more = {"append_images": [noise(), noise(90, 61)], "duration": 40} if "save_all" in options else {}
    before = saved("WEBP", noise(mode="RGBA"), xmp=XMP, **options, **more)
    assert b"NAMED-IN-XMP" in before
    after = run("webp", before)
    nothing_noted(after)
    same(before, after)
    assert struct.unpack("<I", after[4:8]) == (len(after) - 8,)
    assert b"XMP " not in after


@pytest.mark.parametrize("way", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_which_way_up_it_is_stays(kind: str, way: int) -> None:
    after = run(kind.lower(), saved(kind, exif=exif(way)))
    found = Image.open(io.BytesIO(after)).getexif()
    assert found.get(ExifTags.Base.Orientation, 1) == way
    assert len(found) == (way != 1)


def test_other_kinds_are_left_as_they_are() -> None:
    out = io.BytesIO()
    assert not cleaned("image/gif", io.BytesIO(saved("GIF", exif=b"")), out)
    assert not cleaned("application/pdf", io.BytesIO(b"%PDF-"), out)
    assert out.getvalue() == b""


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_damaged_picture_is_told_apart_and_ends(kind: str) -> None:
    whole, choose = saved(kind), random.Random(3)
    for _turn in range(300):
        broken = bytearray(whole[: choose.randrange(len(whole))])
        for _byte in range(choose.randrange(4)):
            if broken:
                broken[choose.randrange(len(broken))] = choose.randrange(256)
        try:
            cleaned(f"image/{kind.lower()}", io.BytesIO(bytes(broken)), io.BytesIO())
        except NotUnderstood:
            continue


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("jpeg", b"\xff\xd8" + b"\xff\xe1\x00\x02" * 200_000),
        ("jpeg", b"\xff\xd8" + b"x" * 200_000),
        ("jpeg", b"\xff\xd8\xff"),
        ("png", b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sI", 0, b"tEXt", zlib.crc32(b"tEXt")) * 200_000),
        ("png", b"GIF"),
        ("webp", struct.pack("<4sI4s", b"RIFF", 1_600_004, b"WEBP") + struct.pack("<4sI", b"JUNK", 0) * 200_000),
        ("webp", struct.pack("<4sI4s", b"RIFF", 4, b"WEBP")),
        ("webp", struct.pack("<4sI4s4sI", b"RIFF", 12, b"WEBP", b"VP8X", 0)),
    ],
)
def test_a_file_that_is_only_parts_is_given_up(kind: str, content: bytes) -> None:
    with pytest.raises(NotUnderstood):
        cleaned(f"image/{kind}", io.BytesIO(content), io.BytesIO())


@pytest.mark.parametrize(
    "notes", [b"", b"II*\x00", b"MM\x00*\x00\x00\x00\x08\xff\xff", b"II*\x00\xff\xff\xff\xff", b"x" * 40]
)
def test_notes_that_can_not_be_read_mean_upright(notes: bytes) -> None:
    assert orientation(notes) == 1
