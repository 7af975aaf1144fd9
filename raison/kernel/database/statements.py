"""A statement is a module constant: written with SQLAlchemy Core, compiled once a dialect, called with values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from importlib import import_module
from operator import itemgetter
from typing import Any, Literal, TypeAlias, cast

from sqlalchemy.engine.interfaces import Dialect as SqlDialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BindParameter, ClauseElement

Dialect = Literal["sqlite", "postgresql"]
Clause: TypeAlias = ClauseElement | Callable[[], ClauseElement]
"""A clause, or a function that writes it when it is first needed: a start need not wait for the long ones."""

WRITTEN_OUT = (str, int, bool)
LISTS = frozenset((list, tuple, set, frozenset))
"""What the drivers can't take as it is: SQLite has no arrays, and asyncpg's are lists."""


def _writing_constants_out(dialect: SqlDialect) -> None:
    """Constants stand in the text, not among the parameters. SQLite prepares a statement anew at every call, six times
    the work of reading a person, when a parameter might decide whether a partial index (`kind = 'home'`) serves."""
    compiler: Any = dialect.statement_compiler

    class Compiler(compiler):  # type: ignore[misc]
        def construct_params(self, *args: Any, **options: Any) -> Any:
            return super().construct_params(*args, **(options | {"_check": False}))  # required ones have no value yet

        def visit_bindparam(self, bindparam: BindParameter[Any], **options: Any) -> Any:
            constant = not bindparam.required and not bindparam.expanding and type(bindparam.value) in WRITTEN_OUT
            return super().visit_bindparam(bindparam, **(options | {"literal_binds": True} if constant else options))

    dialect.statement_compiler = Compiler


@cache
def _dialect(name: Dialect) -> SqlDialect:
    """SQLAlchemy's dialect; that of the other database is not loaded."""
    if name == "sqlite":
        from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect

        made: SqlDialect = sqlite_dialect(paramstyle="qmark")
    else:
        from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect

        made = asyncpg_dialect()  # type: ignore[no-untyped-call]
    _writing_constants_out(made)
    return made


REQUIRED: Any = object()


class Compiled:
    """SQL text for one dialect, the order of its parameters, and the columns that it returns."""

    __slots__ = ("columns", "known", "names", "sql", "standing", "take")

    def __init__(self, clause: ClauseElement, dialect: Dialect) -> None:
        compiled = cast(
            SQLCompiler,
            clause.compile(dialect=_dialect(dialect), compile_kwargs={"render_postcompile": True}),
        )
        self.sql = str(compiled)
        self.names: tuple[str, ...] = tuple(compiled.positiontup or ())
        self.known = frozenset(self.names)
        self.take = _taking(self.names)
        self.standing: dict[str, Any] = dict(compiled.params) | {
            name: REQUIRED for name, bind in compiled.binds.items() if bind.required
        }
        columns: Any = getattr(clause, "selected_columns", None)
        if columns is None:
            columns = getattr(clause, "exported_columns", None)
        self.columns: tuple[str, ...] = tuple(column.key for column in columns or ())


def _taking(names: tuple[str, ...]) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """A function that takes these names out of a mapping in C, because every statement pays for it."""
    if len(names) > 1:
        return itemgetter(*names)
    return lambda parameters: tuple([parameters[name] for name in names])


class Statement:
    """Something the database can be asked or told. Call it with its parameters to get a `Bound` for a batch."""

    __slots__ = ("_clauses", "_compiled", "_shapes", "defaults", "news")

    def __init__(self, clauses: Mapping[Dialect, Clause], defaults: Mapping[str, Any]) -> None:
        self.news = False
        """Whether somebody waits for its rows, as observers do for activities: they are woken when it is committed."""
        self._clauses: dict[Dialect, Clause] = dict(clauses)
        self._compiled: dict[Dialect, Compiled] = {}
        self._shapes: dict[Any, Callable[[Any], Any]] = {}
        self.defaults = dict(defaults)

    def __call__(self, **parameters: Any) -> "Bound":
        return Bound(self, (parameters,))

    def as_news(self) -> "Statement":
        """The same, and whoever waits for such rows is woken by it."""
        self.news = True
        return self

    def many(self, parameters: Iterable[Mapping[str, Any]]) -> "Bound":
        """The same statement for several rows, in one go."""
        return Bound(self, tuple(parameters))

    def clause(self, dialect: Dialect) -> ClauseElement:
        """What is compiled for a dialect."""
        found = self._clauses[dialect]
        if not isinstance(found, ClauseElement):
            found = self._clauses[dialect] = found()
        return found

    def compiled(self, dialect: Dialect) -> Compiled:
        """The text for a dialect, made at first use."""
        found = self._compiled.get(dialect)
        if found is None:
            found = self._compiled[dialect] = Compiled(self.clause(dialect), dialect)
        return found

    def arguments(self, dialect: Dialect, parameters: Mapping[str, Any]) -> tuple[Any, ...]:
        """Positional values in the dialect's order. Raises TypeError for a missing or unknown name."""
        compiled = self.compiled(dialect)
        if len(parameters) == len(compiled.known):
            try:
                return compiled.take(parameters)
            except KeyError:
                pass
        if not parameters.keys() <= compiled.known:
            unknown = parameters.keys() - compiled.known
            raise TypeError(f"unknown parameters {sorted(unknown)} for: {compiled.sql}")
        return tuple(
            [parameters[name] if name in parameters else self._standing(compiled, name) for name in compiled.names]
        )

    def _standing(self, compiled: Compiled, name: str) -> Any:
        """What stands for a parameter that was not given. Raises TypeError."""
        standing = compiled.standing[name]
        if standing is REQUIRED:
            standing = self.defaults.get(name, REQUIRED)
        if standing is REQUIRED:
            raise TypeError(f"missing parameter {name!r} for: {compiled.sql}")
        return standing


class Missed(Exception):
    """A conditional write hit no row: somebody was first, or it has moved on."""


class Bound:
    """A statement with its values, ready for a batch."""

    __slots__ = ("must_hit", "parameters", "statement")

    def __init__(
        self, statement: Statement, parameters: Sequence[Mapping[str, Any]], *, must_hit: bool = False
    ) -> None:
        self.statement = statement
        self.parameters = parameters
        self.must_hit = must_hit

    def hitting(self) -> "Bound":
        """The same, but the whole batch is given up when this hits no row."""
        return Bound(self.statement, self.parameters, must_hit=True)


def statement(
    clause: Clause | None = None,
    *,
    sqlite: Clause | None = None,
    postgresql: Clause | None = None,
    defaults: Mapping[str, Any] | None = None,
) -> Statement:
    """A statement for both dialects, one clause each where they differ; `defaults` stand in for omitted parameters."""
    first, second = sqlite if sqlite is not None else clause, postgresql if postgresql is not None else clause
    if first is None or second is None:
        raise TypeError("a statement needs SQL for both dialects")
    return Statement({"sqlite": first, "postgresql": second}, defaults or {})


def by_dialect(write: Callable[[Any], ClauseElement], *, defaults: Mapping[str, Any] | None = None) -> Statement:
    """A statement that `write` makes of SQLAlchemy's module for a dialect: its `insert` knows what to do about a row
    that is there already."""
    names: tuple[Dialect, ...] = ("sqlite", "postgresql")
    return Statement({name: partial(_by_dialect, write, name) for name in names}, defaults or {})


def _by_dialect(write: Callable[[Any], ClauseElement], name: Dialect) -> ClauseElement:
    return write(import_module(f"sqlalchemy.dialects.{name}"))
