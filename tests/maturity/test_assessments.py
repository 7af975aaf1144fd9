"""Asking, answering, closing: who sees what, and what never tells about single persons."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from raison.inbox.queries import open_notices
from raison.kernel.clock import shifted
from raison.kernel.database import number, statement, values, write
from raison.kernel.errors import HasMoved, Invalid, NotAllowed, NotFound
from raison.kernel.jobs import JobRunner
from raison.kernel.spine import BEGINNING, activities_after
from raison.maturity.actions import answer_question, close_assessment, open_assessment, publish, withdraw
from raison.maturity.errors import HasClosed
from raison.maturity.policies import may_see_result, visible_assessment
from raison.maturity.proposals import NewAssessment
from raison.maturity.queries import figures_of, lines_of, own_answers, part_taken, result_for
from raison.maturity.rows import Crowd
from raison.maturity.scoring import agreement, shown_crowds
from raison.maturity.tables import answers
from raison.people.tables import people
from tests.maturity.scenes import answered, colleagues, found, inside, least, most, opened
from tests.support.company import Company


async def test_only_the_office_asks_and_only_enough_people(company: Company):
    wanted = NewAssessment(name="Autumn", closes_on=(await _tomorrow()))
    with pytest.raises(NotAllowed):
        await open_assessment(company.ada, wanted)
    with pytest.raises(NotFound):
        await open_assessment(company.carla, wanted)
    with pytest.raises(Invalid) as refused:  # four people at home
        await open_assessment(company.max, wanted)
    assert "4 people" in refused.value.fields["teams"]


async def test_who_is_asked_has_it_in_the_inbox_until_everything_is_answered(company: Company):
    await colleagues(company)
    assessment = await opened(company)
    await company.settle()
    (notice,) = await open_notices(company.bo)
    assert (notice.heap, notice.url) == ("needs", f"/maturity/{assessment.id}/answers")
    assert await answered(company.bo, assessment.id, most) == 0
    await company.settle()
    assert await open_notices(company.bo) == []
    assert await open_notices(company.gil) == []
    assert await open_notices(company.carla) == []


async def test_closing_takes_the_question_out_of_every_inbox(company: Company):
    await colleagues(company)
    assessment = await opened(company)
    await company.settle()
    await close_assessment(company.max, assessment)
    await company.settle()
    assert await open_notices(company.eve) == []


async def test_it_closes_by_itself_on_its_day(company: Company):
    await colleagues(company)
    assessment = await opened(company)
    with shifted(timedelta(days=9)):
        await JobRunner().run_due()
        closed = await visible_assessment(company.max, assessment.id)
        assert closed.closed_at is not None
        with pytest.raises(HasClosed):
            await answer_question(company.bo, closed, "listening", 1)
    assert closed.state is None


async def test_an_answer_that_comes_when_it_has_just_closed_is_not_kept(company: Company):
    await colleagues(company)
    seen = await visible_assessment(company.bo, (await opened(company)).id)
    await answer_question(company.bo, seen, "listening", 0)
    await answer_question(company.bo, seen, "listening", 1)
    await close_assessment(company.max, await visible_assessment(company.max, seen.id))
    with pytest.raises(HasClosed):
        await answer_question(company.bo, seen, "listening", 2)
    assert await own_answers(company.bo, seen.id) == {"listening": 1}


async def test_the_position_is_found_from_what_five_have_answered(company: Company):
    more = await colleagues(company)
    assessment = await found(company, inside, [company.ada, company.bo, *more[:3]])
    assert (assessment.state, assessment.across, assessment.up) == ("internal", 0, 100)
    result = await result_for(assessment)
    assert (result.took_part.asked, result.took_part.finished) == (8, 5)
    assert {one.agreement for one in result.questions} == {100}
    assert result.questions[0].spread == [5, 0, 0, 0, 0]


async def test_with_four_answers_nothing_is_shown(company: Company):
    more = await colleagues(company)
    assessment = await found(company, most, [company.ada, company.bo, *more[:2]])
    result = await result_for(assessment)
    assert (assessment.state, result.point, result.questions, result.teams) == (None, None, [], [])


async def test_who_leaves_what_was_measured_gives_that_answer_and_others_overrule_it(company: Company):
    more = await colleagues(company)
    assessment = await opened(company)
    measured = await figures_of(assessment.id)
    assert measured["active_people"].counted == 8
    everybody = [company.ada, company.bo, company.eve, *more[:2]]
    for viewer in everybody:
        await answered(viewer, assessment.id, least, all_of_them=False)
    await answer_question(company.bo, await visible_assessment(company.bo, assessment.id), "active_people", 4)
    result = await result_for(assessment)
    (asked,) = [one for one in result.questions if one.key == "active_people"]
    assert asked.spread[measured["active_people"].choice] == 4
    assert asked.spread[4] == 1


async def test_not_to_know_is_an_answer_that_counts_nowhere(company: Company):
    more = await colleagues(company)
    assessment = await found(company, lambda _one: None, [company.ada, company.bo, *more[:3]])
    result = await result_for(assessment)
    assert (assessment.state, result.point) == (None, None)
    assert {(one.unknown, one.agreement, len(one.spread)) for one in result.questions} == {(5, None, 0)}


async def test_nobody_answers_what_is_not_asked_nor_who_is_not(company: Company):
    await colleagues(company)
    assessment = await opened(company, teams=())
    seen = await visible_assessment(company.bo, assessment.id)
    for question, choice in (("listening", 9), ("listening", -1), ("nothing", 0)):
        with pytest.raises(Invalid):
            await answer_question(company.bo, seen, question, choice)
    for viewer in (company.gil, company.carla, company.petra):
        with pytest.raises(NotFound):
            await visible_assessment(viewer, assessment.id)
    assert await values(statement(select(answers.c.question))) == []


async def test_members_see_a_result_when_it_is_published_and_not_before(company: Company):
    more = await colleagues(company)
    await write(statement(update(people).where(people.c.id == company.bo.id).values(team_id=None))())
    assessment = await opened(company)
    for viewer in (company.ada, company.bo, *more[:3]):
        await answered(viewer, assessment.id, most)
    await close_assessment(company.max, assessment)
    assert may_see_result(company.max, await visible_assessment(company.max, assessment.id))
    assert not may_see_result(company.eve, await visible_assessment(company.eve, assessment.id))
    assert [(line.state, line.up) for line in (await lines_of(company.eve)).entries] == [(None, None)]
    assert [line.state for line in (await lines_of(company.max)).entries] == ["enterprise"]
    await publish(company.max, assessment)
    assert [line.state for line in (await lines_of(company.eve)).entries] == ["enterprise"]
    with pytest.raises(HasMoved):
        await publish(company.max, assessment)
    assert may_see_result(company.eve, await visible_assessment(company.eve, assessment.id))
    await withdraw(company.max, assessment)
    assert not may_see_result(company.eve, await visible_assessment(company.eve, assessment.id))


async def test_who_is_not_asked_does_not_learn_that_one_runs(company: Company):
    more = await colleagues(company)
    for one in more:
        await write(IN_TEAM(who=one.id, team=company.team_id))
    assessment = await opened(company, teams=[company.team_id])
    assert (await part_taken(assessment)).asked == 6
    with pytest.raises(NotFound):
        await visible_assessment(company.eve, assessment.id)
    assert (await lines_of(company.eve)).entries == []
    assert [line.asked for line in (await lines_of(company.bo)).entries] == [True]


async def test_no_activity_says_what_somebody_answered(company: Company):
    await colleagues(company)
    assessment = await opened(company)
    await answered(company.bo, assessment.id, most)
    said = [one for one in await activities_after(BEGINNING) if one.subject_id == assessment.id]
    assert [one.kind for one in said] == ["assessment.opened", "assessment.answered"]
    assert said[1].place_id is None
    assert "choice" not in said[1].facts


def test_small_teams_are_hidden_and_can_not_be_told_by_subtraction():
    big, middle, small, nobodys = Crowd(1, "A", 9), Crowd(2, "B", 6), Crowd(3, "C", 3), Crowd(None, "", 5)
    assert [one.team for one in shown_crowds([big, middle])] == ["B", "A"]
    assert [one.team for one in shown_crowds([big, middle, small])] == ["A"]
    assert [one.team for one in shown_crowds([big, middle, small, nobodys])] == ["B", "A"]


def test_agreement_counts_the_answers_beside_the_most_frequent_one():
    from collections import Counter

    assert agreement(Counter({2: 6, 3: 2, 1: 1, 0: 1, None: 4})) == 90
    assert agreement(Counter({0: 5, 4: 5})) == 50


IN_TEAM = statement(update(people).where(people.c.id == number("who")).values(team_id=number("team")))


async def _tomorrow():
    from raison.kernel.proposals import today_in

    return today_in("Europe/Oslo") + timedelta(days=1)
