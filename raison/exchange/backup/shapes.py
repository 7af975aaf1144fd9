"""Tables in the portable form: the same rows from either database."""

from typing import Any

from sqlalchemy import Boolean, Float, Integer, LargeBinary, Table

from raison.exchange.backup.archive import Shape
from raison.kernel.database import metadata
from raison.kernel.spine.tables import activities

KINDS = ((Boolean, "bool"), (Integer, "int"), (Float, "float"), (LargeBinary, "bytes"))
UNUSED = "position"
"""Of activities: the portable id is the position itself, which on SQLite it is anyway. So offsets and notices, which
hold positions, stay right in the other database."""


def shapes() -> list[Shape]:
    """Every table, what is referred to before what refers to it; rows not counted yet."""
    return [Shape(str(table.name), _columns(table), 0) for table in metadata.sorted_tables]


def select_sql(shape: Shape, *, postgresql: bool) -> str:
    """All rows in the order of the key."""
    table = metadata.tables[shape.name]
    if table is activities and postgresql:
        return _activities_sql(shape)
    keys = ", ".join(f'"{column.name}"' for column in table.primary_key)
    return f'SELECT {_named(shape)} FROM "{shape.name}" ORDER BY {keys}'


def insert_sql(shape: Shape) -> str:
    """One row, for SQLite."""
    return f'INSERT INTO "{shape.name}" ({_named(shape)}) VALUES ({", ".join("?" * len(shape.columns))})'


def own_reference(shape: Shape) -> tuple[int, int] | None:
    """Where a row has its key and where the key of another row of the same table, if it refers to one."""
    table = metadata.tables[shape.name]
    names = [name for name, _kind in shape.columns]
    for key in table.foreign_keys:
        if key.column.table is table:
            return names.index(key.column.name), names.index(key.parent.name)
    return None


def booleans(shape: Shape) -> list[int]:
    """Columns that SQLite keeps as 0 and 1."""
    return [at for at, (_name, kind) in enumerate(shape.columns) if kind == "bool"]


def binaries(shape: Shape) -> list[int]:
    """Columns that are base64 in JSON."""
    return [at for at, (_name, kind) in enumerate(shape.columns) if kind == "bytes"]


def _columns(table: Table) -> list[tuple[str, str]]:
    return [(str(column.name), _kind(column.type)) for column in table.columns if not _is_unused(table, column.name)]


def _is_unused(table: Table, column: str) -> bool:
    return table is activities and column == UNUSED


def _kind(of: Any) -> str:
    return next((kind for made, kind in KINDS if isinstance(of, made)), "text")


def _named(shape: Shape) -> str:
    return ", ".join(f'"{name}"' for name, _kind in shape.columns)


def _activities_sql(shape: Shape) -> str:
    """What has no position yet comes behind all that have one, in the order of its id."""
    others = ", ".join(f'"{name}"' for name, _kind in shape.columns if name != "id")
    fresh = "row_number() OVER (PARTITION BY position IS NULL ORDER BY id)"
    return (
        f"SELECT coalesce(position, (SELECT coalesce(max(position), 0) FROM activities) + {fresh}) AS id, {others} "
        "FROM activities ORDER BY 1"
    )
