"""Done, put off, muted, undone: what one does with a line, and that every device hears of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from raison.inbox.actions import (
    MovedSince,
    bring_back,
    mark_all_done,
    mark_done,
    mute,
    snooze,
    take_back_done,
    unmute,
)
from raison.inbox.queries import counts, notice_for, notices_of, standing_of
from raison.inbox.snoozing import choices, day_of, until
from raison.kernel.access import Viewer
from raison.kernel.clock import now, shifted
from raison.kernel.database import number, statement, value, word, write
from raison.kernel.errors import Invalid, NotFound
from raison.kernel.jobs import JobRunner
from raison.kernel.jobs.tables import jobs
from raison.kernel.live.connection import Connection
from raison.kernel.live.hub import Hub, hub
from raison.people.tables import people
from raison.subjects.actions import reply
from raison.subjects.queries import mine_of
from raison.subjects.rows import Subject
from tests.inbox.conftest import Inbox, Post
from tests.support.company import Company

WORKS = statement(update(people).where(people.c.id == number("which")).values(working_hours=word("hours")))


@asynccontextmanager
async def devices(viewer: Viewer, number_of: int) -> AsyncIterator[list[Connection]]:
    """Open streams of one person, on a hub that is at work."""
    here: Hub = hub()
    await here.start()
    opened = [Connection(viewer, {"me": 0}) for _device in range(number_of)]
    for connection in opened:
        here.add(connection)
    try:
        yield opened
    finally:
        await here.stop()


async def heard_by(connection: Connection) -> str:
    """What the stream has got of the person's own, at latest after two seconds."""
    told = b""
    while b"turbo-stream" not in told:
        async with asyncio.timeout(2):
            told += await connection.next()
    return told.decode()


def clock_at(local: datetime) -> timedelta:
    """By how much to move the clock, so that it is this time."""
    return local.astimezone(UTC) - now()


async def test_what_is_done_is_done_on_every_device(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.bo, thread, source="@ada please confirm")
    line = await inbox.only(company.ada)
    async with devices(company.ada, 2) as (desk, phone):
        await mark_done(company.ada, line)
        for device in (desk, phone):
            told = await heard_by(device)
            assert 'target=\\"rail-needs\\"' in told
            assert "needs you" not in told
            assert 'data-title-count-count-value=\\"0\\"' in told
    assert await inbox.open(company.ada) == []


async def test_a_new_request_reaches_the_devices_by_its_count(company: Company, thread: Subject):
    async with devices(company.ada, 1) as (desk,):
        await reply(company.bo, thread, source="@ada please confirm")
        await company.settle()
        told = await heard_by(desk)
        assert "1 needs you" in told
        assert "/inbox/again" in told
        assert f'dot-{company.pumps}\\"' in told
        assert "dot--need" in told


async def test_done_can_be_taken_back(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.bo, thread, source="@ada please confirm")
    line = await inbox.only(company.ada)
    done_at = await mark_done(company.ada, line)
    assert await inbox.open(company.ada) == []
    assert [one.id for one in await notices_of(company.ada, "done")] == [line.id]
    await take_back_done(company.ada, done_at)
    again = await inbox.only(company.ada)
    assert (again.id, again.heap, again.needed_at) == (line.id, "needs", line.needed_at)


async def test_a_line_that_moved_after_one_looked_is_not_done_unseen(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.bo, thread, source="One")
    seen = await inbox.only(company.ada)
    await reply(company.bo, thread, source="@ada and one that needs you")
    await company.settle()
    with pytest.raises(MovedSince):
        await mark_done(company.ada, seen, upto=seen.heard)
    assert (await inbox.only(company.ada)).heap == "needs"


async def test_marking_all_done_leaves_other_heaps_and_what_came_since(company: Company, post: Post, inbox: Inbox):
    threads = [await post(company.ada, company.pumps, f"Question {number}") for number in range(3)]
    for thread in threads:
        await reply(company.bo, thread, source="Same here.")
    await reply(company.bo, threads[0], source="@ada this one needs you")
    shown = await inbox.open(company.ada)
    upto = max(line.heard for line in shown)
    await reply(company.bo, threads[2], source="This came since.")
    await company.settle()
    done_at = await mark_all_done(company.ada, "following", upto=upto)
    assert {line.id for line in await inbox.open(company.ada)} == {threads[0].id, threads[2].id}
    await take_back_done(company.ada, done_at)
    assert len(await inbox.open(company.ada)) == 3
    await mark_all_done(company.ada)
    assert await inbox.open(company.ada) == []


