"""The one clock. Tables hold UTC microseconds, structs hold aware datetimes; tests move the clock here."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

MICROSECONDS = 1_000_000
HOUR_US = 3_600 * MICROSECONDS
DAY_US = 24 * HOUR_US
WEEK_US = 7 * DAY_US
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_shift = 0


def now_us() -> int:
    """The time as UTC microseconds since 1970, as tables hold it."""
    return time.time_ns() // 1000 + _shift


def now() -> datetime:
    """The time as an aware datetime."""
    return from_us(now_us())


def from_us(us: int) -> datetime:
    """A table's microseconds as an aware datetime. Exact: no float in between."""
    return EPOCH + timedelta(microseconds=us)


def to_us(moment: datetime) -> int:
    """An aware datetime as a table's microseconds."""
    since = moment - EPOCH
    return (since.days * 86_400 + since.seconds) * MICROSECONDS + since.microseconds


@contextmanager
def shifted(by: timedelta) -> Iterator[None]:
    """Run a block with the clock moved; for tests, at the machine's edge."""
    global _shift
    before = _shift
    _shift = before + int(by.total_seconds() * MICROSECONDS)
    try:
        yield
    finally:
        _shift = before
