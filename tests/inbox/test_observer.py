"""Who gets a line, what it says, and that it stays one line whatever happens."""

import msgspec
import pytest
from sqlalchemy import delete, func, select

from raison.communities.actions import (
    accept_invitation,
    accept_request,
    ask_to_join,
    decline_invitation,
    decline_request,
    invite,
    remove_member,
)
from raison.communities.policies import visible_place
from raison.inbox.observer import observer
from raison.inbox.tables import notices
from raison.kernel.database import rows, statement, value, write
from raison.kernel.spine import BEGINNING, activities_after
from raison.messages.actions import open_direct
from raison.people.queries import person_line
from raison.subjects.actions import delete_message, edit_message, follow, mark_read, react, reply
from raison.subjects.policies import visible_message, visible_subject
from raison.subjects.rows import Subject
from tests.inbox.conftest import Inbox, Post
from tests.support.company import Company

HOW_MANY = statement(select(func.count()).select_from(notices))
EMPTIED = statement(delete(notices))


class State(msgspec.Struct):
    """What a line says."""

    person_id: int
    subject_id: int
    heap: str
    reason: str
    excerpt: str
    actor_id: int | None
    happened: int
    heard: int
    done_at: int | None


STATE = statement(
    select(*[notices.c[name] for name in State.__struct_fields__]).order_by(notices.c.person_id, notices.c.subject_id)
)


async def heard_again(company: Company) -> None:
    """The same activities once more, as after a crash that forgot how far the observer had come."""
    await observer.hear(await activities_after(BEGINNING))


async def test_a_subject_is_one_line_however_much_happens_there(company: Company, thread: Subject, inbox: Inbox):
    for number in range(1, 8):
        await reply(company.bo, thread, source=f"Reply {number}")
    line = await inbox.only(company.ada)
    assert (line.id, line.heap, line.happened) == (thread.id, "following", 7)
    assert line.actor is not None
    assert line.actor.name == "Bo Lind"
    assert line.title == "HX-40 seal weeps"
    assert line.snippet == "Reply 7 (and 6 more)"
    assert line.reason == "you asked"
    assert line.place_name == "Pumps"


async def test_who_does_something_never_hears_of_it(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.ada, thread, source="Anybody? @ada @bo")
    assert await inbox.open(company.ada) == []
    line = await inbox.only(company.bo)
    assert (line.heap, line.reason) == ("needs", "names you")


async def test_muting_silences_followers_but_a_direct_request_passes(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.bo, thread, source="Same here.")
    await follow(company.bo, thread, "muted")
    await reply(company.ada, thread, source="More of it.")
    assert await inbox.open(company.bo) == []
    await reply(company.ada, thread, source="@bo please look")
    assert (await inbox.only(company.bo)).heap == "needs"


async def test_who_may_no_longer_see_a_place_gets_no_line_and_sees_no_old_one(
    company: Company, post: Post, inbox: Inbox
):
    thread = await post(company.ada, company.field, "For @bo and @carla")
    assert (await inbox.only(company.bo)).heap == "needs"
    assert (await inbox.only(company.carla)).heap == "needs"
    place = await visible_place(company.ada, company.field)
    await remove_member(company.ada, place, company.carla.id)
    await reply(company.bo, thread, source="@carla are you there")
    before = await value(HOW_MANY)
    assert await inbox.open(company.carla) == []
    assert await value(HOW_MANY) == before + 1  # Ada's; none was written for Carla


async def test_who_has_left_the_company_gets_no_line(company: Company, thread: Subject, inbox: Inbox):
    from sqlalchemy import update

    from raison.kernel.database import number
    from raison.people.tables import people

    await reply(company.bo, thread, source="Same here.")
    leave = statement(update(people).where(people.c.id == number("which")).values(deactivated_at=1))
    await write(leave(which=company.bo.id))
    await reply(company.ada, thread, source="@bo please look")
    await company.settle()
    assert await inbox.open(company.bo) == []


async def test_hearing_a_batch_twice_changes_nothing(company: Company, thread: Subject, inbox: Inbox):
    for number in range(3):
        await reply(company.bo, thread, source=f"@ada reply {number}")
    line = await inbox.only(company.ada)
    await heard_again(company)
    assert await inbox.only(company.ada) == line


