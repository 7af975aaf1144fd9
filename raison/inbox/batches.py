"""What one hearing writes: where many speak in a thread at once, each follower's line is written once."""

from collections.abc import Iterable
from typing import Any

from raison.inbox.writes import TELL
from raison.kernel.database import Bound

ROWS_A_STATEMENT = 500
Line = dict[str, Any]
"""The parameters of TELL."""
Key = tuple[int, int]
Lines = dict[Key, Line]


class Batch:
    """Writes in their order, as far as they are about the same line. A line takes the place of an earlier one of the
    same person and thread when nothing else was written about it between the two and nobody waits for an answer in
    either: the last one says it all."""

    def __init__(self) -> None:
        self._parts: list[Bound | Lines] = []
        self._last: dict[Key, Lines] = {}
        self.size = 0

    def take(self, writes: Iterable[Bound], lines: Iterable[Line]) -> None:
        """What one activity does: first the writes, then the lines."""
        for bound in writes:
            self._settle(bound)
            self._parts.append(bound)
            self.size += len(bound.parameters)
        for line in lines:
            self._tell((line["person_id"], line["subject_id"]), line)

    def writes(self) -> list[Bound]:
        """All of it."""
        made: list[Bound] = []
        for part in self._parts:
            if isinstance(part, Bound):
                made.append(part)
                continue
            lines = list(part.values())
            chunks = range(0, len(lines), ROWS_A_STATEMENT)
            made += [TELL.many(lines[start : start + ROWS_A_STATEMENT]) for start in chunks]
        return made

    def _tell(self, key: Key, line: Line) -> None:
        told = self._last.get(key)
        if told is not None and told[key]["heap"] == line["heap"] == "following":
            told[key] = line | {"happened": told[key]["happened"] + line["happened"]}
            return
        end = self._parts[-1] if self._parts else None
        if not isinstance(end, dict) or key in end:
            end = {}
            self._parts.append(end)
        end[key] = line
        self._last[key] = end
        self.size += 1

    def _settle(self, bound: Bound) -> None:
        """A write about lines that there are already: what comes after it is told anew."""
        for parameters in bound.parameters:
            who, which = parameters.get("who"), parameters.get("which")
            if who is not None:
                self._last.pop((int(who), int(which or 0)), None)
                continue
            for key in [key for key in self._last if key[1] == which]:
                del self._last[key]
