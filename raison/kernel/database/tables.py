"""How tables are declared: one metadata, named constraints, and the column kinds that recur."""

from typing import Any

import msgspec
from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, MetaData, Table, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class PartialIndex(msgspec.Struct, frozen=True):
    """An index of some rows only."""

    name: str
    columns: tuple[str, ...]
    where: str
    sqlite_where: str
    unique: bool


_partial: list[tuple[Table, PartialIndex]] = []


def partial_index(name: str, *columns: str, where: str, sqlite_where: str = "", unique: bool = False) -> PartialIndex:
    """An index of the rows `where`. Migrations make it; SQLAlchemy hears of it when they run (see `with_indexes`)."""
    return PartialIndex(name, columns, where, sqlite_where or where, unique)


def with_indexes() -> MetaData:
    """The metadata with partial indexes, for migrations: to declare one, SQLAlchemy loads both dialects, and a server
    has only one database."""
    while _partial:
        of, one = _partial.pop()
        where = {"postgresql_where": text(one.where), "sqlite_where": text(one.sqlite_where)}
        Index(one.name, *[of.c[name] for name in one.columns], unique=one.unique, **where)  # type: ignore[arg-type]
    return metadata


def table(name: str, *parts: Any, **options: Any) -> Table:
    """A table of the one metadata."""
    made = Table(name, metadata, *[part for part in parts if not isinstance(part, PartialIndex)], **options)
    _partial.extend((made, part) for part in parts if isinstance(part, PartialIndex))
    return made


def identifier() -> Column[int]:
    """The primary key `id`, made by `kernel.ids`. On SQLite it must be the rowid, so that lists by id need no index."""
    return Column("id", BigInteger().with_variant(_rowid(), "sqlite"), primary_key=True, autoincrement=False)


def reference(name: str, target: str, *, optional: bool = False, primary_key: bool = False) -> Column[int]:
    """A column that holds another row's id; `target` is `table.column`. Deleting what is referred to is refused."""
    return Column(name, BigInteger, ForeignKey(target), nullable=optional and not primary_key, primary_key=primary_key)


def moment_column(name: str, *, optional: bool = False) -> Column[int]:
    """UTC microseconds."""
    return Column(name, BigInteger, nullable=optional)


def created_at() -> Column[int]:
    """When the row came to be."""
    return moment_column("created_at")


def one_of(column: str, *allowed: str) -> CheckConstraint:
    """The table itself refuses a word that the program does not know."""
    words = ", ".join(f"'{word}'" for word in allowed)
    return CheckConstraint(f"{column} IN ({words})", name=column)


def _rowid() -> Any:
    from sqlalchemy import Integer

    return Integer()
