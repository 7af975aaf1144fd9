"""The objects of a JSON list, one at a time, from files in any state."""

import codecs
import hashlib
import json
from collections.abc import Iterator

import msgspec

from raison.exchange.slack.reader.archive import Unreadable

_LIST = msgspec.json.Decoder(list[msgspec.Raw])
_PIECE = 1 << 20
_SPACE = " \t\r\n\ufeff"


class Unparsed(msgspec.Struct, frozen=True):
    """The rest of a file, from an object on that is not JSON."""

    detail: str
    sha256: str


def objects_of(content: bytes) -> Iterator[msgspec.Raw | Unparsed]:
    """Each object's own bytes. Raises Unreadable if the file is not a list at all."""
    try:
        objects = _LIST.decode(content) if _is_utf8(content) else None
    except (msgspec.DecodeError, RecursionError):
        objects = None
    yield from _mended(content) if objects is None else objects


def _is_utf8(content: bytes) -> bool:
    """The decoder does not look into strings that it leaves as JSON. In pieces, so that no second copy is made."""
    if content.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    view = memoryview(content)
    try:
        for start in range(0, len(view), _PIECE):
            decoder.decode(view[start : start + _PIECE])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def sha256_of(raw: bytes) -> str:
    """Names a record that could not be read without quoting it."""
    return hashlib.sha256(raw).hexdigest()


def _mended(content: bytes) -> Iterator[msgspec.Raw | Unparsed]:
    """Slower and more lenient: another encoding, half of a surrogate pair, NaN; and all objects before a broken one."""
    text = _text(content)
    decoder = json.JSONDecoder(strict=False, parse_constant=lambda _: None)
    at = _skip(text, 0)
    if text[at : at + 1] != "[":
        raise Unreadable("not_a_list" if _is_json(decoder, text, at) else "malformed_json")
    at = _skip(text, at + 1)
    while text[at : at + 1] != "]":
        try:
            found, end = decoder.raw_decode(text, at)
            yield msgspec.Raw(json.dumps(found, ensure_ascii=False).encode("utf-8", "replace"))
        except (ValueError, RecursionError) as error:
            yield Unparsed(
                f"from character {at}: {type(error).__name__}", sha256_of(text[at:].encode("utf-8", "replace"))
            )
            return
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            yield Unparsed(f"from character {at}: no end", sha256_of(text[at:].encode("utf-8", "replace")))
            return


def _text(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")  # saved again by a Windows editor


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _is_json(decoder: json.JSONDecoder, text: str, at: int) -> bool:
    try:
        decoder.raw_decode(text, at)
    except (ValueError, RecursionError):
        return False
    return True
