"""How a stored file leaves: nothing that somebody uploaded may run here, whatever is in it."""

import re

from raison.kernel.files.naming import disposition
from raison.kernel.files.storage import Stored

SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "video/mp4"})
"""What a browser may show by itself. Not PDF: the viewers do not start in a sandbox."""

_RANGE = re.compile(r"bytes=(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))\Z", re.ASCII)


class RangeNotSatisfiable(ValueError):
    """The part that was asked for is not in the file (status 416)."""


def serving_headers(stored: Stored) -> dict[str, str]:
    """Every header but the length and the caching, which the caller knows."""
    inline = stored.content_type in SHOWN_INLINE
    charset = "; charset=utf-8" if stored.content_type.startswith("text/") else ""
    return {
        "Content-Type": stored.content_type + charset,
        "Content-Disposition": disposition("inline" if inline else "attachment", stored.name),
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Accept-Ranges": "bytes",
        "ETag": f'"{stored.key.rpartition("/")[2]}"',
    }


def wanted_range(header: str | None, size: int) -> tuple[int, int] | None:
    """First byte and the one after the last, of a Range header; None for the whole. Raises RangeNotSatisfiable.

    Several ranges, other units and nonsense mean the whole file, as RFC 9110 allows.
    """
    asked = _RANGE.match(header.strip()) if header else None
    if asked is None:
        return None
    first, last, suffix = asked.groups()
    if suffix is not None:
        start, end = max(0, size - int(suffix)), size
    else:
        start, end = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < start:
            return None
    if start >= end:
        raise RangeNotSatisfiable(f"The file has {size} bytes.")
    return start, end
