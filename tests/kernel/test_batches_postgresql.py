"""PostgreSQL: batches as one statement where that means the same, and connections that are lent out one at a time."""

import asyncio

import asyncpg
import pytest
from sqlalchemy import select, update

from raison.kernel.database import number, statement, values, write
from raison.kernel.database.merging import merged
from raison.kernel.database.pool import Pool
from raison.kernel.database.postgres import PostgreSQL
from raison.kernel.errors import Conflict
from raison.kernel.ids import NEWEST, new_id
from raison.kernel.jobs import later
from raison.kernel.jobs.queue import INSERT_JOB
from raison.kernel.jobs.tables import jobs
from raison.people.tables import organisations, teams
from tests.kernel.test_database import INSERT, NAMES, RENAME, _team
from tests.support.company import Company
from tests.support.databases import postgresql_url

RENAME_HOME = statement(update(organisations).where(organisations.c.id == number("which")).values(name="Renamed"))
NAMED_LIKE_A_TEAM = statement(
    update(organisations)
    .where(organisations.c.id == number("which"))
    .values(name=select(teams.c.name).where(teams.c.id == number("team")).scalar_subquery())
)
MANY = 2_000
JOBS = statement(select(jobs.c.id).where(jobs.c.kind == "kernel.nothing"))


@pytest.fixture
def url() -> str:
    return postgresql_url()


def test_writes_to_different_tables_are_one_statement() -> None:
    whole = merged([RENAME(which=1).hitting(), later("kernel.nothing")])
    assert whole is not None
    assert whole.sql.count("UPDATE teams") == whole.sql.count("INSERT INTO jobs") == 1


@pytest.mark.parametrize(
    "batch",
    [
        [RENAME(which=1)],
        [RENAME(which=1), RENAME(which=2)],
        [RENAME(which=1), NAMED_LIKE_A_TEAM(which=1, team=1)],
        [NAMED_LIKE_A_TEAM(which=1, team=1), RENAME(which=1)],
        [NAMED_LIKE_A_TEAM(which=1, team=1), later("kernel.nothing")],
        [RENAME.many([{"which": 1}, {"which": 2}]), RENAME_HOME(which=1)],
        [JOBS(), RENAME(which=1)],
    ],
    ids=[
        "one",
        "same table",
        "reads what was written",
        "is read by what follows",
        "asks for other rows",
        "many rows",
        "a read",
    ],
)
def test_what_depends_on_the_order_is_done_in_its_order(batch) -> None:
    assert merged(batch) is None


async def test_a_merged_batch_is_stored_whole_or_not_at_all(company: Company) -> None:
    made = new_id()
    with pytest.raises(Conflict):
        await write(INSERT(**_team(made, "Never")), later("kernel.nothing"), RENAME_HOME(which=NEWEST).hitting())
    with pytest.raises(Conflict):
        await write(later("kernel.nothing"), INSERT(**_team(company.team_id, "Taken")))
    assert await values(NAMES, ids=[made]) == []
    assert await values(JOBS) == []
    await write(INSERT(**_team(made, "Bench")), later("kernel.nothing"))
    assert await values(NAMES, ids=[made]) == ["Bench"]
    assert len(await values(JOBS)) == 1


@pytest.mark.parametrize("after", [0.02, 0.05, 0.1, 0.2])
async def test_who_stops_in_the_middle_of_many_rows_is_let_go_and_no_half_of_them_stays(
    company: Company, after: float
) -> None:
    many = {"kind": "kernel.nothing", "name": None, "facts": f'"{"x" * 10_000}"', "due_at": 1 << 60}
    rows = INSERT_JOB.many({"id": new_id(), **many} for _one in range(MANY))
    writing = asyncio.create_task(write(rows))
    await asyncio.sleep(after)
    writing.cancel()
    async with asyncio.timeout(30):
        [ended] = await asyncio.gather(writing, return_exceptions=True)
    assert ended is None or isinstance(ended, asyncio.CancelledError)  # or it was done by then
    assert len(await values(JOBS)) in (0, MANY)


async def test_more_callers_than_connections_wait_for_their_turn(url: str) -> None:
    pool = Pool(url, 2)

    async def ask(number: int) -> int:
        async with pool.lent() as connection:
            return int(await connection.fetchval("SELECT $1::bigint", number))

    assert await asyncio.gather(*(ask(number) for number in range(20))) == list(range(20))
    await pool.close()


async def test_who_stops_waiting_takes_no_connection_away(url: str) -> None:
    pool = Pool(url, 1)
    held = await pool.take()
    waiting = [asyncio.ensure_future(pool.take()) for _ in range(3)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    pool.give(held)
    waiting[1].cancel()  # it has been called, and does not come
    assert await waiting[2] is held
    pool.give(held)
    await pool.close()


async def test_a_connection_that_broke_is_replaced(url: str) -> None:
    pool = Pool(url, 1)
    with pytest.raises(asyncpg.PostgresConnectionError):
        async with pool.lent() as connection:
            await connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
    async with pool.lent() as connection:
        assert await connection.fetchval("SELECT 1") == 1
    await pool.close()


async def test_who_stops_in_the_middle_of_a_statement_keeps_nobody_waiting(url: str) -> None:
    pool = Pool(url, 1)

    async def long() -> None:
        async with pool.lent() as connection:
            await connection.fetch("SELECT pg_sleep(20)")

    working = asyncio.create_task(long())
    await asyncio.sleep(0.3)
    [left] = pool._open
    working.cancel()
    await asyncio.gather(working, return_exceptions=True)
    assert left.is_closed()
    async with asyncio.timeout(5), pool.lent() as connection:
        assert await connection.fetchval("SELECT 1") == 1
    async with asyncio.timeout(5):
        await pool.close()


async def test_a_connection_left_in_a_transaction_is_not_used_again(url: str) -> None:
    pool = Pool(url, 1)
    left = await pool.take()
    await left.execute("BEGIN")
    pool.give(left)
    fresh = await pool.take()
    assert fresh is not left
    assert left.is_closed()
    pool.give(fresh)
    await pool.close()


async def test_the_planner_counts_anew_and_the_time_limit_stays(url: str) -> None:
    database = await PostgreSQL.open(url, connections=1)
    await database.count_anew()
    async with database.pool.lent() as connection:
        assert await connection.fetchval("SHOW statement_timeout") == "30s"
    await database.close()
