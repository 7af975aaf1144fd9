"""Originals without what cameras and programs noted in them: where and when, with what, by whom. No pixel is touched:
what is not needed to show the picture is left out of the file; its orientation and its colour profile stay."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import IO

CHUNK = 256 * 1024
"""Bytes that are copied at a time."""
MAX_EXIF = 1024 * 1024
"""Bytes of EXIF in which an orientation is looked for."""
MAX_PARTS = 100_000
"""Segments or chunks of a picture; a file of 100 MiB that is nothing but parts would keep a thread for a minute."""
MAX_GARBAGE = 64 * 1024
"""Bytes between two segments of a JPEG that are skipped, as every reader does."""
UPRIGHT = 1
ORIENTATIONS = range(1, 9)
_ORIENTATION = 0x0112
_SHORT = 3

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_APPS = range(0xE0, 0xF0)
_COMMENT = 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # markers without a length
# in what follows an SOS, FF stands before 00 or a restart marker; before anything else it begins the next segment
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_EXIF = b"Exif\x00\x00"
_JFIF = 14  # bytes of its head without a small picture

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_SHOWS = frozenset(
    b"tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT oFFs acTL fcTL fdAT".split()  # and all critical
)
_WEBP_SHOWS = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_EXIF, _WEBP_XMP = 0x08, 0x04


class NotUnderstood(ValueError):
    """The file is not built as its kind is, so nothing can be said of what is noted in it."""


def cleaned(kind: str, source: IO[bytes], target: IO[bytes]) -> bool:
    """Write a JPEG, PNG or WebP without its notes. False for other kinds: nothing is written. Raises NotUnderstood."""
    clean = _CLEANERS.get(kind)
    if clean is None:
        return False
    try:
        clean(source, target)
    except (struct.error, IndexError) as error:
        raise NotUnderstood from error
    return True


def _jpeg(source: IO[bytes], target: IO[bytes]) -> None:
    """What stands behind the picture's end goes too: second pictures, films, what a phone noted."""
    if source.read(2) != b"\xff\xd8":
        raise NotUnderstood
    target.write(b"\xff\xd8")
    notes, written = b"", False
    for marker, content in _segments(source, target):
        if marker == 0xE1 and content.startswith(_EXIF):
            notes = notes or content[len(_EXIF) :]
        kept = _kept_segment(marker, content)
        if kept is None:
            continue
        if not written and marker not in _APPS:  # all notes stand before the first part of the picture itself
            written = True
            _write_segment(target, 0xE1, _EXIF + _oriented(notes) if _turned(notes) else None)
        _write_segment(target, marker, kept)


