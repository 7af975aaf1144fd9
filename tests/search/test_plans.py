"""Both databases go by their index of words, whatever else a statement asks."""

import sqlite3

import asyncpg

from raison.kernel.database import Statement, current
from raison.search.queries.candidates import CANDIDATE, WHEREABOUTS
from raison.search.vocabulary import KNOWN
from tests.search.conftest import Tell
from tests.support.company import Company


async def plan(statement: Statement, url: str, **parameters: object) -> str:
    """What the database says that it will do."""
    database = current()
    sql = statement.compiled(database.dialect).sql
    arguments = statement.arguments(database.dialect, parameters)
    if database.dialect == "sqlite":
        connection = sqlite3.connect(url.removeprefix("sqlite:"))
        told = connection.execute(
            f"EXPLAIN QUERY PLAN {sql}", [a if isinstance(a, int | str) else "[]" for a in arguments]
        )
        lines = [str(row[3]) for row in told]
        connection.close()
        return "\n".join(lines)
    connected = await asyncpg.connect(url)
    await connected.execute("SET enable_seqscan = off")  # the tables of a test are so small that it would read them
    found = await connected.fetch(f"EXPLAIN {sql}", *arguments)
    await connected.close()
    return "\n".join(row[0] for row in found)


async def test_candidates_are_found_by_the_index_of_words(company: Company, tell: Tell, database_url: str):
    await tell("Pumps", replies=["Pumps"])
    for statement in (CANDIDATE, WHEREABOUTS):
        asked = {"match": '("pump")'} if current().dialect == "sqlite" else {"match": "'pump'", "marks": "'§7'"}
        told = await plan(
            statement, database_url, **asked, since=1, phrases=[], limit=300, viewer=company.ada.id, unlimited=True
        )
        if current().dialect == "sqlite":
            first, *rest = told.splitlines()
            assert first.startswith("SCAN search_index VIRTUAL TABLE"), told
            assert "SEARCH search_entries USING INTEGER PRIMARY KEY (rowid=?)" in rest, told
            assert "TEMP B-TREE" not in told
        else:
            assert "Bitmap Index Scan on ix_search_entries_lexemes" in told, told
            assert "search_entries_pkey" not in told


async def test_words_are_looked_up_by_their_beginning(company: Company, tell: Tell, database_url: str):
    await tell("Pumps")
    told = await plan(KNOWN, database_url, words=["pump"], low="pu", high="pv", limit=50)
    if current().dialect == "sqlite":
        assert "(word>? AND word<?)" in told, told
        assert "SCAN search_words" not in told
    else:
        assert told.count("pk_search_words") == 2, told
