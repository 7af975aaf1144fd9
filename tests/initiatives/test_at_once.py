"""Two people, or two clicks, at once: nothing is lost, nothing is done twice, and who was second is told why."""

import asyncio

import pytest

from raison.initiatives.actions import (
    add_champion,
    ask_to_take_part,
    change_initiative,
    change_persona,
    change_retirement,
    end,
    open_step,
    remove_persona,
    rename,
    resume,
    settle_leftover,
    withdraw,
)
from raison.initiatives.course import RetirementChanges
from raison.initiatives.errors import HasEnded
from raison.initiatives.policies import visible_plan
from raison.initiatives.proposals import Changes, NewPersona
from raison.kernel.errors import HasMoved
from raison.kernel.spine import BEGINNING, activities_after
from tests.initiatives.scenes import opened, with_people
from tests.support.company import Company


async def test_two_people_see_to_two_parts_at_once_and_neither_is_lost(company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    await end(company.ada, plan, outcome="done", why="One in twenty.", settled=("done_when",))
    of_ada, of_max = await visible_plan(company.ada, plan.id), await visible_plan(company.max, plan.id)
    await settle_leftover(company.ada, of_ada, "places")
    await settle_leftover(company.max, of_max, "people")
    assert (await visible_plan(company.ada, plan.id)).course.retirement.open == ("knowledge",)
    with pytest.raises(HasMoved):
        await settle_leftover(company.max, of_max, "places")
    await resume(company.ada, await visible_plan(company.ada, plan.id))
    with pytest.raises(HasMoved):
        await settle_leftover(company.max, of_max, "knowledge")
    assert (await visible_plan(company.ada, plan.id)).course.retirement.settled == ()


async def test_two_clicks_at_once_ask_and_name_somebody_once(company: Company):
    plan = await opened(company.ada, company.pumps)
    await asyncio.gather(*[ask_to_take_part(company.ada, plan, company.eve.id) for _click in range(3)])
    named = [add_champion(company.ada, plan, "eve") for _click in range(3)]
    results = await asyncio.gather(*named, return_exceptions=True)
    assert sum(isinstance(one, HasMoved) for one in results) == 2
    plan = await visible_plan(company.ada, plan.id)
    gone = await asyncio.gather(
        *[withdraw(company.ada, plan, company.eve.id) for _click in range(3)], return_exceptions=True
    )
    assert sum(isinstance(one, HasMoved) for one in gone) == 2
    kinds = [one.kind for one in await activities_after(BEGINNING)]
    once = ("taking_part_asked", "role_named", "champion_withdrawn")
    assert [kinds.count(f"initiative.{what}") for what in once] == [1, 1, 1]


async def test_who_was_second_is_told_what_came_between(company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    await remove_persona(company.ada, plan, plan.personas[0])
    with pytest.raises(HasMoved, match="Somebody changed this initiative"):
        await change_persona(company.max, plan, plan.personas[0], NewPersona(name="Site lead", benefit="Less driving"))
    await end(company.ada, await visible_plan(company.ada, plan.id), outcome="done", why="One in twenty.")
    for late in (open_step(company.max, plan, reason="All the same."), rename(company.max, plan, "Late")):
        with pytest.raises(HasEnded, match="has ended"):
            await late


async def test_two_who_change_two_fields_at_once_lose_neither(company: Company):
    seen = await opened(company.ada, company.pumps)
    await change_initiative(company.ada, seen, Changes(whose_work="Fitters"))
    await change_initiative(company.ada, seen, Changes(otherwise="They drive twice"))
    await change_retirement(company.ada, seen, RetirementChanges(places="They stay"))
    await change_retirement(company.ada, seen, RetirementChanges(people="Back to service"))
    with pytest.raises(HasMoved):
        await change_retirement(company.ada, seen, RetirementChanges(places="They go", done_when="One in twenty"))
    plan = await visible_plan(company.ada, seen.id)
    assert plan.course.retirement.done_when == ""
    assert (plan.initiative.whose_work, plan.initiative.otherwise) == ("Fitters", "They drive twice")
    assert (plan.course.retirement.places, plan.course.retirement.people) == ("They stay", "Back to service")
