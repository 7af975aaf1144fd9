"""With thousands of initiatives, the board, its lists and the roadmap are answered from indexes."""

import json
import sqlite3
from typing import Any

import asyncpg
from sqlalchemy import select

from raison.initiatives.queries import course, lists, log
from raison.initiatives.tables import entries, links
from raison.kernel.clock import now_us
from raison.kernel.database import Statement, current, insert_row, number, statement, values, write
from raison.kernel.database.postgres import PostgreSQL
from raison.kernel.ids import NEWEST, new_id
from raison.subjects import collecting
from raison.subjects.tables import subjects
from tests.initiatives.test_statements import many
from tests.support.company import Company

MANY = 2_000
LARGE = ("initiatives", "subjects", "initiative_entries", "initiative_links", "initiative_statuses", "messages")
INSERT_ENTRY, INSERT_LINK = insert_row(entries), insert_row(links)
IDS = statement(select(subjects.c.id).where(subjects.c.kind == "initiative", subjects.c.id > number("after")))
ASKED: dict[str, Statement] = {
    "board": lists.BOARD,
    "all": lists.LINES,
    "a step": lists.LINES_OF_STEP,
    "roadmap": log.ROADMAP,
    "course": course.COURSE,
    "former names": course.RENAMED,
    "what stays useful": collecting.MARKED,
}


async def _thousands(company: Company) -> int:
    """Two thousand initiatives, each with a milestone and a link; one of them."""
    await many(company, company.pumps, MANY)
    ids, at = await values(IDS, after=0), now_us()
    said = {"kind": "milestone", "text": "Ten sites", "by_id": company.ada.id, "at": at}
    linked = {"name": "Forum", "url": "https://forum.example", "what_for": "They ask", "created_at": at}
    await write(
        INSERT_ENTRY.many({"id": new_id(), "subject_id": one, "due_at": at + n, **said} for n, one in enumerate(ids)),
        INSERT_LINK.many({"id": new_id(), "subject_id": one, **linked} for one in ids),
    )
    return ids[0]


async def _whole(asked: Statement, parameters: dict[str, Any]) -> list[str]:
    """The lines of the plan that read a whole large table."""
    database = current()
    compiled, arguments = asked.compiled(database.dialect), asked.arguments(database.dialect, parameters)
    if isinstance(database, PostgreSQL):
        connection = await asyncpg.connect(database.url)
        try:
            # two thousand rows it rightly reads in one go; asked to go without, it has an index for each
            await connection.execute("SET enable_seqscan = off")
            found = await connection.fetch(f"EXPLAIN {compiled.sql}", *arguments)
        finally:
            await connection.close()
        return [line[0].strip() for line in found if any(f"Seq Scan on {name} " in f"{line[0]} " for name in LARGE)]
    connection_of_file = sqlite3.connect(database.path)
    try:
        plain = [json.dumps(one) if isinstance(one, list) else one for one in arguments]
        lines = [line[3] for line in connection_of_file.execute(f"EXPLAIN QUERY PLAN {compiled.sql}", plain)]
    finally:
        connection_of_file.close()
    return [line for line in lines if line.startswith("SCAN") and line.split()[1] in LARGE and "INDEX" not in line]


async def _analysed() -> None:
    database = current()
    if isinstance(database, PostgreSQL):
        connection = await asyncpg.connect(database.url)
        await connection.execute("ANALYZE")
        await connection.close()


async def test_no_list_of_thousands_reads_a_whole_table(company: Company) -> None:
    one = await _thousands(company)
    await _analysed()
    scope = company.bo.scope
    parameters: dict[str, dict[str, Any]] = {
        "board": scope,
        "all": {"before": NEWEST, "limit": 21, **scope},
        "a step": {"before": NEWEST, "limit": 21, "step": "people", **scope},
        "roadmap": {"after_at": 0, "after_id": 0, "limit": 41, **scope},
        "course": {"which": one, **scope},
        "former names": {"which": one},
        "what stays useful": {"place": company.pumps, "before": NEWEST, "limit": 41, **scope},
    }
    assert {name: await _whole(asked, parameters[name]) for name, asked in ASKED.items()} == {key: [] for key in ASKED}
