"""What an import found: how many are new and changed, and each line that can't be used with its reason."""

import msgspec


class Line(msgspec.Struct):
    """A line of a file: its number there, and the cells by column."""

    number: int
    cells: dict[str, str]

    def get(self, column: str) -> str:
        """A cell; empty when the file has no such column."""
        return self.cells.get(column, "")


class Rejected(msgspec.Struct):
    """A line that was left out."""

    line: int
    name: str
    reason: str


class Report(msgspec.Struct, kw_only=True):
    """The outcome, before or after storing."""

    new: int = 0
    changed: int = 0
    same: int = 0
    rejected: list[Rejected] = []
    stored: bool = False

    @property
    def good(self) -> int:
        """Lines that can be, or were, stored."""
        return self.new + self.changed + self.same

    def reject(self, line: Line, reason: str) -> None:
        """Leave a line out."""
        self.rejected.append(Rejected(line.number, line.get("name") or line.get("handle"), reason))
