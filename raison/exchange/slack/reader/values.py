"""Values of any type, read as what we need or as nothing."""

import re

from raison.exchange.slack.markup import without_token

_TS = re.compile(r"([0-9]{1,11})(?:\.([0-9]{1,6}))?\Z")
_END_OF_TIME_US = 4_102_444_800_000_000  # the year 2100


def word(value: object) -> str:
    """A string without the two things that databases and screens can't take; anything else is ""."""
    if not value or not isinstance(value, str):
        return ""
    return value.replace("\x00", "").strip()


def whole(value: object) -> int:
    """A number of bytes or times, 0 if it is none."""
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53 else 0


def ts_of(value: object) -> str:
    """The id and time of a message; some tools write a number."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:.6f}"
    return ""


def microseconds(value: object) -> int | None:
    """The time in a `ts`, or in a whole number of seconds. None if it is none, or not in this era."""
    match = _TS.match(value if isinstance(value, str) else ts_of(value))
    if not match:
        return None
    at = int(match[1]) * 1_000_000 + int((match[2] or "").ljust(6, "0"))
    return at if 0 < at < _END_OF_TIME_US else None


def address(value: object) -> str:
    """A web address that may be shown to anybody, or ""."""
    url = without_token(word(value))
    return url if url.startswith(("https://", "http://")) else ""
