"""What is one's own: reading state, following, drafts, previews while writing."""

import pytest

from raison.kernel.live.connection import Connection
from raison.kernel.live.hub import hub, live_hooks
from raison.subjects.actions import follow, keep_draft, mark_read, mark_unread, reply
from raison.subjects.actions.drafts import MAX_DRAFTS, TooManyDrafts
from raison.subjects.queries import draft_of, drafts_of, followers_of, mine_of
from raison.subjects.rows import Subject
from tests.support.company import Company
from tests.support.programs import Client


async def test_reading_moves_forward_only_and_unread_moves_it_back(client: Client, company: Company, pumps: Subject):
    ids = [pumps.first_message_id or 0, *[await reply(company.ada, pumps, source=f"Reply {n}") for n in range(3)]]
    path = f"/subjects/{pumps.id}/reading"
    assert (await client.post(path, viewer=company.bo, form={"message": ids[2]}, accept="*/*")).status_code == 204
    assert (await client.post(path, viewer=company.bo, form={"message": ids[0]}, accept="*/*")).status_code == 204
    mine = await mine_of(company.bo, pumps)
    assert (mine.read_id, mine.new, mine.first_new_id) == (ids[2], 1, ids[3])
    back = await client.post(f"{path}?unread=1", viewer=company.bo, form={"message": ids[1]})
    assert back.status_code == 303
    mine = await mine_of(company.bo, pumps)
    assert (mine.read_id, mine.new, mine.first_new_id) == (ids[0], 3, ids[1])


async def test_any_unread_mark_can_be_cleared_whatever_number_a_client_sends(company: Company, pumps: Subject):
    last = await reply(company.ada, pumps, source="One")
    await mark_read(company.bo, pumps.id, (1 << 63) - 1)
    assert (await mine_of(company.bo, pumps)).read_id == last
    await mark_read(company.eve, pumps.id, 1)
    assert (await mine_of(company.eve, pumps)).read_id is None
    await mark_unread(company.bo, pumps.id, pumps.first_message_id or 0)
    assert (await mine_of(company.bo, pumps)).new == 2


async def test_another_device_hears_at_once_that_something_was_read(company: Company, pumps: Subject):
    heard: list[int] = []

    async def own(viewer):
        heard.append(viewer.id)
        return "<turbo-stream></turbo-stream>"

    connection, before = Connection(company.bo, {"me": 0}), live_hooks.own
    live_hooks.own = own
    hub().add(connection)
    try:
        await mark_read(company.bo, pumps.id, pumps.first_message_id or 0)
        await mark_read(company.eve, pumps.id, pumps.first_message_id or 0)
        people, hub()._dirty = hub()._dirty, set()
        assert people == {company.bo.id}
        await hub().send_own(hub()._by_person[company.bo.id])
        assert heard == [company.bo.id]
        assert b'"topic":"me"' in await connection.next()
    finally:
        live_hooks.own = before
        hub().drop(connection)


async def test_following_is_chosen_in_three_levels(client: Client, company: Company, pumps: Subject):
    path = f"/subjects/{pumps.id}/follow"
    for level, follows in [("all", True), ("named", False), ("muted", False), ("all", True), ("none", False)]:
        assert (await client.post(path, viewer=company.eve, form={"level": level})).status_code == 303
        assert (company.eve.id in await followers_of(pumps.id)) == follows
    assert (await mine_of(company.eve, pumps)).level is None
    assert (await client.post(path, viewer=company.eve, form={"level": "loud"})).status_code == 422


async def test_the_button_on_a_card_answers_with_itself(client: Client, company: Company, pumps: Subject):
    answer = await client.post(
        f"/subjects/{pumps.id}/follow",
        viewer=company.eve,
        form={"level": "all"},
        accept="text/vnd.turbo-stream.html, text/html",
    )
    assert answer.status_code == 200
    assert f'target="follow-{pumps.id}"' in answer.text
    assert "Following" in answer.text


