"""Questions before the council, what came of them, and who hears of it."""

from datetime import timedelta

import msgspec
import pytest

from raison.communities.queries import company_place
from raison.council.actions import carry_out, close_meeting, propose, settle, write_minutes
from raison.council.actions.deciding import INSERT_DECISION, SETTLE
from raison.council.errors import IsClosed, IsSettled
from raison.council.merging import moving_writes
from raison.council.policies import visible_decision, visible_meeting
from raison.council.proposals import NewDecision, Verdict
from raison.council.queries import agenda_of, decisions_about, decisions_of
from raison.council.queries.agenda import AGENDA_AT_MOST
from raison.inbox.queries import notices_of
from raison.kernel.clock import now_us, shifted
from raison.kernel.database import write
from raison.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from raison.kernel.ids import new_id
from raison.kernel.proposals import today_in
from raison.kernel.spine import BEGINNING, activities_after, announcement_for
from tests.council.scenes import LATER, NO_MORE, YES, asked, called, decided, seated
from tests.initiatives.scenes import opened
from tests.support.company import Company
from tests.support.programs import Client

DAY = today_in("UTC") + timedelta(days=20)


async def test_members_ask_and_decide_and_others_read(company: Company):
    await seated(company)
    with pytest.raises(NotAllowed):
        await propose(company.bo, NewDecision(title="May I?"))
    question = await asked(company.ada)
    with pytest.raises(NotAllowed):
        await settle(company.bo, question, YES)
    verdict = msgspec.structs.replace(YES, carrier="@bo", due_on=DAY)
    found = await decided(company.ada, question, verdict)
    assert (found.state, found.outcome, found.carrier and found.carrier.name) == ("decided", YES.outcome, "Bo Lind")
    assert (await visible_decision(company.eve, found.id)).reason == YES.reason
    with pytest.raises(IsSettled):
        await settle(company.ada, question, NO_MORE)
    await carry_out(company.bo, found)  # who carries it says that it is done
    assert [one.id for one in (await decisions_of(company.eve, "carried")).entries] == [found.id]


async def test_what_is_decided_has_words_and_a_reason_and_what_is_put_off_waits_on(company: Company):
    await seated(company)
    question = await asked(company.ada)
    for wrong, fields in (
        (Verdict(state="decided", reason="So."), {"outcome"}),
        (Verdict(state="adjourned"), {"reason"}),
        (msgspec.structs.replace(YES, carrier="nobody"), {"carrier"}),
        (msgspec.structs.replace(YES, meeting_id=7), {"meeting_id"}),
    ):
        with pytest.raises(Invalid) as refused:
            await settle(company.ada, question, wrong)
        assert set(refused.value.fields) == fields
    question = await decided(company.ada, question, LATER)
    assert [one.state for one in (await decisions_of(company.bo, "waiting")).entries] == ["adjourned"]
    question = await decided(company.ada, question)
    assert question.state == "decided"
    with pytest.raises(IsSettled):
        await carry_out(company.ada, await decided(company.ada, await asked(company.ada), NO_MORE))


async def test_a_decision_is_read_by_those_who_see_what_it_is_about(company: Company):
    await seated(company)
    plan = await opened(company.ada, company.field, "Behind closed doors")
    about = await asked(company.ada, "Shall we stop it?", initiative=plan.id)
    closed = await asked(company.ada, "Shall it end?", place=company.field)
    secret = await asked(company.ada, "Shall we sell?", place=company.board)
    general = await asked(company.ada)
    for viewer in (company.eve, company.max):
        assert [one.id for one in (await decisions_of(viewer)).entries] == [general.id]
        for hidden in (about, closed, secret):
            with pytest.raises(NotFound):
                await visible_decision(viewer, hidden.id)
    assert {one.id for one in (await decisions_of(company.bo)).entries} == {about.id, closed.id, general.id}
    for viewer in (company.gil, company.carla):  # they see the initiative, and nothing of the council
        with pytest.raises(NotFound):
            await visible_decision(viewer, about.id)
    assert [one.id for one in await decisions_about(company.bo, plan.id)] == [about.id]
    with pytest.raises(Invalid):
        await propose(company.max, NewDecision(title="Out with it", initiative_id=plan.id))
    with pytest.raises(Invalid):
        await settle(company.ada, about, msgspec.structs.replace(YES, carrier="eve"))


async def test_who_follows_an_initiative_hears_of_it_but_nobody_from_outside(company: Company):
    await seated(company)
    plan = await opened(company.ada, company.field, "Start-up")
    await asked(company.ada, initiative=plan.id)
    question = await asked(company.ada, "Shall it stop?", initiative=plan.id)
    await decided(company.ada, question, msgspec.structs.replace(YES, carrier="bo"))
    told = [await announcement_for(activity) for activity in await activities_after(BEGINNING)]
    said = [one for one in told if one is not None and "council" in one.text.into(str)]
    last = said[-1]
    assert last.text.into(str) == "The council decided about “Start-up”"
    assert last.audience == {company.ada.id, company.bo.id}
    assert not {company.gil.id, company.carla.id, company.eve.id, company.max.id} & last.audience
    assert not [one for one in said if "stop" in one.text.into(str)], "an activity has no words of the decision"
    await company.settle()
    assert question.url in [notice.url for notice in await notices_of(company.bo)]


