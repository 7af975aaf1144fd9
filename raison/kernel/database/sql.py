"""The few pieces of SQL that SQLAlchemy does not write alike for both databases."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, BigInteger, ClauseElement, ColumnElement, Integer, Table, Text, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BindParameter
from sqlalchemy.sql.schema import ScalarElementColumnDefault
from sqlalchemy.types import Boolean, TypeEngine

from raison.kernel.database.statements import Statement, by_dialect


class any_of(ColumnElement[bool]):  # noqa: N801 - reads as SQL in a statement
    """`column` is one of the values of the list parameter `name`: a JSON array for SQLite, an array for PostgreSQL.

    One SQL text whatever the length of the list, so that it is compiled and planned once.
    """

    inherit_cache = True
    type = Boolean()
    _is_implicitly_boolean = True  # or SQLite gets `… = 1` behind it, which hides the column from the index

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.column = column
        self.list_type: TypeEngine[Any] = Text() if isinstance(column.type, Text) else BigInteger()
        self.parameter: BindParameter[Any] = bindparam(name, type_=Text(), required=True)
        self.array: BindParameter[Any] = bindparam(name, type_=ARRAY(self.list_type), required=True)


@compiles(any_of, "sqlite")
def _any_of_sqlite(element: any_of, compiler: SQLCompiler, **options: Any) -> str:
    column, parameter = compiler.process(element.column, **options), compiler.process(element.parameter, **options)
    return f"{column} IN (SELECT value FROM json_each({parameter}))"


@compiles(any_of, "postgresql")
def _any_of_postgresql(element: any_of, compiler: SQLCompiler, **options: Any) -> str:
    column, array = compiler.process(element.column, **options), compiler.process(element.array, **options)
    return f"{column} = ANY({array})"


class has_pieces(ColumnElement[bool]):  # noqa: N801 - reads as SQL in a statement
    """`text` has every piece (or any of them) of the list parameter `name`."""

    inherit_cache = True
    type = Boolean()
    _is_implicitly_boolean = True

    def __init__(self, text: ColumnElement[Any], name: str, *, every: bool) -> None:
        self.text = text
        self.every = every
        self.parameter: BindParameter[Any] = bindparam(name, type_=Text(), required=True)
        self.array: BindParameter[Any] = bindparam(name, type_=ARRAY(Text()), required=True)


@compiles(has_pieces, "sqlite")
def _pieces_sqlite(element: has_pieces, compiler: SQLCompiler, **options: Any) -> str:
    text, pieces = compiler.process(element.text, **options), compiler.process(element.parameter, **options)
    word, found = ("NOT EXISTS", "= 0") if element.every else ("EXISTS", "> 0")
    asked = f"{word} (SELECT 1 FROM json_each({pieces}) AS piece WHERE instr({text}, piece.value) {found})"
    # an empty list is not read again for each row
    return f"({compiler.process(element.parameter, **options)} = '[]' OR {asked})" if element.every else asked


@compiles(has_pieces, "postgresql")
def _pieces_postgresql(element: has_pieces, compiler: SQLCompiler, **options: Any) -> str:
    text, pieces = compiler.process(element.text, **options), compiler.process(element.array, **options)
    word, found = ("NOT EXISTS", "= 0") if element.every else ("EXISTS", "> 0")
    asked = f"{word} (SELECT 1 FROM unnest({pieces}) AS piece WHERE strpos({text}, piece) {found})"
    return f"(cardinality({compiler.process(element.array, **options)}) = 0 OR {asked})" if element.every else asked


def insert_row(into: Table, *, ignore: bool = False) -> Statement:
    """Insert one row: every column a parameter, nullable ones None unless given, scalar defaults kept.

    `ignore`: a row that is there already is left as it is.
    """

    def insert(dialect: Any) -> ClauseElement:
        clause: Any = dialect.insert(into).values(_parameters(into))
        return clause.on_conflict_do_nothing() if ignore else clause  # type: ignore[no-any-return]

    return by_dialect(insert, defaults=defaults_of(into))


def upsert_row(
    into: Table, *, key: Sequence[str], change: Sequence[str] = (), add: Mapping[str, Any] | None = None
) -> Statement:
    """Insert a row, or change the columns `change` (and add to the numbers in `add`) of the one with the same key."""

    def upsert(dialect: Any) -> ClauseElement:
        clause: Any = dialect.insert(into).values(_parameters(into))
        fresh: dict[str, Any] = {name: clause.excluded[name] for name in change}
        fresh |= {name: into.c[name] + by for name, by in (add or {}).items()}
        return clause.on_conflict_do_update(index_elements=list(key), set_=fresh)  # type: ignore[no-any-return]

    return by_dialect(upsert, defaults=defaults_of(into))


def moment(name: str) -> BindParameter[int]:
    """A parameter that takes UTC microseconds."""
    return bindparam(name, type_=BigInteger(), required=True)


def number(name: str) -> BindParameter[int]:
    """A parameter that takes an id or another whole number."""
    return bindparam(name, type_=BigInteger(), required=True)


def word(name: str) -> BindParameter[str]:
    """A parameter that takes text."""
    return bindparam(name, type_=Text(), required=True)


def at_most() -> BindParameter[int]:
    """The parameter `limit`."""
    return bindparam("limit", type_=Integer(), required=True)


def _parameters(into: Table) -> dict[str, BindParameter[Any]]:
    return {column.name: bindparam(column.name, type_=column.type, required=True) for column in into.columns}


def defaults_of(into: Table) -> dict[str, Any]:
    """What an insert may leave out: nullable columns, and those with a scalar default."""
    defaults: dict[str, Any] = {column.name: None for column in into.columns if column.nullable}
    for column in into.columns:
        if isinstance(column.default, ScalarElementColumnDefault):
            defaults[column.name] = column.default.arg
    return defaults
