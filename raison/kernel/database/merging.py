"""A batch as one statement for PostgreSQL: its writes stand in a WITH clause, so that the batch costs one round trip
instead of one a write and two for the transaction around it.

All parts of such a statement see the tables as they were before it, and before it waited for anybody's lock, and
PostgreSQL does not say in which order it carries them out. So only those batches are merged whose writes go to
different tables and ask for nothing but the rows that they write: a condition on those is looked at again after a wait.
The others run one after the other. References between the new rows are checked when the whole is done.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Delete, Insert, Table, Update
from sqlalchemy.sql import visitors
from sqlalchemy.sql.selectable import AliasedReturnsRows, SelectBase

from raison.kernel.database.statements import Bound, Statement

PARTS_AT_MOST = 24
KEPT = 1_000
"""Shapes of batches that are remembered."""
_NUMBER = re.compile(r"\$(\d+)")
Shape = tuple[tuple[Statement, bool], ...]


class Merged(NamedTuple):
    """One statement, and how to take the values of each part. A part that must hit a row and hits none makes it divide
    by zero, which gives the whole up."""

    sql: str
    takes: tuple[Callable[[Mapping[str, Any]], tuple[Any, ...]], ...]


_merged: dict[Shape, Merged | None] = {}


def merged(batch: Sequence[Bound]) -> Merged | None:
    """The batch as one statement; None when it has to be carried out step by step."""
    if not 1 < len(batch) <= PARTS_AT_MOST or any(len(bound.parameters) != 1 for bound in batch):
        return None
    shape = tuple([(bound.statement, bound.must_hit) for bound in batch])
    if shape not in _merged:
        if len(_merged) >= KEPT:
            _merged.clear()
        _merged[shape] = _merge(shape) if _apart([statement for statement, _must in shape]) else None
    return _merged[shape]


def _merge(shape: Shape) -> Merged:
    parts, checks, takes, numbered = [], [], [], 0
    for place, (statement, must_hit) in enumerate(shape):
        compiled = statement.compiled("postgresql")
        sql = _NUMBER.sub(lambda found, by=numbered: f"${int(found[1]) + by}", compiled.sql)  # type: ignore[misc]
        numbered += len(compiled.names)
        takes.append(_taking(statement))
        parts.append(f"w{place} AS ({sql}{' RETURNING 1' if must_hit else ''})")
        if must_hit:
            checks.append(f"1 / (SELECT count(*) FROM w{place})")
    return Merged(f"WITH {', '.join(parts)} SELECT {', '.join(checks) or '1'}", tuple(takes))


def _taking(statement: Statement) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    return lambda parameters: statement.arguments("postgresql", parameters)


def _apart(statements: Sequence[Statement]) -> bool:
    """Whether each writes a table of its own, and reads nothing else."""
    written: set[Table] = set()
    for statement in statements:
        clause = statement.clause("postgresql")
        if not isinstance(clause, Insert | Update | Delete) or not isinstance(clause.table, Table):
            return False
        if clause.table in written or _reads(clause):
            return False
        written.add(clause.table)
    return True


def _reads(clause: Insert | Update | Delete) -> bool:
    """Whether it asks for rows beside those that it writes."""
    asked = (SelectBase, Table, AliasedReturnsRows)
    return any(isinstance(part, asked) and part is not clause.table for part in visitors.iterate(clause))