async def test_heard_together_or_one_by_one_the_lines_are_the_same(company: Company, thread: Subject, inbox: Inbox):
    speakers = [company.bo, company.ada, company.bo, company.max, company.ada, company.bo]
    for number, speaker in enumerate(speakers):
        message = await reply(speaker, thread, source=f"Reply {number}" + (" @ada" if number == 2 else ""))
        if number == 3:
            await react(company.bo, thread, await visible_message(company.bo, message), "thanks")
    heard = await activities_after(BEGINNING)
    await observer.hear(heard)
    together = await rows(STATE, State)
    await write(EMPTIED())
    for activity in heard:
        await observer.hear([activity])
    assert await rows(STATE, State) == together
    assert max(line.happened for line in together) > 1


async def test_a_line_that_was_done_stays_done_when_old_news_are_heard_again(
    company: Company, thread: Subject, inbox: Inbox
):
    await reply(company.bo, thread, source="@ada please look")
    await inbox.only(company.ada)
    await reply(company.ada, thread, source="Looked.")
    assert await inbox.open(company.ada) == []
    await heard_again(company)
    assert await inbox.open(company.ada) == []


async def test_what_fails_half_way_is_heard_whole_again(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.bo, thread, source="First")
    await reply(company.bo, thread, source="Second")
    heard = await activities_after(BEGINNING)
    await observer.hear(heard[:2])  # the process dies before the third
    assert (await inbox.only(company.ada)).happened == 2


async def test_a_request_stays_on_its_line_until_it_is_done(company: Company, thread: Subject, inbox: Inbox):
    await reply(company.bo, thread, source="@ada will you confirm?")
    await reply(company.max, thread, source="I wonder, too.")
    line = await inbox.only(company.ada)
    assert (line.heap, line.happened, line.snippet) == ("needs", 2, "@Ada Berg will you confirm?")
    assert line.actor is not None
    assert line.actor.name == "Bo Lind"


@pytest.mark.parametrize("answer", ["reply", "react"])
async def test_replying_or_reacting_answers_a_request(company: Company, thread: Subject, inbox: Inbox, answer: str):
    message_id = await reply(company.bo, thread, source="@ada will you confirm?")
    assert (await inbox.only(company.ada)).heap == "needs"
    if answer == "reply":
        await reply(company.ada, thread, source="Confirmed.")
    else:
        message = await visible_message(company.ada, message_id)
        await react(company.ada, thread, message, "useful")
    assert await inbox.open(company.ada) == []


async def test_reading_to_the_end_ends_what_one_follows_but_not_a_request(
    company: Company, thread: Subject, inbox: Inbox
):
    first = await reply(company.bo, thread, source="One")
    last = await reply(company.bo, thread, source="Two")
    assert (await inbox.only(company.ada)).heap == "following"
    await mark_read(company.ada, thread.id, first)
    assert (await inbox.only(company.ada)).unread
    await mark_read(company.ada, thread.id, last)
    assert await inbox.open(company.ada) == []
    asked = await reply(company.bo, thread, source="@ada please confirm")
    await inbox.only(company.ada)
    await mark_read(company.ada, thread.id, asked)
    line = await inbox.only(company.ada)
    assert (line.heap, line.unread) == ("needs", False)


async def test_what_was_read_before_it_was_heard_makes_no_line(company: Company, thread: Subject, inbox: Inbox):
    message_id = await reply(company.bo, thread, source="You see this as I write it.")
    await mark_read(company.ada, thread.id, message_id)
    assert await inbox.open(company.ada) == []


async def test_deleted_words_are_gone_from_every_line(company: Company, thread: Subject, inbox: Inbox):
    message_id = await reply(company.bo, thread, source="@ada the code is chrysanthemum")
    assert "chrysanthemum" in (await inbox.only(company.ada)).snippet
    message = await visible_message(company.bo, message_id)
    await delete_message(company.bo, await visible_subject(company.bo, thread.id), message)
    line = await inbox.only(company.ada)
    assert (line.heap, line.snippet) == ("following", "")
    raw = statement(select(func.count()).where(notices.c.excerpt.like("%chrysanthemum%")))
    assert await value(raw) == 0


