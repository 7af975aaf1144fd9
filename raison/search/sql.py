"""SQL that both databases write differently: asking the index."""

from sqlalchemy import BigInteger, ColumnElement, Text, and_, cast, column, literal_column, table

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


def matches_postgresql() -> ColumnElement[bool]:
    """PostgreSQL: what the parameters `match` and `marks` find."""
    from sqlalchemy.dialects.postgresql import TSQUERY

    found = _LEXEMES.op("@@", is_comparison=True)
    # words and marks apart: the index goes from one to the other five times as fast as through one long condition
    return and_(found(cast(word("match"), TSQUERY)), found(cast(word("marks"), TSQUERY)))
