"""What finds entries of the search by their words: FTS5 with triggers on SQLite, an inverted index on PostgreSQL"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# without content, because search_entries holds it: its columns are told again when a row leaves
SQLITE = (
    "CREATE VIRTUAL TABLE search_index USING fts5(words, content='', detail='none', tokenize='ascii')",
    """
    CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries BEGIN
      INSERT INTO search_index (rowid, words) VALUES (
        new.id,
        new.title || new.body || new.forms || ' §' || new.place_id || ' ¶' || new.author_id
          || CASE WHEN new.opens THEN ' †' ELSE ' ‡' END
      );
    END
    """,
    """
    CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries BEGIN
      INSERT INTO search_index (search_index, rowid, words) VALUES (
        'delete',
        old.id,
        old.title || old.body || old.forms || ' §' || old.place_id || ' ¶' || old.author_id
          || CASE WHEN old.opens THEN ' †' ELSE ' ‡' END
      );
    END
    """,
)
# without a list of pending rows, which every search would have to read
POSTGRESQL = (
    """
    CREATE INDEX ix_search_entries_lexemes ON search_entries USING gin ((
      array_to_tsvector(array_remove(string_to_array(title || body || forms, ' '), '') || ARRAY[
        '§' || place_id::text, '¶' || author_id::text, CASE WHEN opens THEN '†' ELSE '‡' END,
        '¦0.' || (id >> 46)::text, '¦1.' || (id >> 49)::text, '¦2.' || (id >> 52)::text, '¦3.' || (id >> 55)::text,
        '¦4.' || (id >> 58)::text
      ])
    )) WITH (fastupdate = off)
    """,
)


def upgrade() -> None:
    """Apply."""
    for sql in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(sql)
