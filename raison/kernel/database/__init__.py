"""The data layer: statements compiled once for each dialect, run on the raw driver, rows as structs.

Read with `rows`, `row`, `maybe_row`, `value`; write with `write`, which commits one batch whole or not at all.
"""

from raison.kernel.database.current import (
    close_database,
    count_anew,
    current,
    maybe_row,
    open_database,
    raw_rows,
    row,
    rows,
    shaped,
    value,
    values,
    write,
)
from raison.kernel.database.sql import any_of, at_most, has_pieces, insert_row, moment, number, upsert_row, word
from raison.kernel.database.statements import Bound, Missed, Statement, by_dialect, statement
from raison.kernel.database.tables import (
    created_at,
    identifier,
    metadata,
    moment_column,
    one_of,
    partial_index,
    reference,
    table,
)

__all__ = [
    "Bound",
    "Missed",
    "Statement",
    "any_of",
    "at_most",
    "by_dialect",
    "close_database",
    "count_anew",
    "created_at",
    "current",
    "has_pieces",
    "identifier",
    "insert_row",
    "maybe_row",
    "metadata",
    "moment",
    "moment_column",
    "number",
    "one_of",
    "open_database",
    "partial_index",
    "raw_rows",
    "reference",
    "row",
    "rows",
    "shaped",
    "statement",
    "table",
    "upsert_row",
    "value",
    "values",
    "word",
    "write",
]
