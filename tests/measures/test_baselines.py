"""The baseline: fixed by somebody on a day, locked by the opening of step 3, whatever comes in between."""

import asyncio

import pytest
from msgspec.structs import replace

from raison.initiatives.actions import end, go_back, open_step
from raison.initiatives.policies import visible_plan
from raison.kernel.errors import Conflict, DomainError, HasMoved, Invalid, NotAllowed
from raison.kernel.spine import BEGINNING, activities_after, announcement_for
from raison.measures.actions import (
    add_measure,
    change_measure,
    fix_baseline,
    keep_readings,
    loosen_baseline,
    remove_measure,
    remove_reading,
)
from raison.measures.errors import BaselineLocked, MeasureMoved
from raison.measures.policies import visible_measure, visible_measuring, visible_reading
from raison.measures.proposals import MAX_MEASURES, NewBaseline, NewMeasure, NewReading
from raison.measures.queries import dots_of, readings_of
from raison.measures.sifting import Line
from tests.measures.scenes import AFTER, BEFORE, WANTED, begin, fixed_by_readings, in_people, measured_by, read, week
from tests.support.company import Company


async def test_who_fixed_it_and_when_stands_beside_it_and_step_three_locks_it(company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await fix_baseline(company.ada, *found, NewBaseline(figure=11.2))
    measuring, measure = await visible_measure(company.bo, found[1].id)
    assert measure.fixed_by is not None
    assert (measure.baseline, measure.fixed_by.id, measuring.standing.started) == (11.2, company.ada.id, False)
    await fix_baseline(company.ada, *await visible_measure(company.ada, measure.id), NewBaseline(figure=11.5))
    await begin(company, plan)
    measuring, measure = await visible_measure(company.ada, measure.id)
    for attempt in (
        fix_baseline(company.ada, measuring, measure, NewBaseline(figure=20)),
        loosen_baseline(company.ada, measuring, measure),
        remove_measure(company.ada, measuring, measure),
        change_measure(company.ada, measuring, measure, NewMeasure(name="Return visits", unit="per 10 start-ups")),
    ):
        with pytest.raises(BaselineLocked) as refused:
            await attempt
        assert "Ada" in refused.value.message
    assert (await visible_measure(company.ada, measure.id))[1].baseline == 11.5


async def test_going_back_a_step_does_not_unlock_it(company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await fix_baseline(company.ada, *found, NewBaseline(figure=11.2))
    await go_back(company.ada, await begin(company, plan), reason="The tasks were wrong.")
    with pytest.raises(BaselineLocked):
        await loosen_baseline(company.ada, *await visible_measure(company.ada, found[1].id))


async def test_what_is_locked_may_still_get_a_better_name_and_a_target_that_followers_hear_of(company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await fix_baseline(company.ada, *found, NewBaseline(figure=11.2))
    await begin(company, plan)
    fresh = NewMeasure(name="Return visits, HX range", unit=WANTED.unit, origin=WANTED.origin, target=6.0)
    await change_measure(company.ada, *await visible_measure(company.ada, found[1].id), fresh)
    last = (await activities_after(BEGINNING, limit=100))[-1]
    said = await announcement_for(last)
    assert said is not None
    assert said.text.message == "The target of “{measure}” in “{title}” was changed"
    assert company.max.id in said.audience


async def test_one_that_was_open_when_the_work_began_is_fixed_once_and_locked_at_once(company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await begin(company, plan)
    await fix_baseline(company.ada, *await visible_measure(company.ada, found[1].id), NewBaseline(figure=11.2))
    with pytest.raises(BaselineLocked):
        await fix_baseline(company.ada, *await visible_measure(company.ada, found[1].id), NewBaseline(figure=9))


async def test_a_baseline_of_readings_needs_enough_of_them_and_then_takes_and_loses_none(company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await read(company.ada, found, BEFORE[:4], ago=12)
    with pytest.raises(Invalid) as refused:
        await fix_baseline(company.ada, *found, NewBaseline())
    assert "1 more reading" in refused.value.fields["starts_on"]
    await read(company.ada, found, BEFORE[4:], ago=8)
    measuring, measure = await fixed_by_readings(company.ada, found, ago=4)
    assert measure.baseline == pytest.approx(sum(BEFORE) / len(BEFORE))
    late = Line(number=1, reading=NewReading(at=week(20), value=3))
    report = await keep_readings(company.ada, measuring, measure, [late], source="typed")
    assert [one.line for one in report.rejected] == [1]
    held = (await readings_of(measure.id)).entries[-1]
    with pytest.raises(BaselineLocked):
        await remove_reading(company.ada, *await visible_reading(company.ada, held.id))


async def test_a_comparison_group_needs_readings_of_both_before_the_start(company: Company):
    found = await measured_by(
        company.ada, await in_people(company), NewMeasure(name="Visits", unit="a week", comparison="The other site")
    )
    await read(company.ada, found, BEFORE, ago=12)
    with pytest.raises(Invalid):
        await fix_baseline(company.ada, *found, NewBaseline())
    with pytest.raises(Invalid):
        await fix_baseline(company.ada, *found, NewBaseline(figure=11))
    await read(company.ada, found, BEFORE, ago=12, series="comparison")
    await fix_baseline(company.ada, *await visible_measure(company.ada, found[1].id), NewBaseline())


async def test_only_those_who_may_change_the_initiative_measure_it_and_nobody_after_its_end(company: Company):
    plan = await in_people(company)
    measuring, measure = await measured_by(company.ada, plan)
    theirs = await visible_measure(company.bo, measure.id)
    for attempt in (
        add_measure(company.bo, theirs[0], WANTED),
        fix_baseline(company.bo, *theirs, NewBaseline(figure=1)),
        remove_measure(company.bo, *theirs),
        read(company.bo, theirs, BEFORE, ago=12),
    ):
        with pytest.raises(NotAllowed):
            await attempt
    await end(company.ada, await visible_plan(company.ada, plan.id), outcome="dropped", why="Nobody came.")
    with pytest.raises(MeasureMoved):
        await fix_baseline(company.ada, measuring, measure, NewBaseline(figure=1))  # seen before the end
    with pytest.raises(MeasureMoved):
        await add_measure(company.ada, await visible_measuring(company.ada, plan.id), WANTED)


async def test_a_baseline_that_changes_while_step_three_opens_is_refused_or_comes_before(company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await fix_baseline(company.ada, *found, NewBaseline(figure=11.2))
    plan, seen = await visible_plan(company.ada, plan.id), await visible_measure(company.ada, found[1].id)
    results = await asyncio.gather(
        open_step(company.ada, plan),
        fix_baseline(company.ada, *seen, NewBaseline(figure=99)),
        loosen_baseline(company.ada, *seen),
        remove_measure(company.ada, *seen),
        return_exceptions=True,
    )
    refused = [one for one in results if isinstance(one, Exception)]
    assert all(isinstance(one, HasMoved | MeasureMoved | BaselineLocked) for one in refused)
    assert len(refused) == 3, "one of them was first, and the others judged what was so before"
    plan = await visible_plan(company.ada, plan.id)
    assert plan.initiative.step == "tools" or not plan.begun
    if plan.begun:
        assert (await visible_measure(company.ada, found[1].id))[1].baseline == 11.2


async def test_who_was_second_is_told_what_came_between_and_undoes_nothing(company: Company):
    plan = await in_people(company)
    _measuring, measure = await measured_by(company.ada, plan)
    of_ada, of_max = [await visible_measure(viewer, measure.id) for viewer in (company.ada, company.max)]
    await change_measure(company.ada, *of_ada, replace(WANTED, name="Second visits", target=4.0))
    with pytest.raises(MeasureMoved, match="Somebody changed the measure"):
        await change_measure(company.max, *of_max, replace(WANTED, origin="the other ledger"))
    with pytest.raises(MeasureMoved, match="Somebody changed the measure"):
        await read(company.max, of_max, AFTER, ago=12, seen=of_max)
    _measuring, kept = await visible_measure(company.ada, measure.id)
    assert (kept.name, kept.origin, kept.target) == ("Second visits", WANTED.origin, 4.0)


async def test_a_mean_is_fixed_of_all_readings_that_are_there(company: Company):
    found = await measured_by(company.ada, await in_people(company))
    await read(company.ada, found, BEFORE, ago=12)
    seen = await visible_measure(company.max, found[1].id)
    await read(company.ada, found, (99.0,), ago=13)
    with pytest.raises(MeasureMoved):
        await fix_baseline(company.max, *seen, NewBaseline(starts_on=week(1).date()))


async def test_what_is_locked_or_ended_meanwhile_is_said_so(company: Company):
    plan = await in_people(company)
    found = await measured_by(company.ada, plan)
    await fix_baseline(company.ada, *found, NewBaseline(figure=11.2))
    seen = await visible_measure(company.ada, found[1].id)
    plan = await begin(company, plan)
    with pytest.raises(BaselineLocked, match="The work has begun in the meantime"):
        await loosen_baseline(company.ada, *seen)
    await end(company.ada, plan, outcome="dropped", why="Nobody came.")
    with pytest.raises(MeasureMoved, match="This has ended"):
        await remove_measure(company.ada, *seen)


async def test_two_who_fix_it_at_once_leave_one_baseline(company: Company):
    found = await measured_by(company.ada, await in_people(company))
    results = await asyncio.gather(
        *[fix_baseline(company.ada, *found, NewBaseline(figure=figure)) for figure in (1.0, 2.0, 3.0)],
        return_exceptions=True,
    )
    assert sum(isinstance(one, Conflict) for one in results) == 2
    happened = [one.kind for one in await activities_after(BEGINNING, limit=100)]
    assert happened.count("measure.baseline_fixed") == 1


async def test_the_same_readings_sent_many_times_at_once_are_kept_once(company: Company):
    found = await measured_by(company.ada, await in_people(company))
    results = await asyncio.gather(
        *[read(company.ada, found, BEFORE, ago=12) for _program in range(4)], return_exceptions=True
    )
    assert all(isinstance(one, Conflict) for one in results if isinstance(one, DomainError))
    await read(company.ada, found, BEFORE, ago=12)
    assert len(await dots_of(found[1].id)) == len(BEFORE)


async def test_a_subject_has_only_so_many_measures(company: Company):
    plan = await in_people(company)
    for _each in range(MAX_MEASURES):
        await measured_by(company.ada, plan)
    with pytest.raises(Invalid):
        await measured_by(company.ada, plan)