async def test_what_is_put_off_comes_back_by_its_time(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.bo, thread, source="Same here.")
    line = await inbox.only(company.ada)
    await snooze(company.ada, line, now() + timedelta(hours=2))
    assert await inbox.open(company.ada) == []
    assert [one.id for one in await notices_of(company.ada, "snoozed")] == [line.id]
    standing = await standing_of(company.ada)
    assert (standing.number("open"), standing.number("snoozed")) == (0, 1)
    with shifted(timedelta(hours=3)):
        assert (await inbox.only(company.ada)).id == line.id
        async with devices(company.ada, 1) as (desk,):
            assert await JobRunner().run_due() >= 1
            assert "inbox-again" in await heard_by(desk)


async def test_putting_off_again_moves_the_one_job(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.bo, thread, source="Same here.")
    line = await inbox.only(company.ada)
    for hours in (2, 5):
        await snooze(company.ada, line, now() + timedelta(hours=hours))
    woken = statement(select(func.count()).where(jobs.c.kind == "inbox.wake"))
    assert await value(woken) == 1
    await bring_back(company.ada, line)
    assert await value(woken) == 0
    assert (await inbox.only(company.ada)).snoozed_until is None


async def test_what_is_put_off_stays_so_until_somebody_needs_one(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.bo, thread, source="One")
    await snooze(company.ada, await inbox.only(company.ada), now() + timedelta(days=1))
    await reply(company.bo, thread, source="Two")
    assert await inbox.open(company.ada) == []
    await reply(company.bo, thread, source="@ada three")
    assert (await inbox.only(company.ada)).heap == "needs"


async def test_muting_ends_the_line_and_what_follows_and_can_be_undone(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.bo, thread, source="One")
    line = await inbox.only(company.ada)
    await mute(company.ada, line)
    await reply(company.bo, thread, source="Two")
    assert await inbox.open(company.ada) == []
    assert (await mine_of(company.ada, thread)).level == "muted"
    await unmute(company.ada, line)
    assert (await inbox.only(company.ada)).id == thread.id
    assert (await mine_of(company.ada, thread)).level == "all"


async def test_nobody_touches_the_lines_of_others(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.bo, thread, source="@ada please confirm")
    await inbox.only(company.ada)
    for stranger in (company.bo, company.eve, company.carla):
        with pytest.raises(NotFound):
            await notice_for(stranger, thread.id)
        await mark_all_done(stranger)
    assert len(await inbox.open(company.ada)) == 1


async def test_the_morning_stays_the_morning_when_clocks_are_put_forward(company: Company):
    """In Oslo the clocks go from 02:00 to 03:00 on Sunday 29 March 2026."""
    await write(WORKS(which=company.ada.id, hours="07:30-15:30"))
    zone = "+01:00"
    with shifted(clock_at(datetime.fromisoformat(f"2026-03-28T09:50:00{zone}"))):
        day = await day_of(company.ada)
        offered = {choice.word: choice.at for choice in choices(day)}
        assert offered["later"] == datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
        assert offered["tomorrow"] == datetime(2026, 3, 29, 5, 30, tzinfo=UTC)  # 07:30 summer time
        assert offered["monday"] == datetime(2026, 3, 30, 5, 30, tzinfo=UTC)
        assert until(day, "2026-10-26") == datetime(2026, 10, 26, 6, 30, tzinfo=UTC)  # winter again


async def test_only_times_that_make_sense_are_offered(company: Company):
    with shifted(clock_at(datetime.fromisoformat("2026-11-22T16:10:00+01:00"))):  # a Sunday, late
        day = await day_of(company.ada)
        assert [choice.word for choice in choices(day)] == ["tomorrow"]
        for nonsense in ("later", "2026-11-22", "2028-01-01", "soon", "", "2026-13-01"):
            with pytest.raises(Invalid):
                until(day, nonsense)


async def test_the_counts_of_the_rail_follow_what_happens(company: Company, thread: Subject, post: Post, inbox: Inbox):
    quiet = await counts(company.ada)
    assert (quiet.needs_you, quiet.messages, quiet.level(company.pumps)) == (0, 0, "none")
    assert (await counts(company.bo)).level(company.pumps) == "some"
    await reply(company.bo, thread, source="Same here.")
    await inbox.open(company.ada)
    assert (await counts(company.ada)).level(company.pumps) == "new"
    await reply(company.bo, thread, source="@ada please confirm")
    await inbox.open(company.ada)
    found = await counts(company.ada)
    assert (found.needs_you, found.level(company.pumps), found.level(company.field)) == (1, "need", "none")
    assert set(found.levels) == {company.pumps, company.field, company.board, company.company_place}
