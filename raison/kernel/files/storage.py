"""Files by content: one copy of each, in a folder or an object store, streamed in and out in bounded memory."""

import asyncio
import hashlib
import re
import tempfile
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable
from pathlib import Path
from typing import IO

import msgspec

from raison.kernel.files.keeping import Folder, Keeper, NoSuchFile, ObjectStore
from raison.kernel.files.naming import cleaned_name
from raison.kernel.files.sniffing import SNIFFED, sniffed

MAX_FILE = 100 * 1024 * 1024
"""Bytes of one file."""

KEPT_IN_MEMORY = 1024 * 1024
"""Bytes of an upload that wait in memory; what is larger waits in a temporary file."""

Rewrite = Callable[[str, IO[bytes], IO[bytes]], bool]
"""Given the kind of a file and its bytes, writes what is to be stored instead; False: it is stored as it is."""

_KEY = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}\Z")


class FileTooLarge(ValueError):
    """The file has more bytes than `limit`; nothing was stored."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"The file is larger than {limit:,} bytes.")
        self.limit = limit


class Stored(msgspec.Struct, frozen=True):
    """A file that is stored: the same content has the same key, whoever sent it and whatever its name."""

    key: str
    size: int
    content_type: str
    name: str


class Files:
    """Where files are kept: a folder, or the address of an object store such as `s3://bucket/prefix`."""

    def __init__(self, place: str | Path) -> None:
        address = str(place)
        self._keeper: Keeper = ObjectStore(address) if "://" in address else Folder(Path(address))

    async def put(
        self,
        stream: AsyncIterable[bytes],
        *,
        name: str,
        content_type: str = "",
        limit: int = MAX_FILE,
        rewrite: Rewrite | None = None,
    ) -> Stored:
        """Store what the stream gives, or what `rewrite` makes of it, whole or not at all. Raises FileTooLarge."""
        name = cleaned_name(name)
        with _spool() as spool, _spool() as other:
            digest, size, head = await _spooled(stream, spool, limit)
            kind = sniffed(head, name=name, claimed=content_type)
            content: IO[bytes] = spool
            spool.seek(0)
            if rewrite is not None and await asyncio.to_thread(rewrite, kind, spool, other):
                content, size = other, other.tell()
                digest = await asyncio.to_thread(_digest, other)
            key = f"{digest[:2]}/{digest}"
            content.seek(0)
            await self._keeper.put(key, content)
        return Stored(key=key, size=size, content_type=kind, name=name)

    async def open(self, key: str, *, start: int = 0, end: int | None = None) -> AsyncIterator[bytes]:
        """The bytes from `start` to before `end`, in chunks. Raises NoSuchFile before the first of them."""
        size = await self.size(key)
        end = size if end is None else min(end, size)
        if start >= end:
            return _nothing()
        return await self._keeper.read(key, start, end)

    async def size(self, key: str) -> int:
        """Bytes of the file. Raises NoSuchFile."""
        return (await self._stat(key))[0]

    async def delete(self, key: str, *, older_than: float = 0.0) -> bool:
        """Delete a file that was last put at least `older_than` seconds ago; whether there was one.

        The same content may be put again at any time: delete only what no row names, and leave a day between.
        """
        try:
            _size, put_at = await self._stat(key)
        except NoSuchFile:
            return False
        if time.time() - put_at < older_than:
            return False
        await self._keeper.delete(key)
        return True

    async def _stat(self, key: str) -> tuple[int, float]:
        if not _KEY.match(key):
            raise NoSuchFile(key)
        return await self._keeper.stat(key)


def _spool() -> "tempfile.SpooledTemporaryFile[bytes]":
    return tempfile.SpooledTemporaryFile(max_size=KEPT_IN_MEMORY)


def _digest(content: IO[bytes]) -> str:
    content.seek(0)
    digest = hashlib.sha256()
    while block := content.read(KEPT_IN_MEMORY):
        digest.update(block)
    return digest.hexdigest()


async def _spooled(stream: AsyncIterable[bytes], spool: IO[bytes], limit: int) -> tuple[str, int, bytes]:
    digest, size, head = hashlib.sha256(), 0, b""
    async for chunk in stream:
        size += len(chunk)
        if size > limit:
            raise FileTooLarge(limit)
        if len(head) < SNIFFED:
            head += chunk[: SNIFFED - len(head)]
        if size <= KEPT_IN_MEMORY:
            digest.update(chunk)
            spool.write(chunk)
        else:
            # writing to the disk may take its time, and other people wait for this loop
            await asyncio.to_thread(_take, chunk, digest, spool)
    return digest.hexdigest(), size, head


def _take(chunk: bytes, digest: "hashlib._Hash", spool: IO[bytes]) -> None:
    digest.update(chunk)
    spool.write(chunk)


async def _nothing() -> AsyncIterator[bytes]:
    for chunk in list[bytes]():
        yield chunk
