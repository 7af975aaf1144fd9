"""The archive itself: written under another name until it is whole, and read only when every hash is right."""

import gzip
import hashlib
import os
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

import msgspec

from raison.kernel.errors import DomainError
from raison.kernel.i18n import gettext as _

FORMAT = 1
MANIFEST = "manifest.json"
CHUNK = 256 * 1024
LEVEL = 4
"""Of gzip: half the size of level 1, a third of the time of level 9."""
_BROKEN = (tarfile.TarError, EOFError, zlib.error, gzip.BadGzipFile, OSError, UnicodeDecodeError, ValueError)


class Damaged(DomainError):
    """The archive can't be trusted. Nothing was changed."""


class Shape(msgspec.Struct, frozen=True):
    """A table as the archive holds it. `columns`: names with int, text, bool, float or bytes."""

    name: str
    columns: list[tuple[str, str]]
    rows: int


class Member(msgspec.Struct, frozen=True):
    """One part of the archive."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What the archive holds. `missing`: files that rows name and that were not there."""

    format: int
    raison: str
    revision: str
    made_at: str
    database: str
    tables: list[Shape]
    members: list[Member]
    files: int
    missing: list[str]


class Writing:
    """An archive that is being written."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: list[Member] = []

    def add(self, name: str, content: bytes) -> None:
        """A part that is in memory."""
        self.add_stream(name, BytesIO(content), len(content))

    def add_stream(self, name: str, source: IO[bytes], size: int) -> None:
        """A part that is read from its beginning."""
        info = tarfile.TarInfo(name)
        info.size, info.mode = size, 0o600
        hashing = _Hashing(source)
        self._tar.addfile(info, hashing)
        self.members.append(Member(name, size, hashing.digest.hexdigest()))


class _Hashing:
    """What tarfile reads passes through here."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """The next bytes, hashed."""
        content = self._source.read(size)
        self.digest.update(content)
        return content


@contextmanager
def writing(path: Path) -> Iterator[Writing]:
    """Write an archive; it has its name when it is whole, and readers other than its owner have no business with it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=LEVEL, format=tarfile.PAX_FORMAT) as tar:
                yield Writing(tar)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def parts(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Every part in its order, to be read before the next one is asked for. Raises Damaged."""
    if not path.is_file():
        raise Damaged(_("There is no file {file}.").format(file=path))
    try:
        with gzip.open(path) as whole, tarfile.open(fileobj=whole, mode="r|") as tar:
            for info in tar:
                content = tar.extractfile(info) if info.isfile() else None
                if content is None:
                    raise ValueError(info.name)
                if info.name == MANIFEST:
                    told = content.read()
                    while whole.read(CHUNK):  # up to gzip's own sum, which covers what no hash does
                        pass
                    yield info.name, BytesIO(told)
                    return
                yield info.name, content
    except _BROKEN as error:
        raise _damaged(path, error) from error


def verified(path: Path) -> Manifest:
    """The manifest, when the archive is whole and every part is what it was. Raises Damaged."""
    try:
        manifest, found = _read_through(path)
    except _BROKEN as error:
        raise _damaged(path, error) from error
    if manifest is None or manifest.members != found:
        raise Damaged(_("{file} is not whole: parts are missing or changed. Nothing was changed.").format(file=path))
    return manifest


def _read_through(path: Path) -> tuple[Manifest | None, list[Member]]:
    found: list[Member] = []
    for name, content in parts(path):
        if name == MANIFEST:
            return _manifest(path, content.read()), found
        digest, size = hashlib.sha256(), 0
        while chunk := content.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
        found.append(Member(name, size, digest.hexdigest()))
    return None, found


def _damaged(path: Path, error: Exception) -> Damaged:
    words = _("{file} is no backup, or it is damaged ({reason}). Nothing was changed.")
    return Damaged(words.format(file=path, reason=type(error).__name__))


def _manifest(path: Path, content: bytes) -> Manifest:
    try:
        manifest = msgspec.json.decode(content, type=Manifest)
    except msgspec.DecodeError as error:
        raise Damaged(_("{file} has no readable manifest. Nothing was changed.").format(file=path)) from error
    if manifest.format != FORMAT:
        words = _("{file} is of a newer Raison ({version}). Install that one first. Nothing was changed.")
        raise Damaged(words.format(file=path, version=manifest.raison))
    return manifest
