"""The demo company in the database: whole, the same for the same story, with inboxes as the story leaves them."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx2
import msgspec
import pytest
from sqlalchemy import func, select

from raison.app import running
from raison.demo.build import build_demo, story_batch, write_company
from raison.demo.story import tell
from raison.demo.story.records import Story
from raison.inbox.tables import notices
from raison.initiatives.policies import visible_plan
from raison.initiatives.rows import STEPS
from raison.kernel.access.rule import scoped
from raison.kernel.clock import now, now_us
from raison.kernel.database import rows, statement, value
from raison.kernel.database.tables import metadata
from raison.kernel.schema import migrate
from raison.kernel.settings import Settings
from raison.office.looking import look_for_duplicates
from raison.office.queries import duplicates_of
from raison.people.queries import people_by_handles
from raison.people.tables import people
from raison.subjects.queries import any_subject, mine_of
from raison.subjects.tables import subjects
from tests.support.databases import clean_database, postgresql_url, schema_for
from tests.support.programs import application

ROLES = ("owner", "member", "guest", "customer", "office")
OPEN_NOTICES = statement(
    select(people.c.handle, notices.c.heap, notices.c.subject_id, notices.c.url)
    .join(people, people.c.id == notices.c.person_id)
    .where(notices.c.done_at.is_(None))
)
SUBJECTS = statement(select(subjects.c.id, subjects.c.title, subjects.c.created_at).where(subjects.c.kind != "direct"))
COUNTS = {table.name: statement(select(func.count()).select_from(table)) for table in metadata.sorted_tables}


class OpenNotice(msgspec.Struct):
    handle: str
    heap: str
    subject_id: int
    url: str


class Told(msgspec.Struct):
    id: int
    title: str
    created_at: int


class Made(msgspec.Struct):
    """A demo company on SQLite, its story, and the lines that its builder gave."""

    settings: Settings
    story: Story
    lines: list[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """One for all tests of this file."""
    folder = tmp_path_factory.mktemp("demo")
    settings = Settings(
        data=str(folder), database=f"sqlite:{folder / 'raison.db'}", secret="a secret of the tests", url="http://demo"
    )
    migrate(settings.database_url)
    story = tell(7, now=now())

    async def make() -> list[str]:
        async with running(settings, serving=False):
            await write_company(story, seed=7)
        return await build_demo(settings, seed=7)

    return Made(settings, story, asyncio.run(make()))


@pytest.fixture
async def demo(made: Made) -> AsyncIterator[Any]:
    """The same, open."""
    async with running(made.settings, serving=False) as dispatcher:
        yield dispatcher


async def counted() -> dict[str, int]:
    return {name: await value(count) for name, count in COUNTS.items()}


def test_each_role_gets_a_line_with_a_link(made: Made) -> None:
    lines = made.lines
    assert [line.split()[0] for line in lines] == list(ROLES)
    assert all(line.split()[-1].startswith("http://demo/sign-in/link/") for line in lines)


def test_every_reference_of_the_company_leads_somewhere(made: Made) -> None:
    with closing(sqlite3.connect(str(made.settings.database_url).removeprefix("sqlite:"))) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


async def test_the_company_is_as_large_as_its_story(demo: Any, made: Made) -> None:
    story = made.story
    told = await counted()
    assert told["people"] == len(story.people)
    assert told["subjects"] == len(story.subjects) + len(story.directs) + len(story.initiatives)
    assert told["initiatives"] == len(story.initiatives) == 4
    assert told["organisations"] == 1 + len(story.organisations)
    assert told["charters"] == len(story.communities)
    assert told["subjects"] >= 500


async def test_the_initiatives_stand_in_different_steps_as_their_own_rules_have_it(demo: Any, made: Made) -> None:
    found = {one.title: one.id for one in await rows(SUBJECTS, Told)}
    nadia = (await people_by_handles(["nadia"]))["nadia"]
    plans = [await visible_plan(scoped(nadia.id, limited=False), found[one.title]) for one in made.story.initiatives]
    assert [plan.initiative.step for plan in plans] == ["link", "link", "people", "challenge"]
    for plan in plans:
        assert [passage.step for passage in plan.passages] == list(STEPS[1 : STEPS.index(plan.initiative.step) + 1])
    handover, start_up, quotes, parts_list = plans
    assert handover.initiative.outcome == "done"
    assert [one.by_name for one in handover.course.retirement.settled] == [
        "Gunnar Eide",
        "Gunnar Eide",
        "Marit Lund",
    ]
    assert handover.course.retirement.open == ("people",)
    assert [gate.missing for gate in start_up.gates] == [(), (), (), ()]
    assert all(tool.name and tool.tasks for tool in start_up.tools)
    assert (quotes.passages[0].missing, quotes.gates[0].missing) == (("value",), ("value",))
    assert "sponsor" in parts_list.gates[1].missing
    stands = [plan.course.status.state for plan in plans if plan.course.status]
    assert stands == ["on_track", "off_track", "on_track"]
    assert all(plan.course.links and plan.course.retirement.done_when for plan in plans)


async def test_the_office_sees_two_communities_that_talk_about_the_same(demo: Any) -> None:
    await look_for_duplicates()  # as the command does, which this file's company was made without
    ingrid = (await people_by_handles(["ingrid"]))["ingrid"]
    [pair] = (await duplicates_of(scoped(ingrid.id, limited=False))).entries
    assert {pair.one.name, pair.other.name} == {"Spare Parts Desk", "Aldwater Account"}


async def test_links_work_again_and_again_and_a_second_start_makes_only_new_links(
    made: Made,
) -> None:
    settings, lines = made.settings, made.lines
    again = await build_demo(settings, seed=7)
    assert [line.split()[:3] for line in again] == [line.split()[:3] for line in lines]
    async with running(settings, serving=False):
        before = await counted()
        transport = httpx2.ASGITransport(app=application())  # type: ignore[arg-type]
        async with httpx2.AsyncClient(transport=transport, base_url="http://demo") as browser:
            for line in (lines[0], lines[0], again[0], lines[2]):
                answer = await browser.get(line.split()[-1], follow_redirects=True)
                assert answer.status_code == 200
                assert line.split()[1] in answer.text
        after = await counted()
    assert {name for name in after if after[name] != before[name]} <= {"sessions"}


async def test_each_role_has_read_as_far_as_the_story_says(demo: Any, made: Made) -> None:
    story = made.story
    unread = {
        (role, told.title): sum(1 for message in told.messages[read:] if message.author != handle)
        for told in story.subjects
        for role, handle in story.roles.items()
        if (read := told.read_by.get(handle)) is not None and read < len(told.messages)
    }
    known = await people_by_handles(list(story.roles.values()))
    by_title = {one.title: one.id for one in await rows(SUBJECTS, Told)}
    assert unread
    for (role, title), expected in unread.items():
        subject = await any_subject(by_title[title])
        assert subject is not None
        mine = await mine_of(scoped(known[story.roles[role]].id, limited=False), subject)
        assert mine.new == expected, (role, title)


async def test_two_things_need_the_owner_one_the_office_and_nothing_the_others(demo: Any) -> None:
    waiting = [one for one in await rows(OPEN_NOTICES, OpenNotice) if one.heap == "needs"]
    assert sorted(one.handle for one in waiting) == ["ingrid", "nadia", "nadia"]


async def test_observers_do_not_announce_the_history(demo: Any) -> None:
    before = await value(COUNTS["notices"])
    await demo.catch_up()
    assert await value(COUNTS["notices"]) == before


async def test_nothing_is_dated_after_now(demo: Any) -> None:
    for table in metadata.sorted_tables:
        for column in ("created_at", "edited_at", "accepted_at", "since", "at", "state_at"):
            if column in table.c:
                newest = await value(statement(select(func.max(table.c[column]))))
                assert newest is None or newest <= now_us(), (table.name, column)


def test_the_same_story_makes_the_same_rows(made: Made) -> None:
    story = made.story
    first, second = story_batch(story, seed=7), story_batch(story, seed=7)
    jobs = {id(one.statement) for one in first if "kind" in one.parameters[0] and "due_at" in one.parameters[0]}
    assert [one.parameters for one in first if id(one.statement) not in jobs] == [
        one.parameters for one in second if id(one.statement) not in jobs
    ]


def test_the_company_can_be_made_on_postgresql_too(made: Made, tmp_path: Path) -> None:
    url = postgresql_url()
    settings = Settings(data=str(tmp_path), database=url, secret="a secret of the tests")

    async def count() -> dict[str, int]:
        async with running(settings, serving=False):
            return await counted()

    schema_for(url)
    try:
        lines = asyncio.run(build_demo(settings, seed=7))
        found = asyncio.run(count())
    finally:
        clean_database(url)
    assert [line.split()[0] for line in lines] == list(ROLES)
    assert found["people"] == len(made.story.people)
    assert found["subjects"] == len(made.story.subjects) + len(made.story.directs) + len(made.story.initiatives)
    assert found["activities"] > found["messages"]