async def test_strangers_can_neither_follow_nor_read(client: Client, company: Company, board: Subject):
    forms: list[tuple[str, dict[str, object]]] = [
        ("follow", {"level": "all"}),
        ("reading", {"message": board.first_message_id}),
    ]
    for path, form in forms:
        answer = await client.post(f"/subjects/{board.id}/{path}", viewer=company.bo, form=form)
        assert answer.status_code == 404
    assert (await client.get(f"/subjects/{board.id}/here", viewer=company.bo)).status_code == 404
    assert (await client.get(f"/subjects/{board.id}/composer", viewer=company.bo)).status_code == 404


async def test_a_draft_is_there_on_every_device_and_nobody_elses(client: Client, company: Company, pumps: Subject):
    path = f"/drafts/subject-{pumps.id}"
    kind = {"content_type": "application/x-www-form-urlencoded"}
    sent = await client._send(
        "PUT", path, company.bo, headers={"content-type": kind["content_type"]}, content=b"text=Half+a+sentence"
    )
    assert sent.status_code == 204
    page = await client.get(f"/subjects/{pumps.id}", viewer=company.bo)
    assert "Half a sentence</textarea>" in page.text
    assert "Half a sentence" not in (await client.get(f"/subjects/{pumps.id}", viewer=company.ada)).text
    assert (await client.get(path, viewer=company.ada)).text == ""
    await reply(company.bo, pumps, source="A whole sentence")
    assert await draft_of(company.bo, f"subject-{pumps.id}") is None


async def test_drafts_have_limits(client: Client, company: Company):
    for number in range(MAX_DRAFTS):
        await keep_draft(company.bo, f"post-{number}", "words")
    with pytest.raises(TooManyDrafts):
        await keep_draft(company.bo, "post-more", "words")
    await keep_draft(company.bo, "post-1", "other words")
    kept = await draft_of(company.bo, "post-1")
    assert kept is not None
    assert kept.text == "other words"
    await keep_draft(company.bo, "post-2", "  ")
    await keep_draft(company.bo, "post-more", "words")
    assert len(await drafts_of(company.bo)) == MAX_DRAFTS
    for key, text, status in [("post", "x" * 40_001, 422), ("No%20Key", "x", 422), ("a" * 300, "x", 422)]:
        answer = await client.json("PUT", f"/api/v1/drafts/{key}", viewer=company.eve, body={"text": text})
        assert answer.status_code == status


async def test_programs_see_their_drafts(client: Client, company: Company):
    put = await client.json("PUT", "/api/v1/drafts/post", viewer=company.bo, body={"text": "Begun"})
    assert put.status_code == 204
    listed = (await client.get("/api/v1/drafts", viewer=company.bo)).json()["entries"]
    assert [(one["key"], one["text"]) for one in listed] == [("post", "Begun")]
    assert (await client.get("/api/v1/drafts/post", viewer=company.ada)).status_code == 404
    assert (await client.json("DELETE", "/api/v1/drafts/post", viewer=company.bo)).status_code == 204
    assert (await client.get("/api/v1/drafts/post", viewer=company.bo)).status_code == 404


async def test_a_preview_shows_names_only_to_who_may_know_everybody(client: Client, company: Company):
    shown = await client.post("/preview", viewer=company.bo, form={"text": "**Hello** @eve <script>x</script>"})
    assert shown.status_code == 200
    assert "<strong>Hello</strong>" in shown.text
    assert "@Eve Dahl" in shown.text
    assert "<script>" not in shown.text
    assert "Eve Dahl" not in (await client.post("/preview", viewer=company.carla, form={"text": "@eve"})).text


async def test_muting_is_kept_when_one_writes(company: Company, pumps: Subject):
    await follow(company.bo, pumps, "muted")
    await reply(company.bo, pumps, source="Still muted")
    assert (await mine_of(company.bo, pumps)).level == "muted"
