"""The inbox as a page without script, as streams with it, and for programs."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import msgspec

from raison.kernel.access import Viewer
from raison.subjects.actions import reply
from raison.subjects.rows import Subject
from tests.inbox.conftest import Inbox, Post
from tests.support.company import Company
from tests.support.programs import Client

TURBO = "text/vnd.turbo-stream.html"
STATEMENTS = sys.modules["raison.kernel.database.current"].before_statement


@contextmanager
def counted() -> Iterator[list[object]]:
    """The statements that run inside the block."""
    ran: list[object] = []
    STATEMENTS.append(ran.append)
    try:
        yield ran
    finally:
        STATEMENTS.remove(ran.append)


async def filled(company: Company, post: Post, inbox: Inbox, moved: int) -> list[Subject]:
    """Ada has one request and some threads that moved."""
    threads = [await post(company.ada, company.pumps, f"Question {number}") for number in range(moved + 1)]
    for thread in threads:
        await reply(company.bo, thread, source="Same here.")
    await reply(company.bo, threads[0], source="@ada please confirm")
    await inbox.open(company.ada)
    return threads


async def test_the_page_says_what_waits_and_why(client: Client, company: Company, post: Post, inbox: Inbox):
    await filled(company, post, inbox, moved=5)
    page = (await client.get("/inbox", viewer=company.ada)).text
    assert "One needs you, five moved." in page
    assert "Mark all five done" in page
    assert "five threads moved since" in page
    assert "names you" in page
    assert "you asked" in page
    assert page.index('id="group-needs"') < page.index('id="group-following"')
    assert "That is everything. Nothing is hidden and nothing is ranked." in page
    empty = (await client.get("/inbox", viewer=company.max)).text
    assert "Nothing waits for you." in empty


async def test_every_act_works_without_script(client: Client, company: Company, post: Post, inbox: Inbox):
    threads = await filled(company, post, inbox, moved=2)
    line = f"/inbox/{threads[1].id}"
    for act, form in [
        ("done", {}),
        ("opening", {}),
        ("snooze", {"until": "tomorrow"}),
        ("opening", {}),
        ("mute", {}),
        ("unmuting", {"level": "all"}),
    ]:
        answer = await client.post(f"{line}/{act}", viewer=company.ada, form=form)
        assert (answer.status_code, answer.headers["location"]) == (303, "/inbox"), act
    assert len(await inbox.open(company.ada)) == 3
    await client.post("/inbox/done", viewer=company.ada, form={"heap": "following"})
    assert [one.heap for one in await inbox.open(company.ada)] == ["needs"]
    done = (await client.get("/inbox?tab=done", viewer=company.ada)).text
    assert done.count("Bring back") == 2
    assert "2 today" in done


async def test_with_script_the_line_goes_and_undo_is_offered(
    client: Client, company: Company, post: Post, inbox: Inbox
):
    threads = await filled(company, post, inbox, moved=1)
    gone = await client.post(f"/inbox/{threads[0].id}/done", viewer=company.ada, form={}, accept=TURBO)
    assert f'action="remove" target="notice-{threads[0].id}"' in gone.text
    assert "/inbox/undoing" in gone.text
    assert 'data-key="z"' in gone.text
    done_at = gone.text.split('name="done_at" value="')[1].split('"')[0]
    await client.post("/inbox/undoing", viewer=company.ada, form={"done_at": done_at}, accept=TURBO)
    assert len(await inbox.open(company.ada)) == 2


async def test_a_day_out_of_reach_is_refused_with_words(client: Client, company: Company, post: Post, inbox: Inbox):
    threads = await filled(company, post, inbox, moved=1)
    answer = await client.post(f"/inbox/{threads[0].id}/snooze", viewer=company.ada, form={"on": "1999-01-01"})
    assert answer.status_code == 422
    assert "Choose a day within 12 months" in answer.text
    for wrong in ({"until": "x" * 30}, {}):
        assert (await client.post(f"/inbox/{threads[0].id}/snooze", viewer=company.ada, form=wrong)).status_code == 422


async def test_what_others_do_arrives_as_changes_of_the_page(
    client: Client, company: Company, post: Post, inbox: Inbox
):
    threads = await filled(company, post, inbox, moved=1)
    again = (await client.get("/inbox/again", viewer=company.ada, turbo_frame="inbox-again")).text
    assert again.strip().startswith('<turbo-frame id="inbox-again"')
    assert f"#lines-needs &gt; .notice:not(#notice-{threads[0].id})" in again
    assert f"#lines-following &gt; .notice:not(#notice-{threads[1].id})" in again
    assert 'action="announce" target="lines-needs"' in again
    panel = (await client.get("/inbox/panel", viewer=company.ada, turbo_frame="inbox-panel")).text
    assert "Needs you" in panel
    assert "HX-40 seal weeps" in panel


async def test_strangers_find_nothing(client: Client, company: Company, post: Post, inbox: Inbox):
    threads = await filled(company, post, inbox, moved=1)
    for act in ("done", "opening", "snooze", "mute", "unmuting"):
        answer = await client.post(f"/inbox/{threads[0].id}/{act}", viewer=company.eve, form={"until": "tomorrow"})
        assert answer.status_code == 404
    assert (await client.get("/inbox", accept="text/html")).status_code == 303
    assert (await client.get("/api/v1/notices")).status_code == 401


async def test_the_number_of_statements_does_not_grow_with_the_lines(
    client: Client, company: Company, post: Post, inbox: Inbox
):
    async def statements(path: str, viewer: Viewer) -> int:
        await client.get(path, viewer=viewer)
        with counted() as ran:
            assert (await client.get(path, viewer=viewer)).status_code == 200
        return len(ran)

    paths = ("/inbox", "/inbox?tab=done", "/inbox/again", "/inbox/panel", "/api/v1/notices")
    before = [await statements(path, company.ada) for path in paths]
    await filled(company, post, inbox, moved=8)
    assert [await statements(path, company.ada) for path in paths] == before


async def test_programs_list_and_act_on_lines(client: Client, company: Company, post: Post, inbox: Inbox):
    threads = await filled(company, post, inbox, moved=3)
    first = (await client.json("GET", "/api/v1/notices?limit=3", viewer=company.ada)).json()
    rest = (await client.json("GET", f"/api/v1/notices?limit=3&before={first['next']}", viewer=company.ada)).json()
    assert len(first["entries"]) == 3
    assert len(rest["entries"]) == 1
    assert rest["next"] is None
    ids = {entry["id"] for entry in first["entries"] + rest["entries"]}
    assert ids == {str(thread.id) for thread in threads}
    needs = (await client.json("GET", "/api/v1/notices?heap=needs", viewer=company.ada)).json()["entries"]
    assert [entry["reason"] for entry in needs] == ["names you"]
    one = f"/api/v1/notices/{threads[0].id}"
    for method, act, body in [
        ("PUT", "done", None),
        ("DELETE", "done", None),
        ("PUT", "snooze", {"until": "tomorrow"}),
        ("DELETE", "snooze", None),
        ("PUT", "mute", None),
        ("DELETE", "mute", None),
    ]:
        answer = await client.json(method, f"{one}/{act}", viewer=company.ada, body=body)
        assert answer.status_code == 204, (method, act, answer.text)
    assert (await client.json("GET", one, viewer=company.ada)).json()["done_at"] is None
    for nonsense in ("yesterday", "2026-01-01T08:00", "1999-01-01T08:00:00Z"):
        refused = await client.json("PUT", f"{one}/snooze", viewer=company.ada, body={"until": nonsense})
        assert refused.status_code == 422, nonsense
    assert (await client.json("GET", "/api/v1/notices?before=x", viewer=company.ada)).status_code == 400
    assert (await client.json("GET", "/api/v1/notices?state=lost", viewer=company.ada)).status_code == 422
    await client.json("POST", "/api/v1/notices/done", viewer=company.ada, body={"heap": "following"})
    counts = (await client.json("GET", "/api/v1/notices/counts", viewer=company.ada)).json()
    assert counts == {"needs_you": 1, "unread_conversations": 0}
    assert (
        msgspec.json.decode((await client.json("GET", "/api/v1/notices", viewer=company.ada)).content)["next"] is None
    )
