"""What every page asks about places is answered from indexes, however many places there are."""

import json
import sqlite3
from typing import Any

import asyncpg

from raison.communities import access, counts
from raison.communities.queries import lists, places
from raison.communities.queries.members import MEMBER_IDS
from raison.kernel.clock import now_us
from raison.kernel.database import Statement, current, write
from raison.kernel.database.postgres import PostgreSQL
from raison.kernel.ids import new_id
from tests.support.company import INSERT_MEMBERSHIP, INSERT_PLACE, Company

HOT: dict[str, Statement] = {
    "place": places.PLACE,
    "my places": places.MY_PLACES,
    "counts": counts.COUNTS,
    "member ids": MEMBER_IDS,
    "who can see": access.SEEING,
    "all communities": lists.LISTED["all"],
}


async def _many_places(company: Company) -> list[int]:
    made, at = [new_id() for _ in range(3_000)], now_us()
    await write(
        INSERT_PLACE.many(
            {
                "id": each,
                "kind": "community",
                "name": f"Place {each}",
                "handle": f"place-{each}",
                "openness": "open",
                "boundary": "internal",
                "stage": "chartered",
                "created_at": at,
                "created_by": None,
                "ends_at": None,
                "version": 1,
            }
            for each in made
        ),
        INSERT_MEMBERSHIP.many(
            {"place_id": each, "person_id": person.id, "role": "member", "since": at}
            for each in made
            for person in (company.eve, company.max)
        ),
    )
    return made


def _parameters(company: Company, made: list[int]) -> dict[str, dict[str, Any]]:
    return {
        "place": {"which": made[0], **company.bo.scope},
        "my places": {"viewer": company.bo.id},
        "counts": {"places": made[:10]},
        "member ids": {"place": made[0]},
        "all communities": {"after": made[10], "limit": 51, **company.bo.scope},
        "who can see": {"place": made[0], "ids": [company.bo.id, company.eve.id]},
    }


async def _plan(statement: Statement, parameters: dict[str, Any]) -> list[str]:
    """The lines of the plan that read a whole table."""
    database = current()
    compiled = statement.compiled(database.dialect)
    arguments = statement.arguments(database.dialect, parameters)
    if isinstance(database, PostgreSQL):
        connection = await asyncpg.connect(database.url)
        try:
            await connection.execute("ANALYZE")
            found = await connection.fetch(f"EXPLAIN {compiled.sql}", *arguments)
        finally:
            await connection.close()
        return [line[0] for line in found if "Seq Scan on places" in line[0] or "Seq Scan on memberships" in line[0]]
    connection_of_file = sqlite3.connect(database.path)
    try:
        plain = [json.dumps(one) if isinstance(one, list) else one for one in arguments]
        lines = connection_of_file.execute(f"EXPLAIN QUERY PLAN {compiled.sql}", plain).fetchall()
    finally:
        connection_of_file.close()
    return [line[3] for line in lines if line[3].startswith("SCAN") and "json_each" not in line[3]]


async def test_what_every_page_asks_reads_no_whole_table(company: Company) -> None:
    parameters = _parameters(company, await _many_places(company))
    assert {name: await _plan(asked, parameters[name]) for name, asked in HOT.items()} == {key: [] for key in HOT}
