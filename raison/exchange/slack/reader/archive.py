"""The files of an export, in a zip or a folder, read one at a time, never trusting a name or a size."""

import lzma
import os
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import msgspec

MAX_ENTRIES = 2_000_000
_IGNORED = frozenset({"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"})
_DRIVE = re.compile(r"[A-Za-z]:")
_PLAIN_PATH = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9_.-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.-]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

# everything that zipfile lets through from its decoders when the bytes are not what the directory says
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, ValueError, IndexError, OSError)


class NotAnExport(Exception):
    """The whole of it can't be read. `reason`: missing, not_a_zip, too_many_entries or no_messages."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Unreadable(Exception):
    """One file can't be read: `reason` is a short code, `detail` holds none of its content."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


class Entry(msgspec.Struct, frozen=True):
    """One file: its path with "/" and no ".", its size as declared, and why it must not be opened, if so."""

    path: str
    size: int
    source: zipfile.ZipInfo | Path
    problem: str = ""


class Archive(Protocol):
    """A zip or a folder."""

    def entries(self) -> Iterator[Entry]:
        """Every file, in no certain order."""

    def read(self, entry: Entry, limit: int) -> bytes:
        """All of a file. Raises Unreadable, also when it is longer than `limit`."""

    def close(self) -> None:
        """Let go of what is open."""


def open_archive(path: Path) -> Archive:
    """Raises NotAnExport."""
    if path.is_dir():
        return FolderArchive(path)
    if not path.is_file():
        raise NotAnExport("missing")
    try:
        return ZipArchive(path)
    except (*_DAMAGE, NotImplementedError) as error:
        raise NotAnExport("not_a_zip") from error


class ZipArchive:
    """A zip, of which only its directory and one file are ever in memory."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)
        if len(self._zip.infolist()) > MAX_ENTRIES:
            self._zip.close()
            raise NotAnExport("too_many_entries")

    def entries(self) -> Iterator[Entry]:
        """Names without the UTF-8 flag are UTF-8 all the same, if they can be: Slack doesn't set it."""
        seen: set[str] = set()
        for info in self._zip.infolist():
            path = _clean(_name(info))
            if info.is_dir() or _is_ignored(path):
                continue
            problem = _problem(_name(info))
            if info.flag_bits & 0x1:
                problem = problem or "encrypted"
            if path in seen:
                problem = problem or "duplicate_entry"
            seen.add(path)
            yield Entry(path, info.file_size, info, problem)

    def read(self, entry: Entry, limit: int) -> bytes:
        """Stops unpacking at the limit, whatever size the directory declares."""
        if entry.size > limit:
            raise Unreadable("too_large", f"{entry.size} bytes, {limit} at most")
        if not isinstance(entry.source, zipfile.ZipInfo):
            raise Unreadable("damaged")
        try:
            with self._zip.open(entry.source) as file:
                content = file.read(limit + 1)
        except NotImplementedError as error:
            raise Unreadable("unknown_compression") from error
        except RuntimeError as error:
            raise Unreadable("encrypted") from error
        except _DAMAGE as error:
            raise Unreadable("damaged", type(error).__name__) from error
        if len(content) > limit:
            raise Unreadable("too_large", f"more than {limit} bytes")
        return content

    def close(self) -> None:
        """Let go of the file."""
        self._zip.close()


class FolderArchive:
    """An unpacked export. Links are not followed: they could lead anywhere."""

    def __init__(self, path: Path) -> None:
        self._root = path

    def entries(self) -> Iterator[Entry]:
        """Every regular file below the folder."""
        for base, folders, files in os.walk(self._root):
            folders.sort()
            for name in sorted(files):
                path = Path(base, name)
                relative = path.relative_to(self._root).as_posix()
                if _is_ignored(relative):
                    continue
                if path.is_symlink() or not path.is_file():
                    yield Entry(_clean(relative), 0, path, "unsafe_path")
                else:
                    yield Entry(_clean(relative), path.stat().st_size, path)

    def read(self, entry: Entry, limit: int) -> bytes:
        """Up to the limit, also when the file has grown since."""
        if not isinstance(entry.source, Path):
            raise Unreadable("damaged")
        try:
            with entry.source.open("rb") as file:
                content = file.read(limit + 1)
        except OSError as error:
            raise Unreadable("damaged", type(error).__name__) from error
        if len(content) > limit:
            raise Unreadable("too_large", f"more than {limit} bytes")
        return content

    def close(self) -> None:
        """Nothing is open."""


def _name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _problem(name: str) -> str:
    path = name.replace("\\", "/")
    unsafe = path.startswith("/") or _DRIVE.match(path) or ".." in path.split("/")
    return "unsafe_path" if unsafe else ""


def _clean(name: str) -> str:
    """One spelling for each path, without what could not be shown or stored."""
    if _PLAIN_PATH.fullmatch(name):
        return name
    printable = _CONTROL.sub("\ufffd", name.replace("\\", "/")).encode("utf-8", "replace").decode()
    parts = (part for part in printable.split("/") if part not in ("", "."))
    return unicodedata.normalize("NFC", "/".join(parts))


def _is_ignored(path: str) -> bool:
    return any(part in _IGNORED or part.startswith("._") for part in path.split("/"))
