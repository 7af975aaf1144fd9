"""Pins, closing, accepted answers: who may, what it changes, and who hears of it."""

import pytest

from raison.communities.policies import visible_place
from raison.kernel.access import Viewer
from raison.kernel.errors import NotAllowed, NotFound
from raison.kernel.spine import BEGINNING, activities_after, announcement_for
from raison.posts.actions import (
    TooManyPinned,
    accept_answer,
    close,
    open_post,
    pin,
    reopen,
    take_back_answer,
    unpin,
)
from raison.posts.queries import feed, pinned_in
from raison.posts.rows import NewPost
from raison.subjects.actions import TakesNoReplies, reply
from raison.subjects.policies import visible_message, visible_subject
from raison.subjects.rows import Subject
from tests.support.company import Company
from tests.support.programs import Client


async def asked(company: Company, viewer: Viewer, text: str = "Which grease?") -> Subject:
    """A question in Pumps."""
    place = await visible_place(viewer, company.pumps)
    return await visible_subject(viewer, await open_post(viewer, place, NewPost(kind="question", text=text)))


async def test_moderators_pin_and_others_do_not(company: Company, client: Client):
    subject = await asked(company, company.bo)
    with pytest.raises(NotAllowed):
        await pin(company.bo, subject)
    assert (await client.post(f"/subjects/{subject.id}/pin", viewer=company.bo)).status_code == 403
    await client.post(f"/subjects/{subject.id}/pin", viewer=company.ada)
    assert [card.title for card in await pinned_in(company.bo.id, company.pumps)] == ["Which grease?"]
    page = await client.get(f"/communities/{company.pumps}", viewer=company.bo)
    assert f'id="pin-{subject.id}"' in page.text
    await client.post(f"/subjects/{subject.id}/pin/removal", viewer=company.ada)
    assert await pinned_in(company.bo.id, company.pumps) == []


async def test_there_are_never_more_pins_than_one_reads(company: Company):
    subjects = [await asked(company, company.bo, f"Question {number}") for number in range(7)]
    for subject in subjects[:6]:
        await pin(company.ada, await visible_subject(company.ada, subject.id))
    last = await visible_subject(company.ada, subjects[6].id)
    with pytest.raises(TooManyPinned):
        await pin(company.ada, last)
    await unpin(company.ada, await visible_subject(company.ada, subjects[0].id))
    await pin(company.ada, last)
    assert len(await pinned_in(company.bo.id, company.pumps)) == 6


async def test_its_author_closes_and_reopens_and_strangers_can_not(company: Company, client: Client):
    subject = await asked(company, company.bo)
    with pytest.raises(NotAllowed):
        await close(company.eve, await visible_subject(company.eve, subject.id))
    await close(company.bo, subject)
    closed = await visible_subject(company.ada, subject.id)
    with pytest.raises(TakesNoReplies):
        await reply(company.ada, closed, source="Lithium")
    [card] = (await feed(company.ada, "for_you")).cards
    assert card.state == "closed"
    await client.post(f"/subjects/{subject.id}/closure/removal", viewer=company.ada)
    assert (await visible_subject(company.ada, subject.id)).state == "open"


async def test_the_asker_accepts_an_answer_which_the_card_then_shows(company: Company, client: Client):
    subject = await asked(company, company.bo)
    first = await reply(company.ada, subject, source="Try **lithium** grease")
    second = await reply(company.eve, subject, source="Or none")
    with pytest.raises(NotAllowed):
        await accept_answer(company.eve, subject, await visible_message(company.eve, second))
    page = await client.get(f"/subjects/{subject.id}/answer", viewer=company.bo)
    assert "Try <strong>lithium</strong> grease" in page.text
    sent = await client.post(f"/subjects/{subject.id}/answer", viewer=company.bo, form={"message": first})
    assert sent.headers["location"] == subject.url
    [card] = (await feed(company.ada, "for_you")).cards
    assert card.answer is not None
    assert (card.state, card.answer.text, card.answer.author.id) == (
        "answered",
        "Try lithium grease",
        company.ada.id,
    )
    await accept_answer(company.bo, subject, await visible_message(company.bo, second))
    [card] = (await feed(company.ada, "for_you")).cards
    assert card.answer is not None
    assert card.answer.message_id == second
    settled = await visible_subject(company.bo, subject.id)
    await take_back_answer(company.bo, settled, second)
    [card] = (await feed(company.ada, "for_you")).cards
    assert (card.state, card.answer) == ("open", None)


async def test_an_answer_is_a_reply_of_that_question(company: Company):
    subject, other = await asked(company, company.bo), await asked(company, company.bo, "Another?")
    elsewhere = await visible_message(company.bo, await reply(company.ada, other, source="There"))
    for message in (elsewhere, await visible_message(company.bo, subject.first_message_id or 0)):
        with pytest.raises(NotFound):
            await accept_answer(company.bo, subject, message)
    assert (await visible_subject(company.bo, subject.id)).state == "open"


async def test_reopening_remembers_that_a_question_was_answered(company: Company):
    subject = await asked(company, company.bo)
    message = await visible_message(company.bo, await reply(company.ada, subject, source="Lithium"))
    await accept_answer(company.bo, subject, message)
    await close(company.bo, await visible_subject(company.bo, subject.id))
    await reopen(company.bo, await visible_subject(company.bo, subject.id))
    assert (await visible_subject(company.bo, subject.id)).state == "answered"


async def test_who_wrote_the_answer_and_who_follows_hear_of_it(company: Company):
    subject = await asked(company, company.bo)
    message = await visible_message(company.bo, await reply(company.ada, subject, source="Lithium"))
    await accept_answer(company.bo, subject, message)
    activity = (await activities_after(BEGINNING))[-1]
    told = await announcement_for(activity)
    assert told is not None
    assert told.audience == {company.ada.id, company.bo.id}
    assert told.reasons == {company.ada.id: "accepted"}
    assert activity.actor_id == company.bo.id


async def test_strangers_can_not_tell_a_post_that_they_may_not_see_from_none(company: Company, client: Client):
    place = await visible_place(company.ada, company.board)
    hidden = await open_post(company.ada, place, NewPost(kind="question", text="Sell it?"))
    for path in ("pin", "pin/removal", "closure", "closure/removal", "answer/removal", "votes", "votes/removal"):
        for subject_id in (hidden, 12345):
            answer = await client.post(f"/subjects/{subject_id}/{path}", viewer=company.eve)
            assert answer.status_code == 404, path
    for method, path in (("PUT", "pin"), ("DELETE", "pin"), ("PUT", "closure"), ("DELETE", "answer"), ("GET", "")):
        call = client.json(method, f"/api/v1/posts/{hidden}/{path}".rstrip("/"), viewer=company.carla)
        assert (await call).status_code == 404
    assert (await client.get(f"/communities/{company.board}", viewer=company.eve)).status_code == 404
    assert (await client.get(f"/api/v1/communities/{company.board}/feed", viewer=company.eve)).status_code == 404
    assert (await client.get(f"/communities/{company.board}/here", viewer=company.eve)).status_code == 404
