"""Replying: what it counts, who may, who is named, what a closed thread answers."""

import asyncio

import pytest
from sqlalchemy import update

from raison.kernel.database import number, statement, word, write
from raison.kernel.errors import Invalid, NotFound
from raison.kernel.spine import announcement_for, newest_position
from raison.kernel.spine.activities import activities_after
from raison.kernel.spine.positions import BEGINNING
from raison.subjects.actions import TakesNoReplies, follow, mark_read, reply
from raison.subjects.policies import visible_message, visible_subject
from raison.subjects.queries import followers_of, messages_after, mine_of, named_in
from raison.subjects.rows import Subject
from raison.subjects.tables import subjects
from tests.support.company import Company
from tests.support.programs import Client

SET_STATE = statement(update(subjects).where(subjects.c.id == number("which")).values(state=word("state")))


async def announced(after: int = 0):
    """The announcement of the newest activity."""
    heard = await activities_after(BEGINNING)
    return await announcement_for(heard[-1])


async def test_a_reply_is_counted_and_makes_the_thread_the_last_active(company: Company, pumps: Subject):
    message_id = await reply(company.bo, pumps, source="Steps 7 and 8 are swapped.")
    found = await visible_subject(company.ada, pumps.id)
    assert (found.replies, found.last_message_id, found.last_author_id) == (1, message_id, company.bo.id)
    assert found.active_at > pumps.active_at
    assert found.version == pumps.version + 1
    message = await visible_message(company.ada, message_id)
    assert (message.source, message.html) == ("Steps 7 and 8 are swapped.", "<p>Steps 7 and 8 are swapped.</p>")
    assert not message.first
    assert (await visible_message(company.ada, pumps.first_message_id or 0)).first


async def test_replies_at_once_are_all_counted(company: Company, pumps: Subject):
    await asyncio.gather(*[reply(company.bo, pumps, source=f"Reply {number}") for number in range(12)])
    found = await visible_subject(company.ada, pumps.id)
    messages = await messages_after(found, limit=50)
    assert found.replies == 12
    assert len(messages) == 13
    assert found.last_message_id == max(message.id for message in messages)


async def test_who_may_not_see_the_place_can_not_reply(
    client: Client, company: Company, board: Subject, field: Subject
):
    for viewer, subject in [(company.bo, board), (company.eve, field), (company.petra, field)]:
        answer = await client.post(f"/subjects/{subject.id}/replies", viewer=viewer, form={"text": "Hello"})
        assert answer.status_code == 404
    sent = await client.post(f"/subjects/{field.id}/replies", viewer=company.carla, form={"text": "Dry since Monday."})
    assert sent.status_code == 303
    assert sent.headers["location"].startswith("/m/")


@pytest.mark.parametrize("state", ["closed", "deleted"])
async def test_a_closed_thread_takes_no_replies_even_when_it_closes_in_between(
    client: Client, company: Company, pumps: Subject, state: str
):
    await write(SET_STATE(which=pumps.id, state=state))
    with pytest.raises(TakesNoReplies):
        await reply(company.bo, pumps, source="Too late")
    answer = await client.post(f"/subjects/{pumps.id}/replies", viewer=company.bo, form={"text": "Too late"})
    assert answer.status_code == 409
    assert "takes no more replies" in answer.text
    assert len(await messages_after(pumps, limit=50)) == 1


async def test_an_empty_reply_comes_back_with_what_is_wrong(client: Client, company: Company, pumps: Subject):
    answer = await client.post(f"/subjects/{pumps.id}/replies", viewer=company.bo, form={"text": "  \n "})
    assert answer.status_code == 422
    assert "Write something first." in answer.text
    long = await client.post(f"/subjects/{pumps.id}/replies", viewer=company.bo, form={"text": "x" * 40_001})
    assert long.status_code == 422
    assert "Too long." in long.text
    assert len(await messages_after(pumps, limit=50)) == 1


async def test_only_who_can_see_the_place_is_named(company: Company, field: Subject):
    message_id = await reply(company.ada, field, source="@carla and @eve, look. Also @service and @nobody.")
    message = await visible_message(company.bo, message_id)
    named = {one.person_id: one.team_id for one in await named_in(message_id)}
    assert named == {company.carla.id: None, company.ada.id: company.team_id, company.bo.id: company.team_id}
    assert "@Carla Reid" in (message.html or "")
    assert "@eve" in (message.html or "")
    assert "Eve Dahl" not in (message.html or "")


async def test_people_from_outside_name_no_teams(company: Company, field: Subject):
    message_id = await reply(company.carla, field, source="@service please")
    assert await named_in(message_id) == []


async def test_followers_hear_of_a_reply_and_who_is_named_is_needed(company: Company, field: Subject):
    await follow(company.gil, field, "all")
    await follow(company.carla, field, "muted")
    await reply(company.bo, field, source="@carla, is it dry?")
    announcement = await announced()
    assert announcement is not None
    assert announcement.audience == {company.ada.id, company.bo.id, company.gil.id, company.carla.id}
    assert announcement.needs == {company.carla.id}
    assert announcement.reasons[company.carla.id] == "mentioned"
    await reply(company.ada, field, source="It is.")
    quiet = await announced()
    assert quiet is not None
    assert quiet.audience == {company.ada.id, company.bo.id, company.gil.id}
    assert quiet.needs == frozenset()


async def test_writing_follows_unless_one_has_chosen_otherwise(company: Company, pumps: Subject):
    await reply(company.bo, pumps, source="One")
    assert await followers_of(pumps.id) == {company.ada.id, company.bo.id}
    await follow(company.bo, pumps, "muted")
    await reply(company.bo, pumps, source="Two")
    assert await followers_of(pumps.id) == {company.ada.id}


async def test_a_quote_must_be_of_the_same_thread(company: Company, pumps: Subject, board: Subject):
    with pytest.raises(Invalid):
        await reply(company.bo, pumps, source="See", quoted_id=board.first_message_id)
    message_id = await reply(company.bo, pumps, source="See", quoted_id=pumps.first_message_id)
    message = await visible_message(company.ada, message_id)
    assert message.quoted is not None
    assert message.quoted.text == "The seal weeps after three days."


async def test_what_one_writes_is_read_and_the_draft_is_gone(client: Client, company: Company, pumps: Subject):
    await client.json("PUT", f"/drafts/subject-{pumps.id}", viewer=company.bo)
    message_id = await reply(company.bo, pumps, source="Mine")
    assert (await mine_of(company.bo, pumps)).read_id == message_id
    assert (await mine_of(company.ada, pumps)).new == 0
    assert (await mine_of(company.ada, pumps)).read_id is None


async def test_unread_are_what_others_wrote_behind_what_one_has_read(company: Company, pumps: Subject):
    await mark_read(company.ada, pumps.id, pumps.first_message_id or 0)
    first = await reply(company.bo, pumps, source="One")
    second = await reply(company.bo, pumps, source="Two")
    mine = await mine_of(company.ada, pumps)
    assert (mine.new, mine.first_new_id) == (2, first)
    await mark_read(company.ada, pumps.id, second)
    await mark_read(company.ada, pumps.id, first)
    assert (await mine_of(company.ada, pumps)).new == 0


async def test_strangers_get_nothing_of_a_message(company: Company, board: Subject):
    for viewer in (company.bo, company.gil, company.carla, company.max):
        with pytest.raises(NotFound):
            await visible_message(viewer, board.first_message_id or 0)
    assert await newest_position() == BEGINNING
