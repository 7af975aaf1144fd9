"""The four steps: what opens them, who decides, and what is kept of it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from raison.communities.policies import visible_place
from raison.initiatives.actions import (
    change_initiative,
    end,
    go_back,
    name_owner,
    open_initiative,
    open_step,
    remove_task,
    resume,
)
from raison.initiatives.errors import HasEnded
from raison.initiatives.policies import visible_plan
from raison.initiatives.proposals import Changes, NewCost, Worth
from raison.initiatives.rows import STEPS
from raison.initiatives.tables import passages
from raison.kernel.database import insert_row, write
from raison.kernel.errors import Conflict, DomainError, HasMoved, Invalid, NotAllowed, NotFound
from raison.kernel.ids import new_id
from raison.kernel.spine import BEGINNING, activities_after, announcement_for
from raison.measures.actions import add_measure, fix_baseline
from raison.measures.policies import visible_measure, visible_measuring
from raison.measures.proposals import NewBaseline, NewMeasure
from tests.initiatives.scenes import CHALLENGE, PROBLEM, opened, with_people, with_tools
from tests.support.company import Company


async def test_two_sentences_are_enough_to_open_one_and_say_what_is_missing(company: Company):
    plan = await opened(company.ada, company.pumps)
    assert plan.initiative.owner.id == company.ada.id
    assert plan.initiative.step == "challenge"
    assert plan.gate.missing == ("whose_work", "value", "otherwise")
    assert [gate.state for gate in plan.gates] == ["now", "ahead", "ahead", "ahead"]
    assert plan.subject.kind == "initiative"
    assert plan.subject.excerpt == PROBLEM


async def test_nothing_opens_where_one_is_not_and_no_guest_opens_any(company: Company):
    for viewer, place_id in (
        (company.eve, company.pumps),
        (company.gil, company.field),
        (company.carla, company.field),
    ):
        with pytest.raises(NotAllowed):
            await open_initiative(viewer, await visible_place(viewer, place_id), name="Mine", problem="Mine.")
    with pytest.raises(Invalid) as refused:
        await open_initiative(company.ada, await visible_place(company.ada, company.pumps), name=" ", problem="")
    assert set(refused.value.fields) == {"name", "problem"}


async def test_strangers_do_not_learn_that_an_initiative_exists(company: Company):
    plan = await opened(company.ada, company.board)
    for viewer in (company.eve, company.carla, company.max):
        with pytest.raises(NotFound):
            await visible_plan(viewer, plan.id)
    with pytest.raises(NotFound):
        await visible_plan(company.ada, company.pumps)


async def test_a_step_opens_when_its_fields_are_there(company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    assert plan.initiative.step == "people"
    assert plan.gate.missing == ("measure",)
    assert plan.gates[1].opened is not None
    assert plan.gates[1].opened.missing == ()
    assert plan.gates[1].opened.by.id == company.ada.id


async def test_a_figure_without_its_source_opens_nothing(company: Company):
    plan = await opened(company.ada, company.pumps)
    await change_initiative(company.ada, plan, Changes(value=Worth(low=5, high=9)))
    assert "value" in (await visible_plan(company.ada, plan.id)).gate.missing
    with pytest.raises(Invalid) as refused:
        await change_initiative(company.ada, plan, Changes(value=Worth(low=9, high=5)))
    assert set(refused.value.fields) == {"value_high"}


async def test_who_goes_on_without_something_gives_a_reason_that_is_kept_and_shown(company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    with pytest.raises(Invalid) as refused:
        await open_step(company.ada, plan)
    assert set(refused.value.fields) == {"reason"}
    await open_step(company.ada, plan, reason="The ledger is closed until Monday.")
    passage = (await visible_plan(company.bo, plan.id)).passages[-1]
    assert (passage.step, passage.missing, passage.reason) == (
        "tools",
        ("measure",),
        "The ledger is closed until Monday.",
    )


async def test_the_database_itself_refuses_a_passage_without_a_reason(company: Company):
    plan = await opened(company.ada, company.pumps)
    told = {"subject_id": plan.id, "step": "people", "by_id": company.ada.id, "at": 1}
    insert = insert_row(passages)
    with pytest.raises(Conflict):
        await write(insert(id=new_id(), back=True, **told))
    with pytest.raises(Conflict):
        await write(insert(id=new_id(), back=False, missing='["value"]', **told))
    await write(insert(id=new_id(), back=False, **told))


async def test_a_measure_with_its_baseline_opens_step_three(company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    measuring = await visible_measuring(company.ada, plan.id)
    made = await add_measure(company.ada, measuring, NewMeasure(name="Return visits", unit="per 100 start-ups"))
    assert "measure" in (await visible_plan(company.ada, plan.id)).gate.missing
    await fix_baseline(company.ada, *await visible_measure(company.ada, made), NewBaseline(figure=11.2))
    assert await open_step(company.ada, await visible_plan(company.ada, plan.id)) == "tools"


async def test_each_key_task_has_a_tool_and_no_tool_serves_none(company: Company):
    plan = await with_tools(company, await with_people(company, await opened(company.ada, company.pumps)))
    assert plan.gate.missing == ()
    await remove_task(company.ada, plan, plan.key_tasks[0])
    plan = await visible_plan(company.ada, plan.id)
    assert set(plan.gate.missing) == {"served", "no_idle_tools"}
    assert plan.tools[0].tasks == ()


async def test_it_goes_back_by_one_with_a_reason_and_loses_nothing(company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    with pytest.raises(Invalid):
        await go_back(company.ada, plan, reason=" ")
    await go_back(company.ada, plan, reason="The figure was wrong.")
    back = await visible_plan(company.ada, plan.id)
    assert (back.initiative.step, len(back.personas), back.passages[-1].back) == ("challenge", 1, True)
    with pytest.raises(Conflict):
        await go_back(company.ada, back, reason="Further.")


async def test_members_read_and_do_not_decide(company: Company):
    plan = await opened(company.ada, company.pumps)
    seen = await visible_plan(company.bo, plan.id)
    for attempt in (
        change_initiative(company.bo, seen, CHALLENGE),
        open_step(company.bo, seen, reason="Because."),
        end(company.bo, seen, outcome="done", why="Because."),
        name_owner(company.bo, seen, "bo"),
    ):
        with pytest.raises(NotAllowed):
            await attempt


async def test_of_two_who_decide_at_once_one_wins(company: Company):
    plan = await opened(company.ada, company.pumps)
    await open_step(company.ada, plan, reason="First.")
    with pytest.raises(HasMoved):
        await open_step(company.ada, plan, reason="Second.")


async def test_what_has_ended_is_readable_unchanged_and_can_go_on(company: Company):
    plan = await opened(company.ada, company.pumps)
    with pytest.raises(Invalid):
        await end(company.ada, plan, outcome="dropped", why="")
    await end(company.ada, plan, outcome="dropped", why="The product is sold.")
    with pytest.raises(HasEnded):
        await change_initiative(company.ada, plan, CHALLENGE)
    ended = await visible_plan(company.bo, plan.id)
    assert (ended.initiative.outcome, ended.initiative.outcome_why) == ("dropped", "The product is sold.")
    with pytest.raises(NotAllowed):
        await resume(company.bo, ended)
    await resume(company.ada, ended)
    assert (await visible_plan(company.ada, plan.id)).initiative.outcome is None


async def test_who_follows_hears_of_each_step_and_who_is_named_hears_for_what(company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    told = [await announcement_for(activity) for activity in await activities_after(BEGINNING)]
    said = {one.text.into(str): one.audience for one in told if one is not None}
    assert said["“First-time-right start-up” has its challenge and goes on to its people"] == {
        company.ada.id,
        company.max.id,
    }
    assert said["Ada Berg named Max Oduya as the sponsor of “First-time-right start-up”"] == {company.max.id}
    assert plan.initiative.sponsor is not None


DECISIONS = st.lists(st.sampled_from(["on", "on with a reason", "back", "end", "resume", "change"]), max_size=8)


@given(decisions=DECISIONS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_no_order_of_decisions_leads_to_an_illegal_state(company: Company, decisions: list[str]):
    ada = company.ada
    plan = await opened(ada, company.pumps)
    for decision in decisions:
        before, refused = await visible_plan(ada, plan.id), False
        try:
            match decision:
                case "on":
                    await open_step(ada, before)
                case "on with a reason":
                    await open_step(ada, before, reason="Because.")
                case "back":
                    await go_back(ada, before, reason="Because.")
                case "end":
                    await end(ada, before, outcome="done", why="Because.")
                case "resume":
                    await resume(ada, before)
                case "change":
                    await change_initiative(ada, before, CHALLENGE)
        except DomainError:
            refused = True
        after = await visible_plan(company.bo, plan.id)
        moved = STEPS.index(after.initiative.step) - STEPS.index(before.initiative.step)
        assert moved in (-1, 0, 1)
        if refused or before.initiative.ended:
            assert moved == 0
        if moved:
            passage = after.passages[-1]
            assert (passage.back, passage.step) == (moved < 0, after.initiative.step)
            assert passage.reason or not (passage.back or passage.missing)
        assert len(after.passages) == len(before.passages) + abs(moved)


@pytest.mark.parametrize(
    ("low", "high", "field", "words"),
    [
        (None, None, "low", "between 0 and"),
        (-1, None, "low", "between 0 and"),
        (None, -1, "high", "between 0 and"),
        (5, 2_000_000_000_000, "high", "between 0 and"),
        (5, 4, "high", "not below the first"),
    ],
)
def test_what_is_wrong_with_a_cost_is_said_at_its_field(low: int | None, high: int | None, field: str, words: str):
    with pytest.raises(Invalid) as refused:
        NewCost(label="Licences", low=low, high=high).checked()
    assert list(refused.value.fields) == [field]
    assert words in refused.value.fields[field]
