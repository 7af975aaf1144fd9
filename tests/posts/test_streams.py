"""The streams: who sees what, in which order, page by page, at a cost that does not grow."""

import sqlite3
from contextlib import closing
from typing import Any

import asyncpg
import pytest

from raison.kernel.clock import now_us
from raison.kernel.database import Statement, current, insert_row, write
from raison.kernel.errors import BadRequest
from raison.kernel.ids import NEWEST, new_id
from raison.kernel.keys import key_in
from raison.posts.actions import mark_all_seen
from raison.posts.queries import feed, forget, place_feed, streams
from raison.posts.rows import TABS, Tab
from raison.subjects.actions import delete_message, follow, mark_read, reply
from raison.subjects.policies import visible_message, visible_subject
from raison.subjects.tables import messages, subjects
from tests.posts.scenes import counted, posted, titles
from tests.support.company import INSERT_MEMBERSHIP, INSERT_PLACE, Company
from tests.support.programs import Client

INSERT_SUBJECT = insert_row(subjects)
INSERT_MESSAGE = insert_row(messages)


async def many_subjects(company: Company, places: list[int], number: int, *, at: int | None = None) -> list[int]:
    """Subjects in turn in these places, one message each; `at`: all in the same microsecond."""
    made: list[dict[str, Any]] = []
    for index in range(number):
        subject_id, message_id, when = new_id(), new_id(), at or now_us()
        made.append(
            {
                "id": subject_id,
                "place_id": places[index % len(places)],
                "kind": "announcement" if index % 7 == 0 else "update",
                "title": f"Title {index}",
                "author_id": company.ada.id,
                "created_at": when,
                "active_at": when,
                "first_message_id": message_id,
                "last_message_id": message_id,
                "last_author_id": company.ada.id,
            }
        )
    await write(
        INSERT_SUBJECT.many(made),
        INSERT_MESSAGE.many(
            {
                "id": one["last_message_id"],
                "subject_id": one["id"],
                "author_id": company.ada.id,
                "created_at": one["created_at"],
                "source": "Text",
            }
            for one in made
        ),
    )
    return [one["id"] for one in made]


async def test_each_sees_their_own_places_and_nobody_sees_into_a_secret_one(company: Company):
    await posted(company.ada, company.pumps, "In the open")
    await posted(company.ada, company.field, "With the customer")
    await posted(company.ada, company.board, "In secret")
    assert await titles(company.ada, "for_you") == ["In secret", "With the customer", "In the open"]
    assert await titles(company.bo, "for_you") == ["With the customer", "In the open"]
    assert await titles(company.carla, "for_you") == ["With the customer"]
    assert await titles(company.eve, "for_you") == []
    assert await titles(company.eve, "everything") == ["In the open"]
    assert await titles(company.gil, "everything") == ["With the customer"]
    assert await titles(company.petra, "everything") == []


async def test_who_has_left_a_place_no_longer_follows_what_is_said_there(company: Company):
    subject_id = await posted(company.ada, company.board, "For members")
    subject = await visible_subject(company.ada, subject_id)
    await follow(company.eve, subject, "all")
    assert await titles(company.eve, "following") == []
    await write(INSERT_MEMBERSHIP(place_id=company.board, person_id=company.eve.id, role="member", since=now_us()))
    assert await titles(company.eve, "following") == ["For members"]


async def test_announcements_have_their_own_tab(company: Company):
    await posted(company.ada, company.pumps, "A small thing")
    await posted(company.ada, company.pumps, "A large thing", kind="announcement")
    assert await titles(company.bo, "announcements") == ["A large thing"]
    assert await titles(company.eve, "announcements") == []


async def test_a_deleted_post_is_in_no_stream(company: Company):
    subject_id = await posted(company.bo, company.pumps, "Too early")
    subject = await visible_subject(company.bo, subject_id)
    await delete_message(company.bo, subject, await visible_message(company.bo, subject.first_message_id or 0))
    for tab in TABS:
        assert await titles(company.ada, tab) == []


@pytest.mark.parametrize("tab", ["for_you", "everything", "announcements"])
async def test_pages_have_no_gap_and_nothing_twice_when_many_share_a_microsecond(company: Company, tab: Tab):
    made = await many_subjects(company, [company.pumps, company.field, company.board], 70, at=now_us())
    expected = sorted(made[::7] if tab == "announcements" else made, reverse=True)
    seen: list[int] = []
    before = None
    while True:
        page = await feed(company.ada, tab, before, 4)
        seen += [card.id for card in page.cards]
        if page.next is None:
            break
        before = page.next
    assert seen == expected


async def test_a_reply_brings_its_post_to_the_top(company: Company):
    first = await posted(company.ada, company.pumps, "First")
    await posted(company.ada, company.pumps, "Second")
    await reply(company.bo, await visible_subject(company.bo, first), source="And more")
    assert await titles(company.ada, "for_you") == ["First", "Second"]
    place = await place_feed(company.ada, company.pumps)
    assert [(card.replies, [face.name for face in card.faces]) for card in place.cards] == [(1, ["Bo Lind"]), (0, [])]


