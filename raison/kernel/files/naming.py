"""Names of files that strangers chose: cleaned when stored, quoted when sent (RFC 6266, RFC 8187)."""

import re
import unicodedata
from urllib.parse import quote

MAX_NAME = 150
"""Characters of a file's name, its ending included."""

MAX_NAME_BYTES = 240
"""In UTF-8: file systems take 255, and browsers add a number to a name that exists."""

_WITHOUT_NAME = "file"
_LONGEST_ENDING = 20
_FORBIDDEN = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|\Z)", re.IGNORECASE)


def cleaned_name(name: str) -> str:
    """A name that no file system takes for a path or device, and that reads as what it is."""
    name = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
    # "C" is controls, and the marks that turn text around to make exe.gpj of an .exe
    name = "".join(
        character for character in name if unicodedata.category(character)[0] != "C" or character == "\u200d"
    )
    name = _FORBIDDEN.sub("_", " ".join(name.split())).strip(". ")
    name = _DEVICES.sub(lambda device: f"_{device[0]}", name, count=1) if _DEVICES.match(name) else name
    return _shortened(name) or _WITHOUT_NAME


def _shortened(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = name, "", ""
    stem = stem[: MAX_NAME - len(dot + ending)]
    room = MAX_NAME_BYTES - len((dot + ending).encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip() + dot + ending


def disposition(kind: str, name: str) -> str:
    """A Content-Disposition header: `kind` is inline or attachment."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%' else "_" for c in name)
    header = f'{kind}; filename="{plain}"'
    return header if plain == name else f"{header}; filename*=UTF-8''{quote(name, safe='')}"
