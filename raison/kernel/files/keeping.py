"""Where the bytes of files lie: a folder of this machine, or an object store (an extra, loaded when it is set)."""

import asyncio
import os
import shutil
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO, Any, Protocol

CHUNK = 256 * 1024
"""Bytes that are sent at a time."""
PARTS_AT_ONCE = 2
"""Parts of 5 MiB that go to an object store at the same time; each of them is in memory."""


class NoSuchFile(LookupError):
    """Nothing is stored by that key."""


class Keeper(Protocol):
    """What `Files` needs of a place; every call raises NoSuchFile for a key that it does not hold, except `put`."""

    async def put(self, key: str, content: IO[bytes]) -> None:
        """Store whole or not at all."""

    async def read(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """The bytes from `start` to before `end`, in chunks."""

    async def stat(self, key: str) -> tuple[int, float]:
        """Size in bytes, and when it was last put, in seconds since 1970."""

    async def delete(self, key: str) -> None:
        """Take it away."""


class Folder:
    """A folder: written beside, flushed, then renamed, so that a power cut leaves the old state or the new one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.folder.mkdir(parents=True, exist_ok=True)

    async def put(self, key: str, content: IO[bytes]) -> None:
        """Store."""
        await asyncio.to_thread(self._put, self.folder / key, content)

    async def read(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """Read in a thread, a chunk at a time."""
        file = await asyncio.to_thread(self._opened, key)
        return _from_file(file, start, end)

    async def stat(self, key: str) -> tuple[int, float]:
        """Size and time."""
        try:
            found = await asyncio.to_thread((self.folder / key).stat)
        except FileNotFoundError as error:
            raise NoSuchFile(key) from error
        return found.st_size, found.st_mtime

    async def delete(self, key: str) -> None:
        """Unlink."""
        await asyncio.to_thread((self.folder / key).unlink, missing_ok=True)

    def _put(self, path: Path, content: IO[bytes]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}.{time.monotonic_ns()}")
        try:
            with beside.open("wb") as file:
                shutil.copyfileobj(content, file, CHUNK)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
        if os.name == "posix":  # the folder too, or a power cut may take the new name away; Windows opens no folders
            descriptor = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def _opened(self, key: str) -> IO[bytes]:
        try:
            return (self.folder / key).open("rb")
        except FileNotFoundError as error:
            raise NoSuchFile(key) from error


async def _from_file(file: IO[bytes], start: int, end: int) -> AsyncIterator[bytes]:
    with file:
        file.seek(start)
        left = end - start
        while left > 0 and (chunk := await asyncio.to_thread(file.read, min(CHUNK, left))):
            left -= len(chunk)
            yield chunk


class ObjectStore:
    """S3 and its like, by obstore (`pip install 'raison[larger]'`)."""

    def __init__(self, address: str) -> None:
        import obstore
        from obstore.exceptions import NotFoundError
        from obstore.store import from_url

        self._obstore: Any = obstore
        self._missing = (NotFoundError, FileNotFoundError)
        self.store: Any = from_url(address)

    async def put(self, key: str, content: IO[bytes]) -> None:
        """Store."""
        await self._obstore.put_async(self.store, key, content, max_concurrency=PARTS_AT_ONCE)

    async def read(self, key: str, start: int, end: int) -> AsyncIterator[bytes]:
        """Read a range."""
        try:
            result = await self._obstore.get_async(self.store, key, options={"range": (start, end)})
        except self._missing as error:
            raise NoSuchFile(key) from error
        return _from_store(result)

    async def stat(self, key: str) -> tuple[int, float]:
        """Size and time."""
        try:
            head = await self._obstore.head_async(self.store, key)
        except self._missing as error:
            raise NoSuchFile(key) from error
        return int(head["size"]), head["last_modified"].timestamp()

    async def delete(self, key: str) -> None:
        """Delete."""
        await self._obstore.delete_async(self.store, key)


async def _from_store(result: Any) -> AsyncIterator[bytes]:
    async for chunk in result.stream(min_chunk_size=CHUNK):
        yield bytes(chunk)
