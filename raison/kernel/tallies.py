"""Counts of the whole company, made once for all readers and kept in this process.

A tally says of each place how many there are, so that what one reader may see of it is a sum over places: their own
are read anew for every page, and no reader's rights are kept. It is counted again when something has happened that
moves it, and after a minute, because time moves figures too.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any

import msgspec
from sqlalchemy import BigInteger, ColumnElement, FromClause, Select, and_, case, func, literal_column, select

from raison.kernel.access import Viewer, memberships, places
from raison.kernel.access.rule import UNLIMITED
from raison.kernel.clock import MICROSECONDS, now_us
from raison.kernel.database import Statement, current, moment, number, raw_rows, statement, values
from raison.kernel.spine.activities import Happened, declared_in, newest_position
from raison.kernel.spine.positions import Position
from raison.kernel.spine.sequencing import sequence
from raison.kernel.spine.tables import activities

STALE_US = 60 * MICROSECONDS
EVERYBODYS = 0
"""Stands for all places that everybody who is not limited may look into."""


class Told(msgspec.Struct, frozen=True):
    """How many there are of each code, and how many of them where the reader may look."""

    everywhere: Mapping[str, int]
    seen: Mapping[str, int]

    def unseen(self, code: str) -> int:
        """How many live where the reader may not look."""
        return self.everywhere[code] - self.seen[code]


class _Kept(msgspec.Struct, frozen=True):
    counted_at: int
    everywhere: Counter[str]
    within: dict[int, Counter[str]]


class Tally:
    """One statement that counts (see `tallied`), and what moves it: its columns are the place and the codes.

    `moved_by`: modules of activities, or single ones. `times`: parameters that follow the clock.
    """

    def __init__(
        self,
        counting: Statement,
        codes: Iterable[str],
        *,
        moved_by: Iterable[ModuleType | type[Happened]],
        times: Callable[[], dict[str, int]] = dict,
    ) -> None:
        self.counting, self.codes, self.times = counting, tuple(codes), times
        self.kinds = frozenset(kind for one in moved_by for kind in _kinds(one))
        self.turn = 0
        self.kept: dict[bool, _Kept] = {}
        _TALLIES.append(self)

    def forget(self) -> None:
        """Count again at the next look. What is being counted now is not kept either."""
        self.turn += 1
        self.kept.clear()

    async def of(self, viewer: Viewer, own: Iterable[int]) -> Told:
        """What a reader is told, who is in the places `own`."""
        kept = self.kept.get(viewer.limited)
        if kept is None or not 0 <= now_us() - kept.counted_at < STALE_US:
            kept = await self._count(limited=viewer.limited)
        nobody: Counter[str] = Counter()
        # a limited reader's tally holds each open place by itself
        seen = [kept.within.get(place, nobody) for place in {*own, EVERYBODYS}]
        sums = {code: sum(one[code] for one in seen) for code in self.codes}
        return Told({code: kept.everywhere[code] for code in self.codes}, sums)

    async def _count(self, *, limited: bool) -> _Kept:
        turn, at = self.turn, now_us()
        known = self.counting.compiled(current().dialect).known
        asked = {"unlimited": not limited} if "unlimited" in known else {}
        found = await raw_rows(self.counting, **asked, **self.times())
        within = {line[0]: Counter(dict(zip(self.codes, line[1:], strict=True))) for line in found}
        everywhere: Counter[str] = Counter()
        for counted in within.values():
            everywhere.update(counted)
        kept = _Kept(at, everywhere, within)
        if turn == self.turn:
            self.kept[limited] = kept
        return kept


async def told(viewer: Viewer, *tallies: Tally) -> list[Told]:
    """What the reader is told of each; two statements while nothing has moved."""
    await _watch.look()
    own = await values(OWN_PLACES, who=viewer.id)
    return [await tally.of(viewer, own) for tally in tallies]


def within(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """SQL over `places`: EVERYBODYS where everybody who is not limited may look by the condition, else the id."""
    everybodys = and_(UNLIMITED, condition)
    return case((everybodys, literal_column(str(EVERYBODYS), BigInteger)), else_=places.c.id)


def tallied(
    origin: FromClause,
    codes: Mapping[Any, ColumnElement[bool]],
    *conditions: ColumnElement[bool],
    by: ColumnElement[int],
) -> Select[Any]:
    """SQL for a tally: how many rows of `origin` there are of each code, by place."""
    each = (
        select(by.label("within"), *[case((holds, 1), else_=0).label(code) for code, holds in codes.items()])
        .select_from(origin)
        .where(*conditions)
        .subquery()
    )
    return select(each.c.within, *[func.sum(each.c[code]).label(code) for code in codes]).group_by(each.c.within)


def _kinds(one: ModuleType | type[Happened]) -> Iterable[str]:
    return [what.kind for what in ([one] if isinstance(one, type) else declared_in(one))]


class _Watch:
    """How far this process has looked for what moves its tallies."""

    def __init__(self) -> None:
        self.database: Any = None
        self.position = Position(0)
        self.looked_at = 0

    async def look(self) -> None:
        """Let every tally forget that was moved since the last look; all, when that is long ago."""
        at, database = now_us(), current()
        await sequence()
        if self.database is not database or not 0 <= at - self.looked_at < STALE_US:
            position = await newest_position()
            self._forget(None)
        else:
            happened = await raw_rows(HAPPENED, position=self.position)
            position = Position(max((line[1] for line in happened), default=self.position))
            self._forget({line[0] for line in happened})
        self.database, self.looked_at, self.position = database, at, position

    def _forget(self, kinds: set[str] | None) -> None:
        for tally in _TALLIES:
            if kinds is None or not tally.kinds.isdisjoint(kinds):
                tally.forget()


_TALLIES: list[Tally] = []
_watch = _Watch()


def _happened(position: ColumnElement[Any]) -> Any:
    return (
        select(activities.c.kind, func.max(position).label("number"))
        .where(position > moment("position"))
        .group_by(activities.c.kind)
    )


HAPPENED = statement(sqlite=_happened(activities.c.id), postgresql=_happened(activities.c.position))
OWN_PLACES = statement(select(memberships.c.place_id).where(memberships.c.person_id == number("who")))
