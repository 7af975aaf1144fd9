"""The data layer: batches are whole or nothing, on both databases, and nobody waits for another's mistake."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text, update

from raison.kernel.access.tables import places
from raison.kernel.clock import from_us, now_us, shifted, to_us
from raison.kernel.database import any_of, insert_row, number, rows, statement, value, values, word, write
from raison.kernel.database.current import also_write, current, on_news
from raison.kernel.database.sqlite import SQLite
from raison.kernel.database.tables import with_indexes
from raison.kernel.errors import Conflict, NotFound
from raison.kernel.ids import NEWEST, id_at, new_id
from raison.kernel.jobs import later
from raison.kernel.spine import Position, offset_write
from raison.people.rows import PersonLine
from raison.people.tables import organisations, teams
from tests.support.company import Company

INSERT = insert_row(teams)
NAMES = statement(select(teams.c.name).where(any_of(teams.c.id, "ids")).order_by(teams.c.id))
RENAME = statement(update(teams).where(teams.c.id == number("which")).values(name="Renamed"))
ORGANISATION = statement(select(organisations).where(organisations.c.id == number("which")))

LONG_READ = statement(
    text(
        "WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < :upto)"
        " SELECT max(n) FROM counted"
    ).bindparams(number("upto"))
)
INDEXES = statement(
    sqlite=text("SELECT name FROM sqlite_master WHERE type = 'index'"),
    postgresql=text("SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"),
)
LOWERED = statement(select(func.lower(word("text"))))


def _team(made: int, name: str) -> dict[str, object]:
    return {"id": made, "handle": f"team-{made}", "name": name, "created_at": now_us()}


async def test_the_database_has_every_index_that_a_table_declares(company: Company) -> None:
    declared = {index.name for one in with_indexes().tables.values() for index in one.indexes}
    assert {"ix_notices_open", "ix_organisations_home", "ix_subjects_author_id_id"} <= declared
    assert declared - set(await values(INDEXES)) == set()


async def test_what_goes_along_with_a_batch_goes_along_from_every_block_around_it(company: Company) -> None:
    ids = [new_id() for _ in range(4)]
    with (
        also_write([INSERT(**_team(ids[0], "Outer"))]) as outer,
        also_write([INSERT(**_team(ids[1], "Inner"))]) as inner,
    ):
        with pytest.raises(Conflict):
            await write(RENAME(which=1).hitting())
        assert (outer.used, inner.used) == (False, False)
        await write(INSERT(**_team(ids[2], "Own")))
        assert (outer.used, inner.used) == (True, True)
        await write(INSERT(**_team(ids[3], "Later")))
    assert await values(NAMES, ids=ids) == ["Outer", "Inner", "Own", "Later"]


async def test_a_batch_is_stored_whole_or_not_at_all(company: Company) -> None:
    first, second = new_id(), new_id()
    await write(INSERT(**_team(first, "Bench")), INSERT(**_team(second, "Field")))
    assert await values(NAMES, ids=[first, second]) == ["Bench", "Field"]
    third = new_id()
    with pytest.raises(Conflict):
        await write(INSERT(**_team(third, "Never")), INSERT(**_team(first, "Taken")))
    assert await values(NAMES, ids=[third]) == []


async def test_a_condition_that_hits_nothing_takes_the_whole_batch_back(company: Company) -> None:
    made = new_id()
    with pytest.raises(NotFound):
        await write(INSERT(**_team(made, "Never")), RENAME(which=NEWEST).hitting(), conflict=NotFound)
    assert await values(NAMES, ids=[made]) == []
    await write(RENAME(which=company.team_id).hitting())
    assert await values(NAMES, ids=[company.team_id]) == ["Renamed"]


async def test_a_refused_batch_leaves_those_beside_it_alone(company: Company) -> None:
    ids = [new_id() for _ in range(40)]
    batches = [write(INSERT(**_team(made, "Good"))) for made in ids]
    bad = [write(INSERT(**_team(company.team_id, "Bad"))) for _ in range(10)]
    outcomes = await asyncio.gather(*batches, *bad, return_exceptions=True)
    assert sum(isinstance(outcome, Conflict) for outcome in outcomes) == 10
    assert await values(NAMES, ids=ids) == ["Good"] * 40


async def test_a_missing_or_unknown_parameter_is_named_before_anything_is_sent(company: Company) -> None:
    with pytest.raises(TypeError, match="which"):
        await value(ORGANISATION)
    with pytest.raises(TypeError, match="wich"):
        await value(ORGANISATION, which=1, wich=2)


async def test_a_struct_that_asks_for_a_column_that_is_not_there_is_told_so(company: Company) -> None:
    with pytest.raises(TypeError, match="title"):
        await rows(ORGANISATION, PersonLine, which=company.home_id)


def test_times_survive_the_way_into_a_table_and_back() -> None:
    at = now_us()
    assert to_us(from_us(at)) == at
    with shifted(timedelta(days=2)):
        assert now_us() - at >= 2 * 86_400 * 1_000_000


def test_ids_grow_and_imported_ones_sort_at_their_own_time() -> None:
    made = [new_id() for _ in range(10_000)]
    assert made == sorted(set(made))
    assert 0 < made[-1] <= NEWEST
    assert id_at(now_us() - 60_000_000, 7) < made[0] < id_at(now_us() + 60_000_000, 0)


async def test_a_read_that_would_hold_everybody_up_is_broken_off_and_still_answered(company: Company) -> None:
    beats = 0

    async def beat() -> None:
        nonlocal beats
        while True:
            beats += 1
            await asyncio.sleep(0.01)

    beating = asyncio.create_task(beat())
    await asyncio.sleep(0)
    assert await value(LONG_READ, upto=3_000_000) == 3_000_000
    beating.cancel()
    assert beats > 5
    assert await value(LONG_READ, upto=3) == 3


async def test_constants_stand_in_the_text_of_a_statement(company: Company) -> None:
    asked = statement(select(places.c.name).where(places.c.kind == "company", places.c.id == number("which")))
    compiled = asked.compiled(current().dialect)
    assert "'company'" in compiled.sql
    assert compiled.names == ("which",)
    assert await value(asked, which=company.company_place) is not None


async def test_letters_beyond_a_to_z_are_lowered_alike_on_both_databases(company: Company) -> None:
    assert await value(LOWERED, text="ÄÖÜ Škoda ÉLAN") == "äöü škoda élan"


async def test_a_statement_that_was_too_long_once_is_soon_read_at_once_again(company: Company) -> None:
    database = current()
    if not isinstance(database, SQLite):
        return
    sql = LONG_READ.compiled("sqlite").sql
    assert await value(LONG_READ, upto=3_000_000) == 3_000_000
    assert database._away[sql] == 1  # of two
    assert await value(LONG_READ, upto=3) == 3
    assert sql not in database._away
    assert await value(LONG_READ, upto=3) == 3
    assert sql not in database._stays


async def test_only_news_wakes_who_waits_for_it(company: Company) -> None:
    woken: list[None] = []
    note = lambda: woken.append(None)  # noqa: E731 - it is taken back by identity
    on_news.append(note)
    try:
        await write(offset_write("nobody", Position(1)))
        assert not woken
        await write(later("nothing.at_all"))
        assert len(woken) == 1
    finally:
        on_news.remove(note)
