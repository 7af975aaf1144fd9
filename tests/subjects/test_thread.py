"""The thread page: what is on it, for whom, how long threads fold, what it costs."""

import re
import sqlite3
import sys
from contextlib import closing

import pytest

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import current, write
from raison.kernel.database.sqlite import SQLite
from raison.kernel.ids import NEWEST, new_id
from raison.kernel.markup import VERSION
from raison.kernel.pages import rendering
from raison.subjects import kinds
from raison.subjects.actions import mark_read, reply
from raison.subjects.policies import visible_message, visible_subject, visible_together
from raison.subjects.queries import LINES_AFTER, LINES_BEFORE, MESSAGES_AFTER, MESSAGES_BEFORE, MINE
from raison.subjects.rows import Subject
from raison.subjects.writes import COUNT_REPLY, INSERT_MESSAGE
from tests.subjects.conftest import Begin
from tests.support.company import Company
from tests.support.programs import Client

STATEMENTS = sys.modules["raison.kernel.database.current"].before_statement


async def filled(company: Company, subject: Subject, count: int, *, html: bool = True) -> list[int]:
    """Replies by Ada, Bo and Eve in turn; without HTML as an import writes them."""
    authors, at, made = [company.ada, company.bo, company.eve], now_us(), []
    for number in range(count):
        made.append(new_id())
        text = f"Reply number {number} end"
        await write(
            INSERT_MESSAGE(
                id=made[-1],
                subject_id=subject.id,
                author_id=authors[number % 3].id,
                created_at=at,
                source=text,
                html=f"<p>{text}</p>" if html else None,
                html_version=VERSION if html else 0,
            ),
            COUNT_REPLY(which=subject.id, message=made[-1], author=authors[number % 3].id, moment=at),
        )
    return made


def shown(page: str) -> list[int]:
    """The numbers of the replies on a page, in order."""
    return [int(number) for number in re.findall(r"Reply number (\d+) end", page)]


async def counted(client: Client, path: str, viewer: Viewer) -> int:
    """How many statements a page takes."""
    seen: list[object] = []
    STATEMENTS.append(seen.append)
    try:
        assert (await client.get(path, viewer=viewer)).status_code == 200
    finally:
        STATEMENTS.remove(seen.append)
    return len(seen)


async def test_strangers_do_not_learn_that_a_thread_exists(
    client: Client, company: Company, board: Subject, field: Subject
):
    message_id = board.first_message_id
    for path in (
        f"/subjects/{board.id}",
        f"/m/{message_id}",
        f"/m/{message_id}/history",
        f"/api/v1/subjects/{board.id}",
    ):
        for viewer in (company.bo, company.gil, company.carla, company.max):
            hidden, nowhere = await client.get(path, viewer=viewer), await client.get("/subjects/17", viewer=viewer)
            assert hidden.status_code == nowhere.status_code == 404
            assert "weeps" not in hidden.text
        assert (await client.get(path, viewer=company.ada)).status_code in (200, 303)
    for viewer, status in [(company.gil, 200), (company.carla, 200), (company.eve, 404), (company.petra, 404)]:
        assert (await client.get(f"/subjects/{field.id}", viewer=viewer)).status_code == status


async def test_the_page_says_who_reads_along_from_outside(client: Client, company: Company, field: Subject):
    await reply(company.carla, field, source="Dry since Monday.")
    page = await client.get(f"/subjects/{field.id}", viewer=company.bo)
    assert "page--bounded" in page.text
    assert "1 outside Halden Pumps" in page.text
    assert "Aldwater · Plant engineer" in page.text
    assert f'data-live-topics="me subject:{field.id}"' in page.text


async def test_a_fragment_knows_no_reader(client: Client, company: Company, field: Subject):
    pages = [await client.get(f"/subjects/{field.id}", viewer=viewer) for viewer in (company.ada, company.carla)]
    articles = [re.findall(r"<article.*?</article>", page.text, re.DOTALL) for page in pages]
    assert articles[0] == articles[1]
    assert len(articles[0]) == 1


