"""What belongs to one request and nothing else: its id, which stands in the answer, the log and the error page, and how
far live streams had come when it began."""

import random
from contextvars import ContextVar

from raison.kernel import logs
from raison.kernel.spine.positions import Position

OUTLIVES = "raison.outlives"
"""In a request's scope: what goes on with the answer, called with `receive` and `send` when the request is done."""

_reached: ContextVar[Position | None] = ContextVar("reached", default=None)


def request_id() -> str:
    """The id of the request that this task serves; empty outside of one."""
    return logs.request_id.get()


def reached_before() -> Position | None:
    """What this process's streams had told when the request began: what a page reads is as new or newer, so a stream
    from here on leaves no gap behind the page. None where no streams are served."""
    return _reached.get()


def begin_request(reached: Position | None = None) -> str:
    """Give this task's request its id."""
    made = f"{random.getrandbits(64):016x}"  # a name, no secret: cheaper than asking the system
    logs.request_id.set(made)
    _reached.set(reached)
    return made
