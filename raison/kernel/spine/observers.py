"""Observers hear every activity in order, and store how far they are in the same batch as what they made of it."""

from typing import Protocol

from sqlalchemy import select

from raison.kernel.database import Bound, statement, upsert_row, value, word
from raison.kernel.spine.activities import Activity
from raison.kernel.spine.positions import Position
from raison.kernel.spine.tables import offsets

GATHER_SECONDS = 0.1
"""How long an observer waits for more between two batches: in a busy hour many activities are heard in one."""


class Observer(Protocol):
    """Somebody who hears. `hear` must write its results together with `offset_write(self.name, last)` in one batch, so
    that each activity has its effect once even when the process dies. `gathers`: seconds between two batches."""

    name: str
    gathers: float

    async def hear(self, heard: list[Activity]) -> None:
        """Take in activities, oldest first, at most A_BATCH."""


def offset_write(observer: str, position: Position) -> Bound:
    """The write that says how far an observer has come."""
    return UPSERT_OFFSET(observer=observer, position=position)


async def stored_offset(observer: str) -> Position:
    """How far the observer has come; the beginning for a new one."""
    return Position(await value(OFFSET, observer=observer) or 0)


UPSERT_OFFSET = upsert_row(offsets, key=["observer"], change=["position"])
OFFSET = statement(select(offsets.c.position).where(offsets.c.observer == word("observer")))
