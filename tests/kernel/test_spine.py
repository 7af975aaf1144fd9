"""The spine: in order, each once, nobody skipped, whatever dies in between."""

import asyncio

import asyncpg
import pytest

from raison.kernel.database import current, write
from raison.kernel.database.postgres import PostgreSQL
from raison.kernel.errors import BadRequest, Conflict
from raison.kernel.spine import (
    BEGINNING,
    Activity,
    Dispatcher,
    Happened,
    Position,
    activities_after,
    leading,
    newest_position,
    offset_write,
    record,
)
from tests.holding.real import eventually
from tests.support.company import Company


class BellRung(Happened, kind="test.bell_rung", kw_only=True):
    """Something that happens in these tests."""

    number: int


class Listener:
    """An observer that remembers what it heard, and can be made to fail."""

    gathers = 0.01

    def __init__(self, name: str = "test") -> None:
        self.name = name
        self.heard: list[int] = []
        self.refuses: set[int] = set()

    async def hear(self, heard: list[Activity]) -> None:
        """Take in, or refuse."""
        numbers = [activity.what.number for activity in heard if activity.kind == BellRung.kind]
        if self.refuses & set(numbers):
            raise RuntimeError("refused by the test")
        await write(offset_write(self.name, heard[-1].position))
        self.heard += numbers


async def ring(*numbers: int) -> None:
    for number in numbers:
        await write(record(BellRung(number=number), by=None))


async def test_an_observer_hears_everything_once_and_goes_on_where_it_stopped(company: Company) -> None:
    first = Listener()
    await ring(1, 2, 3)
    await Dispatcher([first]).catch_up()
    assert first.heard == [1, 2, 3]
    await ring(4)
    again = Listener()
    await Dispatcher([again]).catch_up()
    assert again.heard == [4]


async def test_what_no_observer_can_digest_is_set_aside_and_the_rest_is_heard(company: Company) -> None:
    listener = Listener()
    listener.refuses = {2}
    await ring(1, 2, 3)
    await Dispatcher([listener]).catch_up()
    assert listener.heard == [1, 3]


async def test_a_batch_that_is_refused_records_no_activity(company: Company) -> None:
    from tests.support.company import INSERT_TEAM

    taken = INSERT_TEAM(id=company.team_id, handle="taken", name="Taken", created_at=1)
    with pytest.raises(Conflict):
        await write(taken, record(BellRung(number=9), by=None))
    assert [activity.kind for activity in await activities_after(BEGINNING)] == []


async def test_a_writer_that_commits_late_is_not_skipped(company: Company) -> None:
    """On PostgreSQL a transaction may take a lower id and commit after a higher one; it is heard after it."""
    database = current()
    if not isinstance(database, PostgreSQL):
        await ring(1, 2)
        assert [activity.what.number for activity in await activities_after(BEGINNING)] == [1, 2]
        return
    slow = await asyncpg.connect(database.url)
    try:
        bound = record(BellRung(number=1), by=None)
        transaction = slow.transaction()
        await transaction.start()
        arguments = bound.statement.arguments("postgresql", bound.parameters[0])
        await slow.execute(bound.statement.compiled("postgresql").sql, *arguments)
        await ring(2)
        assert [activity.what.number for activity in await activities_after(BEGINNING)] == [2]
        passed = await newest_position()
        await transaction.commit()
    finally:
        await slow.close()
    await ring(3)
    assert [activity.what.number for activity in await activities_after(passed)] == [1, 3]


async def test_positions_come_back_from_their_text_and_nonsense_is_refused() -> None:
    assert Position.parse(str(Position(79))) == Position(79)
    for nonsense in ("", "7-", "-1", "7'; --", "9" * 40, "٣"):
        with pytest.raises(BadRequest):
            Position.parse(nonsense)


async def test_many_writers_at_once_are_all_heard_in_one_order(company: Company) -> None:
    listeners = [Listener("one"), Listener("two")]
    dispatcher = Dispatcher(listeners)
    await dispatcher.start()
    await asyncio.gather(*(ring(number) for number in range(60)))
    await dispatcher.stop()
    await dispatcher.catch_up()
    assert sorted(listeners[0].heard) == list(range(60))
    assert listeners[0].heard == listeners[1].heard


async def _same(told: list[str], expected: list[str]) -> bool:
    return told == expected


async def test_of_two_processes_one_dispatches_and_the_other_takes_over(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On PostgreSQL; a SQLite installation has one server, which always leads."""
    monkeypatch.setattr(leading, "TRY_SECONDS", 0.05)
    told: list[str] = []

    def candidate(name: str) -> leading.Leadership:
        async def begin() -> None:
            told.append(f"{name} begins")

        async def end() -> None:
            await asyncio.sleep(0.5)  # as an observer in the middle of a batch: many tries of the other
            told.append(f"{name} ends")

        return leading.Leadership(current(), begin, end)

    first, second = candidate("first"), candidate("second")

    async def tells(*lines: str) -> None:
        await eventually(lambda: _same(told, [*lines]))

    await first.start()
    await tells("first begins")
    if isinstance(current(), PostgreSQL):
        await second.start()
        await asyncio.sleep(0.5)  # many tries
        assert told == ["first begins"]
        await first.stop()
        await tells("first begins", "first ends", "second begins")
        await second.stop()
        assert told == ["first begins", "first ends", "second begins", "second ends"]
    else:
        await first.stop()
        assert told == ["first begins", "first ends"]
