"""What a file would bring, or has brought."""

import msgspec


class Left(msgspec.Struct, frozen=True):
    """A line that is left out, by its number in the file, and why."""

    line: int
    name: str
    reason: str


class Kept(msgspec.Struct, frozen=True):
    """Something that the file says otherwise than the inventory, where it stays as it was."""

    name: str
    here: str
    file: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """How many tools are new, learn something, or are as the file says; which lines are left out."""

    lines: int
    new: int
    filled: int
    same: int
    left: list[Left]
    kept: list[Kept]
    names: list[str]
    """Of the new ones, the first, with what they cost."""
    stored: bool = False
