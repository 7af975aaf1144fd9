"""Ids are 63-bit integers made in the program, so that a batch needs no round trip and lists page by key.

Layout: 41 bits of milliseconds since 2020, 10 bits of node, 12 bits of sequence. Imported rows take ids for their
own time, so that history sorts where it belongs.
"""

import os
import threading
from typing import Annotated

from msgspec import Meta

from raison.kernel.clock import now_us

EPOCH_MS = 1_577_836_800_000
SEQUENCE_BITS, NODE_BITS = 12, 10
BELOW_TIME = SEQUENCE_BITS + NODE_BITS
"""Bits of an id below its milliseconds."""
NEWEST = (1 << 63) - 1
"""Above every id: the first page of a list that runs downwards."""

Id = Annotated[int, Meta(ge=0, le=NEWEST, extra={"id": True})]
"""An id in a struct: an integer in the program and in tables, a string in JSON (JavaScript rounds above 2**53)."""

_lock = threading.Lock()
_node = int.from_bytes(os.urandom(2), "big") & ((1 << NODE_BITS) - 1)
_last_ms = 0
_sequence = 0


def new_id() -> int:
    """A new id, larger than every one this process made before."""
    global _last_ms, _sequence
    with _lock:
        ms = max(now_us() // 1000, _last_ms)
        if ms == _last_ms:
            _sequence += 1
            if _sequence >> SEQUENCE_BITS:
                ms += 1
                _sequence = 0
        else:
            _sequence = 0
        _last_ms = ms
        return _compose(ms, _node, _sequence)


def id_in(text: str) -> int | None:
    """The id that a text says; None for what can be none: no database is asked for a number that it can't hold."""
    if not (text.isascii() and text.isdigit()) or len(text) > 19 or int(text) > NEWEST:
        return None
    return int(text)


def id_at(us: int, number: int) -> int:
    """The id of an imported or generated row: its time (UTC microseconds) and a number that tells apart rows of one
    millisecond (node and sequence bits together, so 4,194,304 of them)."""
    return (max(us // 1000 - EPOCH_MS, 0) << BELOW_TIME) | (number & ((1 << BELOW_TIME) - 1))


def _compose(ms: int, node: int, sequence: int) -> int:
    return ((ms - EPOCH_MS) << BELOW_TIME) | (node << SEQUENCE_BITS) | sequence
