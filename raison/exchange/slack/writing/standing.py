"""What of a portion stands in the database already, and the ids that the rest will have."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import select

from raison.exchange.slack.writing.numbers import number_of
from raison.kernel.database import Statement, any_of, rows, statement
from raison.kernel.ids import Id
from raison.subjects.tables import messages, subjects


class _Standing(msgspec.Struct, gc=False):
    id: Id
    at: int
    place_id: Id


class Written(msgspec.Struct, frozen=True, gc=False, cache_hash=True):
    """When and where something was written: that names it, with the number among those of the same moment."""

    at_us: int
    place_id: Id
    twin: int = 1

    def number(self, attempt: int) -> int:
        """The id that it gets, if that is free."""
        return number_of(self.at_us, self.place_id, twin=self.twin, attempt=attempt)


class Numbers:
    """The id of each, and which of them are there already."""

    def __init__(self, find: Statement) -> None:
        self._find = find
        self.ids: dict[Written, int] = {}
        self.there: set[Written] = set()

    async def settle(self, wanted: Iterable[Written]) -> None:
        """Find the id of each. An id that is somebody else's is passed over, in the same order at every run."""
        left, attempt = list(dict.fromkeys(wanted)), 0
        taken: dict[int, Written] = {}
        while left:
            numbers = {one: one.number(attempt) for one in left}
            found = {row.id: row for row in await rows(self._find, _Standing, ids=list(numbers.values()))}
            again: list[Written] = []
            for one, number in numbers.items():
                row = found.get(number)
                if row is not None and (row.at, row.place_id) == (one.at_us, one.place_id):
                    self.there.add(one)
                elif row is not None or number in taken:
                    again.append(one)
                    continue
                self.ids[one] = number
                taken[number] = one
            left, attempt = again, attempt + 1


MESSAGES = statement(
    select(messages.c.id, messages.c.created_at.label("at"), subjects.c.place_id)
    .join(subjects, subjects.c.id == messages.c.subject_id)
    .where(any_of(messages.c.id, "ids"))
)
SUBJECTS = statement(
    select(subjects.c.id, subjects.c.created_at.label("at"), subjects.c.place_id).where(any_of(subjects.c.id, "ids"))
)
