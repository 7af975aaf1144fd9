"""Rows of a subquery as one JSON column, so that a message comes with its files and reactions in one statement."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Text, literal_column, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class _Objects(FunctionElement[str]):
    type = Text()
    inherit_cache = True


class _Array(FunctionElement[str]):
    type = Text()
    inherit_cache = True


class _Nested(FunctionElement[str]):
    type = Text()
    inherit_cache = True


def json_rows(rows: Select[Any], *, nested: tuple[str, ...] = ()) -> ColumnElement[str]:
    """A scalar subquery: the rows as a JSON array of objects, in the order of `rows`. Columns of `nested` are JSON."""
    found = rows.subquery()
    parts: list[Any] = []
    for column in found.c:
        parts += [literal_column(f"'{column.key}'"), _Nested(column) if column.key in nested else column]
    return select(_Objects(*parts)).select_from(found).scalar_subquery()


def json_array(column: ColumnElement[Any]) -> ColumnElement[str]:
    """An aggregate: the column's values as a JSON array."""
    return _Array(column)


def json_object(row: Select[Any]) -> ColumnElement[str]:
    """A scalar subquery: the one row as a JSON object; NULL when there is none."""
    found = row.subquery()
    parts: list[Any] = []
    for column in found.c:
        parts += [literal_column(f"'{column.key}'"), column]
    return select(_One(*parts)).select_from(found).scalar_subquery()


class _One(FunctionElement[str]):
    type = Text()
    inherit_cache = True


@compiles(_Objects, "sqlite")
def _objects_sqlite(element: _Objects, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_group_array(json_object({compiler.process(element.clauses, **options)}))"


@compiles(_Objects, "postgresql")
def _objects_postgresql(element: _Objects, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_agg(json_build_object({compiler.process(element.clauses, **options)}))::text"


@compiles(_One, "sqlite")
def _one_sqlite(element: _One, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_object({compiler.process(element.clauses, **options)})"


@compiles(_One, "postgresql")
def _one_postgresql(element: _One, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_build_object({compiler.process(element.clauses, **options)})::text"


@compiles(_Array, "sqlite")
def _array_sqlite(element: _Array, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_group_array({compiler.process(element.clauses, **options)})"


@compiles(_Array, "postgresql")
def _array_postgresql(element: _Array, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_agg({compiler.process(element.clauses, **options)})"


@compiles(_Nested, "sqlite")
def _nested_sqlite(element: _Nested, compiler: SQLCompiler, **options: Any) -> str:
    return f"json({compiler.process(element.clauses, **options)})"


@compiles(_Nested, "postgresql")
def _nested_postgresql(element: _Nested, compiler: SQLCompiler, **options: Any) -> str:
    return compiler.process(element.clauses, **options)
