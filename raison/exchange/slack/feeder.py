"""A program of its own that reads an export and hands on what it read: reading costs more than writing, and so both go
on at once. It gets the file as its argument and, when it has opened that, the handles on standard input; it answers on
standard output."""

import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import msgspec

from raison.exchange.slack.reader import SlackExport
from raison.exchange.slack.records import Reject, SlackMessage

AT_ONCE = 1_000
"""Records of a portion: while the first is read and the last is written, one of the two programs has nothing to do."""
CHARACTERS_AT_ONCE = 2_000_000
LENGTH_BYTES = 8
COLLECTED_AFTER = (100_000, 20, 50)
"""Objects made, and passes, until cycles are looked for: rows come by the thousand, and hardly any is in a cycle."""


class Portion(msgspec.Struct, frozen=True):
    """Some of what an export holds, in its order."""

    messages: list[SlackMessage]
    rejects: list[Reject]
    found: int
    """Objects of the file so far, these among them."""
    bytes_read: int
    """Of the unpacked day files, so far."""


def portions(export: SlackExport, handles: dict[str, str]) -> Iterator[Portion]:
    """Everything in the day files; `handles` gives the handle here of a Slack user id."""
    told, refused, size = list[SlackMessage](), list[Reject](), 0
    for record in export.messages(handle_for=handles.get):
        if isinstance(record, SlackMessage):
            told.append(record)
            size += len(record.source)
        else:
            refused.append(record)
        if len(told) + len(refused) >= AT_ONCE or size >= CHARACTERS_AT_ONCE:
            yield Portion(told, refused, export.found, export.bytes_read)
            told, refused, size = [], [], 0
    if told or refused:
        yield Portion(told, refused, export.found, export.bytes_read)


def send(out: BinaryIO, content: bytes) -> None:
    """Length first, so that the other side knows where it ends; nothing is the end."""
    out.write(len(content).to_bytes(LENGTH_BYTES, "big"))
    out.write(content)
    out.flush()


def receive(source: BinaryIO) -> bytes:
    """What was sent, in the same form."""
    return source.read(int.from_bytes(source.read(LENGTH_BYTES), "big"))


def main() -> None:
    """Read and hand on until the end, or until nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches both: the writing half ends in order, then this one
    gc.set_threshold(*COLLECTED_AFTER)
    encoder = msgspec.msgpack.Encoder()
    try:
        with SlackExport(Path(sys.argv[1])) as export:
            if not (told := receive(sys.stdin.buffer)):
                return  # the other side ended before it knew anybody
            for portion in portions(export, msgspec.msgpack.decode(told, type=dict[str, str])):
                send(sys.stdout.buffer, encoder.encode(portion))
        send(sys.stdout.buffer, b"")  # the end, rather than a breakdown
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