@pytest.mark.parametrize("before", ["x", "12", "-", "12-x", "１２-３", "1-2-3", f"{'9' * 5_000}-1"])
async def test_an_address_that_says_nothing_is_refused(company: Company, client: Client, before: str):
    with pytest.raises(BadRequest):
        key_in(before)
    answer = await client.get(f"/api/v1/feed?before={before}", viewer=company.ada)
    assert answer.status_code == 400


async def test_marks_say_what_is_new_to_a_reader_and_go_when_it_is_read(company: Company):
    subject_id = await posted(company.ada, company.pumps, "Who has an hour for @bo?")
    [card] = (await feed(company.bo, "for_you")).cards
    assert (card.unread, card.new, card.waits) == (True, 0, True)
    [own] = (await feed(company.ada, "for_you")).cards
    assert (own.unread, own.waits, own.level) == (False, False, "all")
    await mark_read(company.bo, subject_id, NEWEST)
    subject = await visible_subject(company.ada, subject_id)
    for text in ("I do", "Me too"):
        await reply(company.ada, subject, source=text)
    [card] = (await feed(company.bo, "for_you")).cards
    assert (card.unread, card.new, card.waits) == (True, 2, False)
    await mark_all_seen(company.bo)
    [card] = (await feed(company.bo, "for_you")).cards
    assert (card.unread, card.new, card.waits) == (False, 0, False)


async def test_one_click_clears_marks_of_what_was_never_opened(company: Company, client: Client):
    await posted(company.ada, company.pumps, "Never opened, @bo")
    assert (await feed(company.bo, "for_you")).cards[0].unread
    answer = await client.post("/home/seen", viewer=company.bo)
    assert answer.headers["location"] == "/home"
    [card] = (await feed(company.bo, "for_you")).cards
    assert (card.unread, card.waits) == (False, False)


@pytest.mark.parametrize("tab", TABS)
async def test_a_page_takes_as_many_statements_for_many_cards_as_for_few(company: Company, tab: Tab):
    async def statements() -> int:
        forget()
        with counted() as seen:
            await feed(company.ada, tab)
        return len(seen)

    for kind in ("update", "announcement"):
        subject_id = await posted(company.ada, company.pumps, "One @bo", kind=kind)
        await reply(company.bo, await visible_subject(company.bo, subject_id), source="Two")
    few = await statements()
    for number in range(12):
        subject_id = await posted(
            company.ada, company.field, f"Number {number} @bo", kind=["praise", "announcement"][number % 2]
        )
        await reply(company.carla, await visible_subject(company.carla, subject_id), source="Yes")
    assert await statements() == few <= 3
    with counted() as again:
        await feed(company.ada, tab)
    assert len(again) == 1


@pytest.mark.slow
async def test_no_stream_reads_more_than_it_shows(company: Company):
    more = [new_id() for _ in range(20)]
    await write(
        INSERT_PLACE.many(
            {"id": one, "kind": "community", "name": str(one), "openness": "open", "created_at": 1} for one in more
        ),
        INSERT_MEMBERSHIP.many(
            {"place_id": one, "person_id": company.ada.id, "role": "member", "since": 1} for one in more
        ),
    )
    await many_subjects(company, [company.pumps, company.field, *more], 4_000)
    await _analyse(company)
    scope: dict[str, Any] = {**company.ada.scope, "before_at": NEWEST, "before_id": NEWEST, "limit": 21}
    cases: dict[str, tuple[Statement, dict[str, Any]]] = {
        "for_you": (streams.FOR_YOU, {}),
        "announcements": (streams.ANNOUNCEMENTS, {"kind": "announcement"}),
        "everything": (streams.EVERYTHING, {}),
        "place": (streams.OF_PLACE, {"place": company.pumps}),
        "following": (streams.FOLLOWING, {}),
    }
    for name, (statement, also) in cases.items():
        names = statement.compiled(current().dialect).names
        values = {key: value for key, value in (scope | also).items() if key in names}
        plan = await _plan(company, statement, values)
        for line in plan:
            assert not _reads_all(line), f"{name}: {line}\n" + "\n".join(plan)


def _reads_all(line: str) -> bool:
    bare = line.strip().removeprefix("->").strip()
    tables = ("subjects", "messages", "readings", "follows", "mentions", "votes", "one", "first", "following")
    scans = [f"SCAN {table}" for table in tables] + [f"Seq Scan on {table}" for table in ("subjects", "messages")]
    return any(bare == scan or bare.startswith(f"{scan} ") for scan in scans)


async def _analyse(company: Company) -> None:
    url = company.settings.database_url
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:"))) as connection:
            connection.execute("ANALYZE")
    else:
        connection = await asyncpg.connect(url)
        await connection.execute("ANALYZE")
        await connection.close()


async def _plan(company: Company, statement: Statement, values: dict) -> list[str]:
    url = company.settings.database_url
    if url.startswith("sqlite:"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:"))) as connection:
            compiled = statement.compiled("sqlite")
            found = connection.execute(f"EXPLAIN QUERY PLAN {compiled.sql}", statement.arguments("sqlite", values))
            return [row[3] for row in found]
    connection = await asyncpg.connect(url)
    try:
        arguments = statement.arguments("postgresql", values)
        found = await connection.fetch(f"EXPLAIN {statement.compiled('postgresql').sql}", *arguments)
        return [row[0] for row in found]
    finally:
        await connection.close()
