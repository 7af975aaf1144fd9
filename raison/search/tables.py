"""The index: one row a message, one a place, one a word. What finds rows by words is added by migration 0002.

`title`, `body` are the words in their order, `forms` the other tokens; each begins and ends with a blank, so that
` word ` is found in them. They are kept because neither database can forget tokens that it is not told again.
"""

from sqlalchemy import BigInteger, Boolean, Column, Text

from raison.kernel.database import identifier, table

search_entries = table(
    "search_entries",
    identifier(),
    Column("subject_id", BigInteger, nullable=False),
    Column("place_id", BigInteger, nullable=False),
    Column("author_id", BigInteger, nullable=False),
    Column("opens", Boolean, nullable=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("forms", Text, nullable=False),
)
"""The id is the message's; `opens`: it is the first of its subject, and carries the title."""

search_places = table(
    "search_places",
    Column("place_id", BigInteger, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("forms", Text, nullable=False),
)

search_words = table(
    "search_words",
    Column("word", Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True),
    Column("uses", BigInteger, nullable=False),
)
"""Every word of the index and about how many entries have it; the empty word counts the entries."""