async def test_long_threads_fold_what_is_earlier(client: Client, company: Company, pumps: Subject):
    await filled(company, pumps, 120)
    newest = (await client.get(f"/subjects/{pumps.id}", viewer=company.max)).text
    assert shown(newest) == list(range(70, 120))
    assert "Show 70 earlier replies" in newest
    assert "weeps</strong>" in newest
    assert f'id="thread-{pumps.id}"' in newest
    before = re.search(r"\?before=(\d+)", newest)
    assert before is not None
    earlier = (await client.get(f"/subjects/{pumps.id}?before={before[1]}", viewer=company.max)).text
    assert shown(earlier) == list(range(20, 70))
    assert "Show 20 earlier replies" in earlier
    assert "Show later replies" in earlier
    assert f'id="thread-{pumps.id}"' not in earlier
    after = re.search(r"\?after=(\d+)", earlier)
    assert after is not None
    assert shown((await client.get(f"/subjects/{pumps.id}?after={after[1]}", viewer=company.max)).text) == list(
        range(70, 120)
    )
    frame = await client.get(
        f"/subjects/{pumps.id}?before={before[1]}", viewer=company.max, turbo_frame=f"earlier-{pumps.id}"
    )
    assert shown(frame.text) == list(range(20, 70))
    assert "<html" not in frame.text


async def test_a_permalink_leads_to_the_page_that_has_the_message(client: Client, company: Company, pumps: Subject):
    ids = await filled(company, pumps, 120)
    for number, first in [(3, 3), (100, 70)]:
        link = await client.get(f"/m/{ids[number]}", viewer=company.max)
        assert link.headers["location"] == f"/subjects/{pumps.id}?at={ids[number]}#message-{ids[number]}"
        page = await client.get(link.headers["location"].partition("#")[0], viewer=company.max)
        assert shown(page.text)[0] == first
        assert f'id="message-{ids[number]}"' in page.text
    root = await client.get(f"/m/{pumps.first_message_id}", viewer=company.max)
    assert root.headers["location"] == f"/subjects/{pumps.id}#message-{pumps.first_message_id}"


async def test_the_unread_line_stands_above_the_first_new_reply_and_the_page_begins_there(
    client: Client, company: Company, pumps: Subject
):
    ids = await filled(company, pumps, 120)
    fresh = await client.get(f"/subjects/{pumps.id}", viewer=company.max)
    assert "new-line" not in fresh.text
    await mark_read(company.max, pumps.id, ids[9])
    page = (await client.get(f"/subjects/{pumps.id}", viewer=company.max)).text
    assert shown(page) == list(range(10, 60))
    assert "110 new" in page
    assert page.index('id="new"') < page.index("Reply number 10 end")
    await mark_read(company.max, pumps.id, ids[99])
    page = (await client.get(f"/subjects/{pumps.id}", viewer=company.max)).text
    assert shown(page)[0] == 70
    assert "20 new" in page
    assert page.index("Reply number 99 end") < page.index('id="new"') < page.index("Reply number 100 end")
    await mark_read(company.max, pumps.id, ids[-1])
    assert "new-line" not in (await client.get(f"/subjects/{pumps.id}", viewer=company.max)).text


async def test_what_was_imported_is_rendered_when_it_is_first_read(client: Client, company: Company, pumps: Subject):
    ids = await filled(company, pumps, 3, html=False)
    page = await client.get(f"/subjects/{pumps.id}", viewer=company.max)
    assert shown(page.text) == [0, 1, 2]
    message = await visible_message(company.max, ids[1])
    assert (message.html, message.html_version) == ("<p>Reply number 1 end</p>", VERSION)


async def test_a_page_takes_as_many_statements_for_fifty_replies_as_for_two(
    client: Client, company: Company, begin: Begin
):
    few, many = await begin(company.pumps, company.ada), await begin(company.pumps, company.ada)
    await filled(company, few, 2)
    await filled(company, many, 50)
    paths = [f"/subjects/{subject.id}" for subject in (few, many)]
    await client.get("/m/1", viewer=company.max)
    await client.get(paths[0], viewer=company.max)
    rendering.forget()
    cold = [await counted(client, path, company.max) for path in paths]
    warm = [await counted(client, path, company.max) for path in paths]
    assert cold[0] == cold[1]
    assert warm[0] == warm[1] == cold[0] - 1


