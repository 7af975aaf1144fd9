"""Structured logs: one JSON line an event, with the request's id, and never the text of a message.

Written by hand: a library for it took a twelfth of a start, and these lines are all that it did.
"""

import sys
import traceback
from contextvars import ContextVar
from typing import Any

import msgspec

from raison.kernel.clock import now

_serving = False
request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The id of the request that this task serves; empty outside of one."""


def configure() -> None:
    """From now on requests are logged; what went wrong always is."""
    global _serving
    _serving = True


def access(method: str, path: str, status: int, milliseconds: float) -> None:
    """The line of one request."""
    if _serving:
        _write("request", {"method": method, "path": path, "status": status, "ms": round(milliseconds, 2)})


def warning(event: str, **facts: Any) -> None:
    """Something that mends itself."""
    _write(event, facts, "warning")


def error(event: str, *, raised: BaseException | None = None, **facts: Any) -> None:
    """Something that somebody should look at. Of what was `raised` only its type and its place are told: its
    message may hold what a person wrote."""
    if raised is not None:
        frames = traceback.extract_tb(raised.__traceback__)
        facts["error"] = type(raised).__name__
        facts["where"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]
    _write(event, facts, "error")


def _write(event: str, facts: dict[str, Any], level: str = "") -> None:
    line = {"event": event, **facts, "timestamp": now()}
    if level:
        line["level"] = level
    if request := request_id.get():
        line["request"] = request
    sys.stderr.write(msgspec.json.encode(line, enc_hook=repr).decode() + "\n")
