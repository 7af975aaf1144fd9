"""The file of what could not be taken over: where it stands and why, never what it says."""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

import msgspec

from raison.exchange.slack.records import Reject


class RejectsFile:
    """One line of JSON for each. Made with the first one; a file of an earlier run does not outlive this one."""

    def __init__(self, path: Path | None) -> None:
        """`path` None: nothing is kept, for a run that only looks."""
        self.path = path
        self.written = 0
        self._file: TextIO | None = None

    def __enter__(self) -> Self:
        if self.path is not None:
            self.path.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, rejects: Iterable[Reject]) -> None:
        """Keep them."""
        for one in rejects:
            self.written += 1
            if self.path is None:
                continue
            if self._file is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self.path.open("w", encoding="utf-8")
            self._file.write(msgspec.json.encode(one).decode() + "\n")
        if self._file is not None:
            self._file.flush()
