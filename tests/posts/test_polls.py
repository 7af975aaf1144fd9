"""Polls: one vote or many, changed until the end; a secret poll tells nobody who chose what, or who voted at all."""

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from raison.communities.policies import visible_place
from raison.kernel.clock import now, shifted
from raison.kernel.errors import Invalid, NotAllowed, NotFound
from raison.kernel.i18n import Reader
from raison.kernel.jobs import JobRunner
from raison.kernel.live.frames import activity_frame
from raison.kernel.pages.rendering import turbo_stream
from raison.kernel.spine import BEGINNING, activities_after, announcement_for
from raison.posts.actions import PollIsOver, close, open_post, take_back_votes, vote
from raison.posts.queries import choices_of, feed, poll_of
from raison.posts.rows import NewPost, Poll
from raison.subjects.policies import visible_subject
from raison.subjects.rows import Subject
from tests.support.company import Company
from tests.support.programs import Client


async def asked(company: Company, **more: Any) -> tuple[Subject, list[int]]:
    """A poll of Ada's in Pumps, and its choices."""
    poll = NewPost(kind="poll", text="When do we meet?", choices=("Monday", "Tuesday", "Friday"), **more)
    subject_id = await open_post(company.ada, await visible_place(company.ada, company.pumps), poll)
    found = await poll_of(subject_id)
    return await visible_subject(company.ada, subject_id), [choice.id for choice in found.choices] if found else []


def counts(poll: Poll | None) -> list[int]:
    """The votes of each choice."""
    return [choice.votes for choice in poll.choices] if poll else []


async def test_a_vote_can_be_changed_and_taken_back(company: Company):
    subject, (monday, tuesday, _friday) = await asked(company)
    await vote(company.bo, subject, [monday])
    await vote(company.eve, subject, [monday])
    await vote(company.bo, subject, [tuesday])
    poll = await poll_of(subject.id)
    assert (counts(poll), poll.voters if poll else 0) == ([1, 1, 0], 2)
    assert await choices_of(company.bo, subject.id) == [tuesday]
    await take_back_votes(company.bo, subject)
    assert counts(await poll_of(subject.id)) == [1, 0, 0]


async def test_one_choice_or_many_as_the_poll_says(company: Company):
    subject, choices = await asked(company)
    with pytest.raises(Invalid):
        await vote(company.bo, subject, choices[:2])
    many, choices = await asked(company, many=True)
    await vote(company.bo, many, choices[:2])
    poll = await poll_of(many.id)
    assert (counts(poll), poll.voters if poll else 0) == ([1, 1, 0], 1)


async def test_only_choices_of_this_poll_count(company: Company):
    subject, _choices = await asked(company)
    _other, foreign = await asked(company)
    with pytest.raises(Invalid):
        await vote(company.bo, subject, [foreign[0]])
    assert counts(await poll_of(subject.id)) == [0, 0, 0]


async def test_strangers_and_who_may_only_read_do_not_vote(company: Company, client: Client):
    place = await visible_place(company.ada, company.board)
    subject_id = await open_post(company.ada, place, NewPost(kind="poll", text="Buy it?", choices=("Yes", "No")))
    [yes, _no] = (await poll_of(subject_id)).choices  # type: ignore[union-attr]
    body = {"choices": [str(yes.id)]}
    for stranger in (company.eve, company.gil, company.carla, company.petra):
        with pytest.raises(NotFound):
            await visible_subject(stranger, subject_id)
        answer = await client.json("PUT", f"/api/v1/posts/{subject_id}/votes", viewer=stranger, body=body)
        assert answer.status_code == 404
        sent = await client.post(f"/subjects/{subject_id}/votes", viewer=stranger, form={"choice": yes.id})
        assert sent.status_code == 404
    assert counts(await poll_of(subject_id)) == [0, 0]


async def test_votes_after_the_end_are_not_counted_and_the_end_is_told(company: Company):
    subject, choices = await asked(company, ends_at=now() + timedelta(days=1))
    await vote(company.bo, subject, choices[:1])
    with shifted(timedelta(days=2)):
        with pytest.raises(PollIsOver):
            await vote(company.bo, subject, choices[1:2])
        assert await JobRunner().run_due() >= 1
        found = await activities_after(BEGINNING)
        told = await announcement_for(found[-1])
    assert found[-1].kind == "poll.ended"
    assert told is not None
    assert company.ada.id in told.audience
    assert counts(await poll_of(subject.id)) == [1, 0, 0]


async def test_a_closed_poll_takes_no_votes_even_from_who_read_it_before(company: Company):
    subject, choices = await asked(company)
    await close(company.ada, subject)
    with pytest.raises(PollIsOver):
        await vote(company.bo, subject, choices[:1])
    with pytest.raises(PollIsOver):
        await vote(company.bo, await visible_subject(company.bo, subject.id), choices[:1])


async def test_an_open_poll_names_who_chose(company: Company, client: Client):
    subject, choices = await asked(company)
    await vote(company.bo, subject, choices[:1])
    poll = (await client.get(f"/api/v1/posts/{subject.id}", viewer=company.ada)).json()["poll"]
    assert poll["choices"][0]["people"] == [str(company.bo.id)]


async def test_a_secret_poll_tells_nobody_who_voted(company: Company, client: Client):
    subject, choices = await asked(company, secret=True)
    await vote(company.bo, subject, choices[:1])
    await vote(company.eve, subject, choices[1:2])
    bo = str(company.bo.id)
    shown = [
        await client.get(f"/api/v1/posts/{subject.id}", viewer=company.ada),
        await client.get("/api/v1/feed", viewer=company.ada),
        await client.get(subject.url, viewer=company.ada),
        await client.get(f"/communities/{company.pumps}", viewer=company.ada),
    ]
    for answer in shown:
        assert answer.status_code == 200
        assert bo not in answer.text
    assert counts(await poll_of(subject.id)) == [1, 1, 0]
    for activity in await activities_after(BEGINNING):
        if activity.kind != "poll.voted":
            continue
        assert activity.actor_id is None
        told = await announcement_for(activity)
        assert told is not None
        sent = "".join(turbo_stream(fragment) for fragment in await told.drawn())
        assert "Monday" in sent
        assert bo not in sent + activity_frame(activity, told, Reader()).decode() + activity.facts


async def test_who_voted_in_secret_still_sees_their_own_choice(company: Company, client: Client):
    subject, choices = await asked(company, secret=True)
    await vote(company.bo, subject, choices[:1])
    own = (await client.get("/api/v1/feed", viewer=company.bo)).json()["entries"][0]
    assert own["my_choices"] == [str(choices[0])]
    page = await client.get(subject.url, viewer=company.bo)
    assert f'value="{choices[0]}" checked' in page.text
    [others] = (await feed(company.ada, "for_you")).cards
    assert others.my_choices == ()


async def test_the_form_votes_without_script(company: Company, client: Client):
    subject, choices = await asked(company)
    sent = await client.post(f"/subjects/{subject.id}/votes", viewer=company.bo, form={"choice": choices[2]})
    assert (sent.status_code, sent.headers["location"]) == (303, subject.url)
    assert counts(await poll_of(subject.id)) == [0, 0, 1]
    await client.post(f"/subjects/{subject.id}/votes/removal", viewer=company.bo)
    assert counts(await poll_of(subject.id)) == [0, 0, 0]


async def test_who_can_not_reply_can_not_vote(company: Company):
    subject, choices = await asked(company)
    retired = msgspec.structs.replace(subject, place=msgspec.structs.replace(subject.place, stage="retired"))
    with pytest.raises(NotAllowed):
        await vote(company.bo, retired, choices[:1])