async def test_a_deleted_post_leaves_no_title_behind(company: Company, post: Post, inbox: Inbox):
    thread = await post(company.ada, company.pumps, "For @bo only: chrysanthemum")
    await inbox.only(company.bo)
    message = await visible_message(company.ada, thread.first_message_id or 0)
    await delete_message(company.ada, thread, message)
    line = await inbox.only(company.bo)
    assert (line.title, line.snippet) == ("Deleted post", "")
    assert "seal" not in line.text


async def test_a_line_follows_when_its_message_is_reworded(company: Company, thread: Subject, inbox: Inbox):
    message_id = await reply(company.bo, thread, source="@ada the torque is 14")
    await inbox.only(company.ada)
    message = await visible_message(company.bo, message_id)
    await edit_message(company.bo, thread, message, source="@ada the torque is 41")
    assert (await inbox.only(company.ada)).snippet == "@Ada Berg the torque is 41"


async def test_an_announcement_reaches_everybody_in_the_place_and_asks_nobody(
    company: Company, post: Post, inbox: Inbox
):
    await post(company.ada, company.field, "Spare parts move on Monday.", kind="announcement")
    for viewer in (company.bo, company.gil, company.carla):
        line = await inbox.only(viewer)
        assert (line.heap, line.reason) == ("following", "announced to everybody there")
    assert await inbox.open(company.eve) == []


async def test_a_request_to_join_waits_until_somebody_has_answered(company: Company, inbox: Inbox):
    place = await visible_place(company.eve, company.field)
    await ask_to_join(company.eve, place, text="I buy the seals.")
    line = await inbox.only(company.ada)
    assert (line.heap, line.about_place, line.reason) == ("needs", True, "asks you to answer")
    assert line.title == "Eve Dahl asks to join “First 72 Hours”"
    await accept_request(company.ada, await visible_place(company.ada, company.field), company.eve.id)
    assert await inbox.open(company.ada) == []
    assert (await inbox.only(company.eve)).heap == "following"


async def test_a_second_request_keeps_waiting_when_the_first_is_declined(company: Company, inbox: Inbox):
    for viewer in (company.eve, company.max):
        await ask_to_join(viewer, await visible_place(viewer, company.field))
    place = await visible_place(company.ada, company.field)
    assert (await inbox.only(company.ada)).happened == 2
    await decline_request(company.ada, place, company.eve.id)
    assert (await inbox.only(company.ada)).heap == "needs"
    await decline_request(company.ada, place, company.max.id)
    assert await inbox.open(company.ada) == []


@pytest.mark.parametrize("answer", [accept_invitation, decline_invitation])
async def test_an_invitation_to_a_secret_place_is_seen_and_ends_with_its_answer(company: Company, inbox: Inbox, answer):
    eve = await person_line(company.eve.id)
    assert eve is not None
    await invite(company.ada, await visible_place(company.ada, company.board), [eve])
    line = await inbox.only(company.eve)
    assert (line.heap, line.url) == ("needs", f"/communities/{company.board}/invitation")
    await answer(company.eve, company.board)
    assert await inbox.open(company.eve) == []


async def test_an_announcement_to_many_reaches_all_of_them(company: Company, post: Post, inbox: Inbox):
    from raison.kernel.access import memberships
    from raison.kernel.database import insert_row
    from raison.kernel.ids import new_id
    from tests.support.company import INSERT_PERSON

    ids = [new_id() for _number in range(1_200)]
    enter = insert_row(memberships)
    await write(
        INSERT_PERSON.many(
            {"id": one, "organisation_id": company.home_id, "handle": f"p{one}", "name": "One", "created_at": 1}
            for one in ids
        ),
        enter.many({"place_id": company.field, "person_id": one, "role": "member", "since": 1} for one in ids),
    )
    await post(company.ada, company.field, "Everybody, please read.", kind="announcement")
    await company.settle()
    assert await value(HOW_MANY) == len(ids) + 3


async def test_a_conversation_is_called_after_the_others_in_it(company: Company, inbox: Inbox):
    direct = await open_direct(company.bo, [company.ada.id, company.max.id])
    await reply(company.bo, await visible_subject(company.bo, direct.subject_id), source="Have you a minute?")
    line = await inbox.only(company.ada)
    assert company.ada.name not in line.title
    assert {company.bo.name, company.max.name} == set(line.title.split(", "))
