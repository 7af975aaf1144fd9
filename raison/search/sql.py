"""SQL that both databases write differently: asking the index, and looking for pieces of text from a list."""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Text, and_, bindparam, cast, column, literal_column, table
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import BindParameter
from sqlalchemy.types import Boolean

from raison.kernel.database import word
from raison.search.matching import AUTHOR, OPENS, PLACE, REPLIES, TIME, TIME_BITS

_STRETCHES = ", ".join(f"'{TIME}{number}.' || (id >> {bits})::text" for number, bits in enumerate(TIME_BITS))
LEXEMES = (
    "array_to_tsvector(array_remove(string_to_array(title || body || forms, ' '), '') || "
    f"ARRAY['{PLACE}' || place_id::text, '{AUTHOR}' || author_id::text, "
    f"CASE WHEN opens THEN '{OPENS}' ELSE '{REPLIES}' END, {_STRETCHES}])"
)
"""PostgreSQL: what an entry is found by. Migration 0002 has an index on exactly this."""
search_index = table("search_index", column("rowid", BigInteger), column("words", Text))
"""SQLite: the FTS5 table that triggers of migration 0002 keep; its rows are the entries' ids."""
MATCHES_SQLITE: ColumnElement[bool] = literal_column("search_index").op("MATCH", is_comparison=True)(word("match"))
_LEXEMES: ColumnElement[str] = literal_column(LEXEMES)
# words and marks apart: the index goes from one to the other five times as fast as through one long condition
MATCHES_POSTGRESQL: ColumnElement[bool] = and_(
    _LEXEMES.op("@@", is_comparison=True)(cast(word("match"), postgresql.TSQUERY)),
    _LEXEMES.op("@@", is_comparison=True)(cast(word("marks"), postgresql.TSQUERY)),
)


class has_pieces(ColumnElement[bool]):  # noqa: N801 - reads as SQL in a statement
    """`text` has every piece (or any of them) of the list parameter `name`."""

    inherit_cache = True
    type = Boolean()
    _is_implicitly_boolean = True

    def __init__(self, text: ColumnElement[Any], name: str, *, every: bool) -> None:
        self.text = text
        self.every = every
        self.parameter: BindParameter[Any] = bindparam(name, type_=Text(), required=True)
        self.array: BindParameter[Any] = bindparam(name, type_=postgresql.ARRAY(Text()), required=True)


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
