"""A statement is a module constant: written with SQLAlchemy Core, compiled once a dialect, called with values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, cast

from sqlalchemy.dialects.postgresql.asyncpg import dialect as asyncpg_dialect
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.engine.interfaces import Dialect as SqlDialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement

Dialect = Literal["sqlite", "postgresql"]
DIALECTS: dict[Dialect, SqlDialect] = {
    "sqlite": sqlite_dialect(paramstyle="qmark"),
    "postgresql": asyncpg_dialect(),  # type: ignore[no-untyped-call]
}


def _without_values(dialect: SqlDialect) -> None:
    """Let `IN` with written words be spelt out at compile time, when required parameters have no values yet."""
    compiler: Any = dialect.statement_compiler

    class Compiler(compiler):  # type: ignore[misc]
        def construct_params(self, *args: Any, **options: Any) -> Any:
            return super().construct_params(*args, **(options | {"_check": False}))

    dialect.statement_compiler = Compiler


for _dialect in DIALECTS.values():
    _without_values(_dialect)
REQUIRED: Any = object()


class Compiled:
    """SQL text for one dialect, the order of its parameters, and the columns that it returns."""

    __slots__ = ("columns", "known", "names", "sql", "standing")

    def __init__(self, clause: ClauseElement, dialect: Dialect) -> None:
        compiled = cast(
            SQLCompiler,
            clause.compile(dialect=DIALECTS[dialect], compile_kwargs={"render_postcompile": True}),
        )
        self.sql = str(compiled)
        self.names: tuple[str, ...] = tuple(compiled.positiontup or ())
        self.known = frozenset(self.names)
        self.standing: dict[str, Any] = dict(compiled.params) | {
            name: REQUIRED for name, bind in compiled.binds.items() if bind.required
        }
        columns: Any = getattr(clause, "selected_columns", None)
        if columns is None:
            columns = getattr(clause, "exported_columns", None)
        self.columns: tuple[str, ...] = tuple(column.key for column in columns or ())


class Statement:
    """Something the database can be asked or told. Call it with its parameters to get a `Bound` for a batch."""

    __slots__ = ("_clauses", "_compiled", "_shapes", "defaults")

    def __init__(self, clauses: Mapping[Dialect, ClauseElement], defaults: Mapping[str, Any]) -> None:
        self._clauses = dict(clauses)
        self._compiled: dict[Dialect, Compiled] = {}
        self._shapes: dict[Any, Callable[[Any], Any]] = {}
        self.defaults = dict(defaults)

    def __call__(self, **parameters: Any) -> "Bound":
        return Bound(self, (parameters,))

    def many(self, parameters: Iterable[Mapping[str, Any]]) -> "Bound":
        """The same statement for several rows, in one go."""
        return Bound(self, tuple(parameters))

    def compiled(self, dialect: Dialect) -> Compiled:
        """The text for a dialect, made at first use."""
        found = self._compiled.get(dialect)
        if found is None:
            found = self._compiled[dialect] = Compiled(self._clauses[dialect], dialect)
        return found

    def arguments(self, dialect: Dialect, parameters: Mapping[str, Any]) -> list[Any]:
        """Positional values in the dialect's order. Raises TypeError for a missing or unknown name."""
        compiled = self.compiled(dialect)
        if not parameters.keys() <= compiled.known:
            unknown = parameters.keys() - compiled.known
            raise TypeError(f"unknown parameters {sorted(unknown)} for: {compiled.sql}")
        try:
            return [parameters[name] for name in compiled.names]
        except KeyError:
            return [
                parameters[name] if name in parameters else self._standing(compiled, name) for name in compiled.names
            ]

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
    clause: ClauseElement | None = None,
    *,
    sqlite: ClauseElement | None = None,
    postgresql: ClauseElement | None = None,
    defaults: Mapping[str, Any] | None = None,
) -> Statement:
    """A statement for both dialects, one clause each where they differ; `defaults` stand in for omitted parameters."""
    first, second = sqlite if sqlite is not None else clause, postgresql if postgresql is not None else clause
    if first is None or second is None:
        raise TypeError("a statement needs SQL for both dialects")
    return Statement({"sqlite": first, "postgresql": second}, defaults or {})