async def test_the_agenda_is_what_waits_and_what_is_due_until_the_meeting_is_over(company: Company):
    await seated(company)
    meeting = await called(company.ada)
    late = await decided(company.ada, await asked(company.ada, "Late"), msgspec.structs.replace(YES, due_on=DAY))
    open_, put_off, done = [await asked(company.ada, title) for title in ("Open", "Put off", "Done")]
    secret = await asked(company.ada, "Secret", place=company.board)
    assert [one.title for one in (await agenda_of(company.bo, meeting)).entries] == ["Open", "Put off", "Done"]
    await decided(company.ada, put_off, msgspec.structs.replace(LATER, meeting_id=meeting.id))
    await decided(company.ada, done, msgspec.structs.replace(YES, meeting_id=meeting.id))
    next_one = await called(company.ada, "Council in January", days=30)
    assert [one.id for one in (await agenda_of(company.bo, next_one)).entries] == [late.id, open_.id, put_off.id]
    await close_meeting(company.ada, meeting)
    await decided(company.ada, open_, NO_MORE)
    await asked(company.ada, "Came later")
    fixed = (await agenda_of(company.bo, await visible_meeting(company.bo, meeting.id))).entries
    assert {one.title: one.left_as for one in fixed} == {"Open": "open", "Put off": "adjourned", "Done": "decided"}
    assert secret.id in {
        one.id for one in (await agenda_of(company.ada, await visible_meeting(company.ada, meeting.id))).entries
    }
    with pytest.raises(IsClosed):
        await settle(company.ada, put_off, msgspec.structs.replace(YES, meeting_id=meeting.id))


async def test_minutes_are_written_until_the_meeting_is_over_and_never_over_somebody_elses(company: Company):
    await seated(company)
    meeting = await called(company.ada)
    with pytest.raises(NotAllowed):
        await write_minutes(company.bo, meeting, "Mine", seen=meeting.version)
    await write_minutes(company.max, meeting, "Ada spoke for it.", seen=meeting.version)
    with pytest.raises(Conflict):
        await write_minutes(company.ada, meeting, "I spoke.", seen=meeting.version)
    meeting = await visible_meeting(company.eve, meeting.id)
    assert meeting.minutes == "Ada spoke for it."
    await close_meeting(company.ada, meeting)
    meeting = await visible_meeting(company.eve, meeting.id)
    for change in (
        write_minutes(company.ada, meeting, "Late", seen=meeting.version),
        close_meeting(company.ada, meeting),
    ):
        with pytest.raises(IsClosed):
            await change


async def test_what_is_not_done_by_its_day_is_overdue(company: Company):
    await seated(company)
    found = await decided(company.ada, await asked(company.ada), msgspec.structs.replace(YES, due_on=DAY))
    assert (await decisions_of(company.bo, "overdue")).entries == []
    with shifted(timedelta(days=30)):
        assert [one.id for one in (await decisions_of(company.bo, "overdue")).entries] == [found.id]
        assert (await visible_decision(company.bo, found.id)).overdue


async def test_decisions_about_a_community_go_with_it_when_it_is_merged(company: Company):
    await seated(company)
    found = await asked(company.ada, place=company.field)
    await write(*moving_writes(company.field, company.pumps))
    assert (await visible_decision(company.eve, found.id)).place_id == company.pumps


async def test_an_agenda_that_is_longer_than_its_page_says_how_many_more(company: Company, client: Client):
    await seated(company)
    meeting, place = await called(company.ada), await company_place()
    same = {"place_id": place, "why": "So.", "proposed_by": company.ada.id, "proposed_at": now_us()}
    await write(INSERT_DECISION.many({"id": new_id(), "title": f"Question {n}", **same} for n in range(103)))
    for closed in (False, True):
        found = await agenda_of(company.bo, await visible_meeting(company.bo, meeting.id))
        assert (len(found.entries), found.more) == (AGENDA_AT_MOST, 103 - AGENDA_AT_MOST)
        for path in (meeting.url, f"{meeting.url}/minutes"):
            assert "3 more stand on it" in (await client.get(path, viewer=company.ada)).text, path
        if not closed:
            await close_meeting(company.ada, meeting)


async def test_nothing_is_settled_in_a_meeting_that_has_just_ended(company: Company):
    await seated(company)
    meeting, question = await called(company.ada), await asked(company.ada)
    await close_meeting(company.ada, meeting)
    said = {"new_state": "decided", "outcome": "Yes", "reason": "So.", "carrier": None, "due": None, "at": now_us()}
    settling = SETTLE(which=question.id, seen=question.version, meeting=meeting.id, viewer=company.ada.id, **said)
    with pytest.raises(Conflict):
        await write(settling.hitting())
    between = SETTLE(which=question.id, seen=question.version, meeting=None, viewer=company.ada.id, **said)
    await write(between.hitting())
