"""Structured logs: one JSON line an event, with the request's id, and never the text of a message."""

import logging
import sys
import traceback
from typing import Any

import msgspec
import structlog

from raison.kernel.clock import now
from raison.kernel.requests import request_id

_configured = False


def configure(*, level: int = logging.INFO) -> None:
    """Log to standard error as JSON lines."""
    global _configured
    _configured = True
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _with_request,
            _without_values,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )


def access(method: str, path: str, status: int, milliseconds: float) -> None:
    """The line of one request, written straight: it is the one event that every request pays for."""
    if not _configured:
        return
    line = {
        "event": "request",
        "method": method,
        "path": path,
        "status": status,
        "ms": round(milliseconds, 2),
        "request": request_id(),
        "timestamp": now(),
    }
    sys.stderr.write(msgspec.json.encode(line).decode() + "\n")


def _with_request(_logger: Any, _method: str, event: Any) -> Any:
    found = request_id()
    if found:
        event["request"] = found
    return event


def _without_values(_logger: Any, _method: str, event: Any) -> Any:
    """An exception as its type and where it was raised: its message may hold what a person wrote."""
    raised = event.pop("exc_info", None)
    if isinstance(raised, tuple) and raised[1] is not None:
        raised = raised[1]
    if isinstance(raised, BaseException):
        frames = traceback.extract_tb(raised.__traceback__)
        event["error"] = type(raised).__name__
        event["where"] = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]]
    return event