def _segments(source: IO[bytes], target: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The segments up to the picture's end. What follows an SOS is written to the target at once."""
    at_least_one = False
    for _part in range(MAX_PARTS):
        marker = _marker(source)
        if marker is None:
            break
        if marker == _EOI:
            target.write(b"\xff\xd9")
            return
        if marker in _ALONE:
            continue
        (length,) = struct.unpack(">H", source.read(2))
        content = source.read(length - 2) if length >= 2 else b""
        if len(content) != length - 2:
            raise NotUnderstood
        yield marker, content
        if marker == _SOS:
            at_least_one = True
            _copy_scan(source, target)
    else:
        raise NotUnderstood
    if not at_least_one:
        raise NotUnderstood


def _marker(source: IO[bytes]) -> int | None:
    """The next marker; None at the end of the file, where a damaged picture may stop."""
    lead = b""
    for _byte in range(MAX_GARBAGE):
        code = source.read(1)
        if not code:
            return None
        if lead == b"\xff" and code not in (b"\x00", b"\xff"):
            return code[0]
        lead = code
    raise NotUnderstood


def _copy_scan(source: IO[bytes], target: IO[bytes]) -> None:
    while block := source.read(CHUNK):
        found = _NEXT.search(block)
        if found:
            target.write(block[: found.start()])
            source.seek(found.start() - len(block), 1)
            return
        if block.endswith(b"\xff") and len(block) > 1:
            block = block[:-1]
            source.seek(-1, 1)
        target.write(block)


def _kept_segment(marker: int, content: bytes) -> bytes | None:
    """What stays of a segment; None: nothing."""
    if marker == 0xE0 and content.startswith(b"JFIF\x00"):
        return content[: _JFIF - 2] + b"\x00\x00"  # without the small picture, which may show what was cut off
    if marker == 0xE2 and content.startswith(b"ICC_PROFILE\x00"):
        return content
    if marker == 0xEE and content.startswith(b"Adobe"):
        return content  # says how its colours are to be read
    return None if marker in _APPS or marker == _COMMENT else content


def _write_segment(target: IO[bytes], marker: int, content: bytes | None) -> None:
    if content is not None:
        target.write(struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content)


def _png(source: IO[bytes], target: IO[bytes]) -> None:
    if source.read(len(_PNG)) != _PNG:
        raise NotUnderstood
    target.write(_PNG)
    for _part in range(MAX_PARTS):
        head = source.read(8)
        length, name = struct.unpack(">I4s", head)
        if name == b"eXIf" and length <= MAX_EXIF:
            notes = source.read(length)
            source.seek(4, 1)
            if _turned(notes):
                _write_png(target, name, _oriented(notes))
        elif name[0] & 0x20 and name not in _PNG_SHOWS:  # a small first letter: the picture can be shown without it
            source.seek(length + 4, 1)
        else:
            target.write(head)
            _copy(source, target, length + 4)
        if name == b"IEND":
            return
    raise NotUnderstood


def _write_png(target: IO[bytes], name: bytes, content: bytes) -> None:
    target.write(struct.pack(">I4s", len(content), name) + content + struct.pack(">I", zlib.crc32(name + content)))


def _webp(source: IO[bytes], target: IO[bytes]) -> None:
    """The sizes of what stays are added up first: they stand in its head."""
    found, notes = _webp_chunks(source)
    extended = found[0][0] == b"VP8X"
    exif = _oriented(notes) if extended and _turned(notes) else b""
    total = 4 + sum(8 + length + (length & 1) for _name, _at, length in found) + (8 + len(exif) if exif else 0)
    target.write(struct.pack("<4sI4s", b"RIFF", total, b"WEBP"))
    for name, at, length in found:
        source.seek(at)
        target.write(struct.pack("<4sI", name, length))
        if name == b"VP8X":
            flags = source.read(1)[0] & ~(_WEBP_EXIF | _WEBP_XMP)
            target.write(bytes([flags | (_WEBP_EXIF if exif else 0)]))
        _copy(source, target, length - (name == b"VP8X"))
        target.write(b"\x00" * (length & 1))
    if exif:
        target.write(struct.pack("<4sI", b"EXIF", len(exif)) + exif)


def _webp_chunks(source: IO[bytes]) -> tuple[list[tuple[bytes, int, int]], bytes]:
    """Name, place and length of what stays, and the EXIF."""
    riff, size, kind = struct.unpack("<4sI4s", source.read(12))
    if riff != b"RIFF" or kind != b"WEBP":
        raise NotUnderstood
    found, notes = list[tuple[bytes, int, int]](), b""
    for _part in range(MAX_PARTS):
        if source.tell() >= size + 8:
            break
        name, length = struct.unpack("<4sI", source.read(8))
        if name == b"EXIF" and length <= MAX_EXIF:
            notes = source.read(length).removeprefix(_EXIF)
            source.seek(length & 1, 1)
            continue
        if name in _WEBP_SHOWS:
            found.append((name, source.tell(), length))
        source.seek(length + (length & 1), 1)
    else:
        raise NotUnderstood
    if not found:
        raise NotUnderstood
    return found, notes


def _copy(source: IO[bytes], target: IO[bytes], length: int) -> None:
    while length > 0:
        block = source.read(min(CHUNK, length))
        if not block:
            raise NotUnderstood
        target.write(block)
        length -= len(block)


def _turned(notes: bytes) -> bool:
    return orientation(notes) != UPRIGHT


def orientation(notes: bytes) -> int:
    """Which way up a picture is, by its EXIF (a TIFF head and its first directory); 1 where that can't be read."""
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(notes[:4])
    if order is None:
        return UPRIGHT
    try:
        (at,) = struct.unpack_from(f"{order}I", notes, 4)
        (entries,) = struct.unpack_from(f"{order}H", notes, at)
        for number in range(entries):
            tag, kind, _count, way = struct.unpack_from(f"{order}HHIH", notes, at + 2 + 12 * number)
            if tag == _ORIENTATION:
                return int(way) if kind == _SHORT and way in ORIENTATIONS else UPRIGHT
    except struct.error:
        return UPRIGHT
    return UPRIGHT


def _oriented(notes: bytes) -> bytes:
    """EXIF that says nothing but the orientation. 26 bytes, so that no chunk needs filling up."""
    return struct.pack(">4sIHHHIHHI", b"MM\x00*", 8, 1, _ORIENTATION, _SHORT, 1, orientation(notes), 0, 0)


_CLEANERS: dict[str, Callable[[IO[bytes], IO[bytes]], None]] = {
    "image/jpeg": _jpeg,
    "image/png": _png,
    "image/webp": _webp,
}