async def test_lists_of_messages_are_read_by_index(company: Company, pumps: Subject):
    ids = {"subject": pumps.id, "first": 0, "limit": 51}
    for statement, where in [
        (LINES_BEFORE, {"before": NEWEST}),
        (LINES_AFTER, {"after": 0}),
        (MESSAGES_BEFORE, {"before": NEWEST}),
        (MESSAGES_AFTER, {"after": 0}),
    ]:
        given = {name: value for name, value in (ids | where).items() if name in statement.compiled("sqlite").names}
        plan = await explained(statement, given)
        assert "ix_messages_subject_id_id" in plan, plan
        assert "SCAN messages" not in plan
        assert "Seq Scan on messages" not in plan
    mine = {"subject": pumps.id, "viewer": company.bo.id, "draft": "post", "limit": 1000}
    plan = await explained(MINE, mine)
    assert "SCAN messages" not in plan, plan
    assert "Seq Scan on messages" not in plan, plan


async def explained(statement, parameters) -> str:
    """The plan of a statement on the database at hand."""
    database = current()
    compiled, arguments = statement.compiled(database.dialect), statement.arguments(database.dialect, parameters)
    if isinstance(database, SQLite):
        with closing(sqlite3.connect(database.path)) as connection:
            return "\n".join(str(row) for row in connection.execute("EXPLAIN QUERY PLAN " + compiled.sql, arguments))
    async with database.pool.lent() as connection, connection.transaction():
        await connection.execute("SET LOCAL enable_seqscan = off")
        return "\n".join(row[0] for row in await connection.fetch("EXPLAIN " + compiled.sql, *arguments))


async def test_a_kind_brings_its_own_part(client: Client, company: Company, pumps: Subject, monkeypatch):
    async def load(viewer: Viewer, subject: Subject):
        return {"level": "muted"}

    monkeypatch.setitem(kinds._kinds, "question", kinds.Kind("subjects/_follow_button.html", load))
    page = await client.get(f"/subjects/{pumps.id}", viewer=company.bo)
    assert f'id="follow-{pumps.id}"' in page.text


async def test_every_form_of_a_thread_shows_itself(client: Client, company: Company, pumps: Subject):
    message_id = await reply(company.bo, pumps, source="Mine")
    for path in (f"/m/{message_id}/editing", f"/m/{message_id}/removal", f"/m/{message_id}/history"):
        page = await client.get(path, viewer=company.bo)
        assert page.status_code == 200
        assert "Mine" in page.text
    quoting = await client.get(f"/subjects/{pumps.id}?quote={message_id}", viewer=company.ada)
    assert f'name="reply_to" value="{message_id}"' in quoting.text
    placed = await client.get(f"/m/{message_id}/editing", viewer=company.bo, accept="text/vnd.turbo-stream.html")
    assert f'action="replace" target="message-{message_id}"' in placed.text


@pytest.mark.parametrize("query", ["before=x", "at=-1", "after=99999999999999999999"])
async def test_numbers_that_are_none_are_refused(client: Client, company: Company, pumps: Subject, query: str):
    assert (await client.get(f"/subjects/{pumps.id}?{query}", viewer=company.bo)).status_code == 422


async def test_a_new_name_shows_on_messages_that_are_drawn_already(client: Client, company: Company, pumps: Subject):
    from sqlalchemy import update

    from raison.kernel.database import number, statement
    from raison.people.tables import people

    await client.get(f"/subjects/{pumps.id}", viewer=company.bo)
    renamed = update(people).where(people.c.id == number("which")).values(name="Ada Holm", version=people.c.version + 1)
    await write(statement(renamed)(which=company.ada.id))
    assert "Ada Holm" in (await client.get(f"/subjects/{pumps.id}", viewer=company.bo)).text
    assert (await visible_subject(company.bo, pumps.id)).author.name == "Ada Holm"
    assert (await visible_together(company.bo, pumps.first_message_id or 0))[1].author.name == "Ada Holm"
