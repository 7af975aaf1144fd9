"""Bringing into the search index what an import has added, also what an earlier run was stopped before."""

from collections.abc import Callable

from sqlalchemy import exists, func, select

from raison.kernel.database import at_most, number, statement, value, values, write
from raison.search.indexing import index_messages
from raison.search.places import place_writes
from raison.search.tables import search_entries
from raison.subjects.tables import messages

AT_ONCE = 2_000


async def missing_messages() -> int:
    """How many messages the index does not know."""
    return int(await value(COUNT))


async def index_missing(has_done: Callable[[int], None]) -> None:
    """Bring them in, oldest first; `has_done` hears how many, as they come. Safe to stop at any time."""
    await write(*await place_writes(None))
    after = 0
    while ids := await values(MISSING, after=after, limit=AT_ONCE):
        await index_messages(ids)
        has_done(len(ids))
        after = ids[-1]


_UNKNOWN = (
    ~exists().where(search_entries.c.id == messages.c.id),
    messages.c.deleted_at.is_(None),
)
COUNT = statement(select(func.count()).select_from(messages).where(*_UNKNOWN))
MISSING = statement(
    select(messages.c.id).where(messages.c.id > number("after"), *_UNKNOWN).order_by(messages.c.id).limit(at_most())
)
