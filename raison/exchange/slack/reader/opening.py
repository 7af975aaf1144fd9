"""One file of an export, opened: its objects with their positions, or what is wrong with it."""

from collections.abc import Iterator

import msgspec

from raison.exchange.slack.reader.archive import Archive, Entry, Unreadable
from raison.exchange.slack.reader.decoding import Unparsed, objects_of, sha256_of
from raison.exchange.slack.records import Reject

MAX_DAY_FILE = 64 * 1024 * 1024
MAX_LIST_FILE = 512 * 1024 * 1024  # users.json has about 2 KiB for each person; its entries are read one by one

Found = tuple[str, msgspec.Raw]


def records_in(archive: Archive, entry: Entry, path: str, *, limit: int) -> Iterator[Found | Reject]:
    """(`path#index`, JSON of the object), or a reject for what could not be read. Never raises."""
    if entry.problem:
        yield unread(path, entry.problem)
        return
    try:
        for index, found in enumerate(objects_of(archive.read(entry, limit))):
            if isinstance(found, Unparsed):
                yield Reject(
                    where=f"{path}#{index}", reason="malformed_json", detail=found.detail, raw_sha256=found.sha256
                )
            else:
                yield f"{path}#{index}", found
    except Unreadable as error:
        yield unread(path, error.reason, error.detail)


def unread(path: str, reason: str, detail: str = "") -> Reject:
    """A whole file that stays closed. Its name stands in for its content."""
    return Reject(where=path, reason=reason, detail=detail, raw_sha256=sha256_of(path.encode()))
