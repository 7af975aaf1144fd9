"""The database of this process, and the five verbs that slices use on it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

from raison.kernel.database.shapes import shape
from raison.kernel.database.sqlite import SQLite
from raison.kernel.database.statements import Bound, Missed, Statement
from raison.kernel.errors import Conflict, DomainError, NotFound

if TYPE_CHECKING:
    from raison.kernel.database.postgres import PostgreSQL

Row = TypeVar("Row")
_current: "SQLite | PostgreSQL | None" = None
on_news: list[Callable[[], None]] = []
"""Called after each commit that holds news: the spine and the jobs wake their readers here."""
before_statement: list[Callable[[Statement], None]] = []
"""Called for each statement: tests and the benchmark count here."""


class Rider:
    """Writes that go along with the next batch of this task, once; those of an `outer` block go along too."""

    __slots__ = ("batch", "outer", "used")

    def __init__(self, batch: Sequence[Bound], outer: "Rider | None") -> None:
        self.batch = batch
        self.outer = outer
        self.used = False


_riding: ContextVar[Rider | None] = ContextVar("riding", default=None)


@contextmanager
def also_write(batch: Sequence[Bound]) -> Iterator[Rider]:
    """Put writes into the first batch that is committed inside the block; `used` says whether there was one."""
    rider = Rider(batch, _riding.get())
    token = _riding.set(rider)
    try:
        yield rider
    finally:
        _riding.reset(token)


async def open_database(url: str, *, readers: int = 3) -> "SQLite | PostgreSQL":
    """Open the database of this process by its address. Raises Unavailable."""
    global _current
    if url.startswith("sqlite:"):
        _current = SQLite(url.removeprefix("sqlite:").removeprefix("//"), readers=readers)
    else:
        from raison.kernel.database.postgres import PostgreSQL  # its driver is not loaded for SQLite

        _current = await PostgreSQL.open(url, connections=readers)
    return _current


async def close_database() -> None:
    """Close it; nothing that was acknowledged is lost."""
    global _current
    if _current is not None:
        closing, _current = _current, None
        await closing.close()


def current() -> "SQLite | PostgreSQL":
    """The open database."""
    if _current is None:
        raise RuntimeError("no database is open")
    return _current


async def rows(statement: Statement, struct: type[Row], **parameters: Any) -> list[Row]:
    """Every row of the statement as a struct."""
    database = current()
    _count(statement)
    make = _shape(statement, struct)
    return [make(found) for found in await database.fetch(statement, parameters)]


async def raw_rows(statement: Statement, **parameters: Any) -> list[Any]:
    """Every row as the driver gives it, for a reader that need not make a struct of each (see `shaped`)."""
    _count(statement)
    return await current().fetch(statement, parameters)


def shaped(statement: Statement, struct: type[Row]) -> Callable[[Any], Row]:
    """From a row of the statement to the struct."""
    return _shape(statement, struct)


async def count_anew() -> None:
    """Tell the planner how large tables are, after many rows came at once: while it holds them for empty, PostgreSQL
    compares every row with every other (30 s for the first 4,000 messages). Raises Unavailable."""
    await current().count_anew()


async def maybe_row(statement: Statement, struct: type[Row], **parameters: Any) -> Row | None:
    """The first row as a struct, or None."""
    found = await rows(statement, struct, **parameters)
    return found[0] if found else None


async def row(statement: Statement, struct: type[Row], **parameters: Any) -> Row:
    """The first row as a struct. Raises NotFound."""
    found = await rows(statement, struct, **parameters)
    if not found:
        raise NotFound
    return found[0]


async def values(statement: Statement, **parameters: Any) -> list[Any]:
    """The first column of every row."""
    _count(statement)
    return [found[0] for found in await current().fetch(statement, parameters)]


async def value(statement: Statement, **parameters: Any) -> Any:
    """The first column of the first row, or None."""
    found = await values(statement, **parameters)
    return found[0] if found else None


async def write(*batch: Bound | None, conflict: type[DomainError] | DomainError = Conflict) -> None:
    """Commit one batch whole or not at all; None among it is passed over. Raises `conflict` when a constraint refuses
    it or a `hitting` statement hits nothing."""
    told = [bound for bound in batch if bound is not None and bound.parameters]
    riders = list(_waiting())
    for rider in riders:
        told.extend(rider.batch)
    if not told:
        return
    for bound in told:
        _count(bound.statement)
    database = current()
    try:
        await database.run(told)
    except (Missed, database.refusal) as error:
        raise conflict from error
    for rider in riders:
        rider.used = True
    if any(bound.statement.news for bound in told):
        for call in on_news:
            call()


def _waiting() -> Iterator[Rider]:
    """The riders that have not gone along yet, the innermost first."""
    rider = _riding.get()
    while rider is not None:
        if not rider.used:
            yield rider
        rider = rider.outer


def _count(statement: Statement) -> None:
    for call in before_statement:
        call(statement)


def _shape(statement: Statement, struct: type[Any]) -> Callable[[Any], Any]:
    key = (current().dialect, struct)
    made = statement._shapes.get(key)
    if made is None:
        made = statement._shapes[key] = shape(struct, statement.compiled(current().dialect).columns)
    return made
