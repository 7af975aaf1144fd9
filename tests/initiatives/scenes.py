"""What the tests of initiatives do again and again: open one, and give it what a step needs."""

from raison.communities.policies import visible_place
from raison.initiatives.actions import (
    add_persona,
    add_task,
    add_tool,
    change_initiative,
    name_sponsor,
    open_initiative,
    open_step,
)
from raison.initiatives.policies import visible_persona, visible_plan
from raison.initiatives.proposals import Changes, NewPersona, NewTask, NewTool, Worth
from raison.initiatives.rows import Plan
from raison.kernel.access import Viewer
from tests.support.company import Company

PROBLEM = "One pump in nine needs a return visit within 72 hours."
WORTH = Worth(low=120_000, high=180_000, currency="EUR", source="return visits of 2025, service ledger")
CHALLENGE = Changes(whose_work="Fitters on site", otherwise="They drive twice", value=WORTH)


async def opened(viewer: Viewer, place_id: int, name: str = "First-time-right start-up") -> Plan:
    """An initiative with nothing but its challenge in a sentence."""
    place = await visible_place(viewer, place_id)
    return await visible_plan(viewer, await open_initiative(viewer, place, name=name, problem=PROBLEM))


async def with_people(company: Company, plan: Plan) -> Plan:
    """The same in step 2, with a sponsor, a persona and its key task."""
    ada = company.ada
    await change_initiative(ada, plan, CHALLENGE)
    await open_step(ada, await visible_plan(ada, plan.id))
    await name_sponsor(ada, plan, "max")
    made = await add_persona(ada, plan, NewPersona(name="Site fitter", benefit="One visit, not two"))
    plan, persona = await visible_persona(ada, made)
    await add_task(ada, plan, persona, NewTask(job="Find the start-up step", times=5, per="week", minutes=12))
    return await visible_plan(ada, plan.id)


async def with_tools(company: Company, plan: Plan) -> Plan:
    """The same in step 3, although no measure has its baseline, with a tool for the task."""
    ada = company.ada
    await open_step(ada, plan, reason="The ledger is closed until Monday.")
    plan = await visible_plan(ada, plan.id)
    task = plan.key_tasks[0].id
    await add_tool(ada, plan, NewTool(kind="community", place_id=company.pumps, tasks=(task,)))
    return await visible_plan(ada, plan.id)
