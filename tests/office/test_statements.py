"""What the office's pages ask the database: no more when there is more, and nothing that reads all places of people."""

import json
import sqlite3
import time

from raison.communities.tables import charters
from raison.kernel.clock import now_us
from raison.kernel.database import Statement, count_anew, current, insert_row, write
from raison.kernel.database.postgres import PostgreSQL
from raison.kernel.ids import new_id
from raison.office.looking import look_for_duplicates
from raison.office.queries import communities, communities_of, duplicates_of, figures_of, initiatives_of, outside
from raison.office.queries.initiatives import LISTED
from tests.holding.test_statements import counts
from tests.initiatives.test_statements import many as many_initiatives
from tests.office.test_duplicates import spelt
from tests.office.test_lists import ADDRESSES
from tests.support.company import INSERT_MEMBERSHIP, INSERT_PLACE, Company
from tests.support.programs import Client

INSERT_CHARTER = insert_row(charters)
STAGES = ("pilot", "chartered", "in_review", "retired")


async def many_communities(company: Company, number: int) -> None:
    """Communities of all stages, each tenth closed, with an owner and two members, one of them from outside."""
    ids, at = [new_id() for _one in range(number)], now_us()
    people = [(company.ada, "owner"), (company.bo, "member"), (company.carla, "guest")]
    await write(
        INSERT_PLACE.many(
            {
                "id": one,
                "kind": "community",
                "name": f"{spelt(n // 3)}ation {n}",
                "handle": f"place-{one}",
                "openness": "open" if n % 10 else "closed",
                "boundary": "shared",
                "stage": STAGES[n % 4],
                "created_at": at,
                "created_by": None,
                "ends_at": at if n % 4 == 0 else None,
                "version": 1,
            }
            for n, one in enumerate(ids)
        ),
        INSERT_MEMBERSHIP.many(
            {"place_id": one, "person_id": who.id, "role": role, "since": at} for one in ids for who, role in people
        ),
        INSERT_CHARTER.many(
            {
                "place_id": one,
                "why": f"{spelt(n // 3)}ing, {spelt(n // 3)}ful.",
                "owner_id": company.ada.id,
                "changed_at": at,
            }
            for n, one in enumerate(ids)
        ),
    )


async def test_no_page_of_the_office_asks_more_because_there_is_more(client: Client, company: Company):
    await many_communities(company, 3)
    await many_initiatives(company, company.pumps, 4)
    await look_for_duplicates()
    paths = [*ADDRESSES, f"/office/outside/{company.aldwater_id}", "/api/v1/office"]
    few = await counts(client, company.max, paths)
    await many_communities(company, 30)
    await many_initiatives(company, company.pumps, 30)
    await look_for_duplicates()
    assert await counts(client, company.max, paths) == few
    assert len((await duplicates_of(company.max)).entries) == 20
    assert max(few.values()) <= 14


async def test_thousands_are_counted_and_listed_in_no_time(company: Company):
    await many_initiatives(company, company.pumps, 2_000)
    await many_communities(company, 5_000)
    await count_anew()
    began = time.process_time()
    figures = await figures_of(company.max)
    assert sum(one.number for one in figures.communities) == 5_003
    assert sum(one.number for one in figures.initiatives) == 2_000
    first = await initiatives_of(company.max, "unsponsored", limit=50)
    later = await initiatives_of(company.max, "unsponsored", before=int(first.next or 0), limit=50)
    assert not {line.id for line in first.entries} & {line.id for line in later.entries}
    assert len((await communities_of(company.max, "ownerless")).entries) == 0
    assert len((await communities_of(company.max, "due", limit=50)).entries) == 50
    assert time.process_time() - began < 1.5
    database = current()
    if not isinstance(database, PostgreSQL):
        _uses_indexes(company, str(database.path))


def _uses_indexes(company: Company, path: str) -> None:
    """What is looked up for each initiative, community and person is looked up in an index."""
    asked: list[tuple[Statement, dict[str, int | bool]]] = [
        (LISTED["overdue"], {"before": 1, "limit": 1, "now": 0, "quiet_since": 0}),
        (communities.LISTED["ownerless"], {"before": 1, "limit": 1}),
        (communities.COUNTS, {"now": 0, "soon": 0}),
        (outside.COUNTS, {"idle_since": 0}),
        (outside.PEOPLE, {"which": 1, "after": 0, "limit": 1}),
    ]
    for statement, parameters in asked:
        compiled = statement.compiled("sqlite")
        known = {name: it for name, it in (parameters | company.max.scope).items() if name in compiled.known}
        arguments = statement.arguments("sqlite", known)
        plain = [json.dumps(one) if isinstance(one, list) else one for one in arguments]
        connection = sqlite3.connect(path)
        try:
            lines = [line[3] for line in connection.execute(f"EXPLAIN QUERY PLAN {compiled.sql}", plain)]
        finally:
            connection.close()
        scanned = [line for line in lines if line.startswith("SCAN")]
        assert not [line for line in scanned if "membership" in line or "entr" in line or "passage" in line], lines
