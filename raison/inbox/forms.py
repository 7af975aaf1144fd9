"""What the forms of the inbox accept."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from raison.inbox.rows import Heap
from raison.kernel.ids import NEWEST, Id

Upto = Annotated[int, Meta(ge=0, le=NEWEST)]
"""The position on the spine that the reader has seen."""


class DoneForm(msgspec.Struct):
    """One line is done, as it was when it was shown."""

    upto: Upto = NEWEST


class AllDoneForm(msgspec.Struct):
    """All lines of a heap are done, as they were when they were shown."""

    heap: Heap
    upto: Upto = NEWEST


class UndoForm(msgspec.Struct):
    """What was done at a moment is to be open again."""

    done_at: Id


class SnoozeForm(msgspec.Struct):
    """`until`: later, tomorrow, monday, or empty when `on` names a day."""

    until: Annotated[str, Meta(max_length=20)] = ""
    on: Annotated[str, Meta(max_length=20)] = ""


class UnmuteForm(msgspec.Struct):
    """How much of the subject reached the reader before."""

    level: Literal["all", "named"] = "all"
