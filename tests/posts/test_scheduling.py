"""Sending later: stored as it is, sent at its time under the rights of that time, refused with the reason kept."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, update

from raison.communities.policies import visible_place
from raison.kernel.access import Viewer, memberships
from raison.kernel.clock import now, shifted
from raison.kernel.database import number, statement, write
from raison.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from raison.kernel.jobs import JobRunner
from raison.people.tables import people
from raison.posts.actions import AlreadySent, cancel_scheduled, change_scheduled, schedule_post, send_scheduled
from raison.posts.queries.waiting import own_scheduled, scheduled_posts_of
from raison.posts.rows import NewPost, Scheduled
from raison.subjects.jobs import forget_unused_upload
from raison.subjects.uploads import forget_upload, own_uploads, store_upload
from tests.posts.scenes import titles
from tests.support.company import INSERT_MEMBERSHIP, Company
from tests.support.programs import Client

LEAVE = statement(
    delete(memberships).where(memberships.c.place_id == number("place"), memberships.c.person_id == number("person"))
)
DEACTIVATE = statement(update(people).where(people.c.id == number("person")).values(deactivated_at=1))
A_DAY = timedelta(days=1)


async def planned(company: Company, author: Viewer, place_id: int, **more: Any) -> Scheduled:
    """A post for tomorrow."""
    place = await visible_place(author, place_id)
    made = await schedule_post(author, place, NewPost(text="Good morning", **more), now() + A_DAY)
    return await own_scheduled(author, made)


async def run_jobs_in(days: int) -> None:
    """Do what is due after so many days."""
    with shifted(days * A_DAY):
        await JobRunner().run_due()


async def test_it_is_sent_at_its_time_and_not_before(company: Company):
    await planned(company, company.bo, company.pumps)
    await JobRunner().run_due()
    assert await titles(company.ada) == []
    await run_jobs_in(2)
    assert await titles(company.ada) == ["Good morning"]
    assert await scheduled_posts_of(company.bo) == []


async def test_sending_twice_posts_once(company: Company):
    waiting = await planned(company, company.bo, company.pumps)
    with shifted(2 * A_DAY):
        await send_scheduled(waiting.id)
        await send_scheduled(waiting.id)
    assert await titles(company.ada) == ["Good morning"]


async def test_it_is_refused_when_the_rights_have_ended_and_says_why(company: Company, client: Client):
    await planned(company, company.bo, company.field)
    await write(LEAVE(place=company.field, person=company.bo.id))
    await run_jobs_in(2)
    assert await titles(company.ada) == []
    [waiting] = await scheduled_posts_of(company.bo)
    assert waiting.refused == "Join First 72 Hours to post there."
    page = await client.get("/scheduled", viewer=company.bo)
    assert "Not sent: Join First 72 Hours to post there." in page.text
    listed = (await client.get("/api/v1/scheduled", viewer=company.bo)).json()["entries"]
    assert listed[0]["refused"] == waiting.refused
    await run_jobs_in(2)
    [sent] = (company.settings.folder / "outbox").iterdir()
    assert "Join First 72 Hours to post there." in sent.read_text()
    assert "Good morning" not in sent.read_text()


async def test_a_secret_place_that_one_has_left_is_not_named(company: Company):
    await write(INSERT_MEMBERSHIP(place_id=company.board, person_id=company.bo.id, role="member", since=1))
    await planned(company, company.bo, company.board)
    await write(LEAVE(place=company.board, person=company.bo.id))
    await run_jobs_in(2)
    [waiting] = await scheduled_posts_of(company.bo)
    assert waiting.refused == "You can no longer see the place."
    assert await titles(company.ada) == []


async def test_nothing_is_sent_for_who_has_left_the_company(company: Company):
    await planned(company, company.bo, company.pumps)
    await write(DEACTIVATE(person=company.bo.id))
    await run_jobs_in(2)
    assert await titles(company.ada) == []


async def test_a_refused_post_is_sent_when_it_is_moved_where_one_may(company: Company):
    await planned(company, company.bo, company.field)
    await write(LEAVE(place=company.field, person=company.bo.id))
    await run_jobs_in(2)
    [waiting] = await scheduled_posts_of(company.bo)
    pumps = await visible_place(company.bo, company.pumps)
    await change_scheduled(company.bo, waiting, pumps, waiting.post, now() + A_DAY)
    await run_jobs_in(3)
    assert await titles(company.ada) == ["Good morning"]


async def test_what_waits_can_be_changed_and_cancelled(company: Company, client: Client):
    waiting = await planned(company, company.bo, company.pumps)
    form = {"place": company.pumps, "kind": "question", "text": "Better words", "send_at": "", "zone": "Europe/Oslo"}
    later = (now() + 3 * A_DAY).strftime("%Y-%m-%dT%H:%M")
    kept = await client.post(f"/scheduled/{waiting.id}", viewer=company.bo, form=form | {"send_at": later})
    assert kept.headers["location"] == "/scheduled"
    await run_jobs_in(2)
    assert await titles(company.ada) == []
    [changed] = await scheduled_posts_of(company.bo)
    assert (changed.post.kind, changed.post.text) == ("question", "Better words")
    await client.post(f"/scheduled/{waiting.id}/removal", viewer=company.bo)
    await run_jobs_in(5)
    assert (await titles(company.ada), await scheduled_posts_of(company.bo)) == ([], [])
    with pytest.raises(AlreadySent):
        await cancel_scheduled(company.bo, changed)


async def test_a_time_that_is_changed_is_read_in_the_zone_in_which_it_is_shown(company: Company, client: Client):
    waiting = await planned(company, company.bo, company.pumps)
    page = await client.get(f"/scheduled/{waiting.id}", viewer=company.bo)
    assert f'name="zone" value="{company.bo.zone}"' in page.text
    assert 'data-controller="local-zone"' not in page.text


async def test_without_a_time_it_is_sent_at_once_and_once(company: Company, client: Client):
    waiting = await planned(company, company.bo, company.pumps)
    form = {"place": company.pumps, "kind": "update", "text": "Now", "send_at": ""}
    sent = await client.post(f"/scheduled/{waiting.id}", viewer=company.bo, form=form)
    assert sent.headers["location"] == f"/communities/{company.pumps}"
    await run_jobs_in(2)
    assert await titles(company.ada) == ["Now"]


async def test_the_composer_schedules_in_the_zone_of_the_browser(company: Company, client: Client):
    form = {"place": company.pumps, "kind": "update", "text": "At nine", "zone": "America/New_York"}
    tomorrow = (now() + A_DAY).date().isoformat()
    sent = await client.post("/posts", viewer=company.bo, form=form | {"send_at": f"{tomorrow}T09:00"})
    assert sent.headers["location"] == "/scheduled"
    [waiting] = await scheduled_posts_of(company.bo)
    assert waiting.send_at.hour in (13, 14)
    for wrong in ("yesterday", "2026-99-99T00:00"):
        refused = await client.post("/posts", viewer=company.bo, form=form | {"send_at": wrong})
        assert refused.status_code == 422
        assert "At nine" in refused.text


async def test_others_neither_see_nor_touch_what_waits(company: Company, client: Client):
    waiting = await planned(company, company.bo, company.pumps)
    with pytest.raises(NotFound):
        await own_scheduled(company.ada, waiting.id)
    for method, path in (("GET", f"/scheduled/{waiting.id}"), ("POST", f"/scheduled/{waiting.id}/removal")):
        call = client.get if method == "GET" else client.post
        assert (await call(path, viewer=company.ada)).status_code == 404
    assert (await client.get("/api/v1/scheduled", viewer=company.ada)).json()["entries"] == []
    answer = await client.json("DELETE", f"/api/v1/scheduled/{waiting.id}", viewer=company.ada)
    assert answer.status_code == 404
    assert len(await scheduled_posts_of(company.bo)) == 1


async def test_what_can_not_be_posted_can_not_be_scheduled_either(company: Company):
    pumps, field = await visible_place(company.bo, company.pumps), await visible_place(company.eve, company.pumps)
    soon, late = now() + A_DAY, now() + 400 * A_DAY
    for author, place, post, at, error in (
        (company.bo, pumps, NewPost(kind="announcement", text="Hear"), soon, NotAllowed),
        (company.eve, field, NewPost(text="Hear"), soon, NotAllowed),
        (company.bo, pumps, NewPost(text=""), soon, Invalid),
        (company.bo, pumps, NewPost(text="Hear"), late, Invalid),
        (company.bo, pumps, NewPost(text="Hear"), now() - A_DAY, Invalid),
    ):
        with pytest.raises(error):
            await schedule_post(author, place, post, at)
    assert await scheduled_posts_of(company.bo) == []


async def test_files_of_a_waiting_post_are_kept_and_belong_to_it(company: Company):
    async def content():
        yield b"three figures"

    upload = await store_upload(company.bo, content(), name="figures.txt", content_type="text/plain")
    waiting = await planned(company, company.bo, company.pumps, attachments=(upload.id,))
    with shifted(1.5 * A_DAY):
        await forget_unused_upload({"upload_id": upload.id})
    assert [one.id for one in await own_uploads(company.bo, [upload.id])] == [upload.id]
    with pytest.raises(Conflict):
        await planned(company, company.bo, company.pumps, attachments=(upload.id,))
    await cancel_scheduled(company.bo, waiting)
    await forget_upload(upload.id)
    assert await own_uploads(company.bo, [upload.id]) == []
