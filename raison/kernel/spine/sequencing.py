"""Giving positions on PostgreSQL: after the commit, by whichever process looks first, one at a time.

Reading only below the oldest open transaction would do it without a write, but that horizon belongs to the whole
server: a long load into another database would hold back every notice here.
"""

import asyncio
import time

from sqlalchemy import Update, func, literal_column, select, text, update

from raison.kernel.database import current, statement
from raison.kernel.database.current import on_news
from raison.kernel.spine.tables import activities

LOCK = 7_270_001
"""The advisory lock of the sequencer."""
LOOK_SECONDS = 0.5
"""How often a process looks for activities that another one wrote."""


class _Sequencer:
    """What this process knows of unsequenced activities."""

    def __init__(self) -> None:
        self.written = 1
        self.sequenced = 0
        self.looked = 0.0
        self.lock: asyncio.Lock | None = None
        self.loop: asyncio.AbstractEventLoop | None = None

    def note(self) -> None:
        self.written += 1

    def turn(self) -> asyncio.Lock:
        """The lock of the running loop; tests run several loops one after the other."""
        running = asyncio.get_running_loop()
        if self.lock is None or self.loop is not running:
            self.lock, self.loop, self.written = asyncio.Lock(), running, self.written + 1
        return self.lock


_sequencer = _Sequencer()
on_news.append(_sequencer.note)


async def sequence() -> None:
    """Give every committed activity its position. Does nothing on SQLite, and nothing when there is nothing new."""
    database = current()
    if database.dialect == "sqlite":
        return
    async with _sequencer.turn():
        written = _sequencer.written
        if _sequencer.sequenced == written and time.monotonic() - _sequencer.looked < LOOK_SECONDS:
            return
        await database.run([TAKE_TURN(), NUMBER_NEW()])
        _sequencer.sequenced, _sequencer.looked = written, time.monotonic()


def _number_new() -> Update:
    from sqlalchemy.dialects.postgresql import aggregate_order_by

    last = select(func.coalesce(func.max(activities.c.position), 0)).scalar_subquery()
    ordered = func.array_agg(aggregate_order_by(activities.c.id, activities.c.id))
    ids = select(ordered).where(activities.c.position.is_(None)).scalar_subquery()
    # an array, made once: a join with a query of the same table is planned row by row while the table's statistics say
    # that it is empty (48 s for the first 5,000 activities of an installation)
    fresh = func.unnest(ids).table_valued("id", with_ordinality="place", name="fresh").render_derived()
    return update(activities).where(activities.c.id == fresh.c.id).values(position=last + fresh.c.place)


TAKE_TURN = statement(sqlite=select(literal_column("0")), postgresql=select(text(f"pg_advisory_xact_lock({LOCK})")))
NUMBER_NEW = statement(_number_new)
