"""An initiative is driven through random steps, legal and not, fresh and stale, by people who may and who may not."""

import random
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import func, select

from raison.initiatives import actions
from raison.initiatives.course import NewStatus, RetirementChanges
from raison.initiatives.errors import HasEnded
from raison.initiatives.policies import visible_plan
from raison.initiatives.proposals import Changes, NewCost, NewEntry, NewPersona, NewTask, NewTool
from raison.initiatives.rows import STEPS, Plan
from raison.initiatives.rows.course import PARTS
from raison.kernel.access import Viewer
from raison.kernel.database import number, statement, value
from raison.kernel.errors import Conflict, DomainError, Invalid, NotAllowed, NotFound
from raison.kernel.spine.tables import activities
from tests.initiatives.scenes import WORTH, opened
from tests.support.company import Company

WALKED = 400
LONG = 12
"""Looks that somebody goes back to: what they saw then is what they decide upon."""
PEOPLE = ("ada", "ada", "ada", "ada", "max", "max", "bo", "eve", "carla")
"""Ada owns, Max becomes the sponsor, Bo and Eve see it, Carla does not know that it exists."""
AFTER_THE_END = ("resume", "settle", "settle")
Draw = random.Random
Verb = Callable[[Viewer, Plan, Draw], Awaitable[Any]]


def _persona(viewer: Viewer, plan: Plan, draw: Draw) -> Awaitable[Any]:
    if plan.personas and draw.random() < 0.6:
        one = draw.choice(plan.personas)
        if draw.random() < 0.3:
            return actions.remove_persona(viewer, plan, one)
        return actions.change_persona(viewer, plan, one, NewPersona(name=_word(draw), benefit=_word(draw)))
    return actions.add_persona(viewer, plan, NewPersona(name=_word(draw), benefit=_word(draw)))


def _task(viewer: Viewer, plan: Plan, draw: Draw) -> Awaitable[Any]:
    if plan.key_tasks and draw.random() < 0.4:
        return actions.remove_task(viewer, plan, draw.choice(plan.key_tasks))
    if not plan.personas:
        return _persona(viewer, plan, draw)
    return actions.add_task(viewer, plan, draw.choice(plan.personas), NewTask(job=_word(draw)))


def _tool(viewer: Viewer, plan: Plan, draw: Draw) -> Awaitable[Any]:
    if plan.tools and draw.random() < 0.4:
        return actions.remove_tool(viewer, plan, draw.choice(plan.tools))
    tasks = tuple(task.id for task in plan.key_tasks if draw.random() < 0.7)
    return actions.add_tool(
        viewer, plan, NewTool(kind="page", name=_word(draw), url="https://one.example", tasks=tasks)
    )


def _champion(viewer: Viewer, plan: Plan, draw: Draw) -> Awaitable[Any]:
    if plan.champions and draw.random() < 0.5:
        return actions.withdraw(viewer, plan, draw.choice(plan.champions).id)
    return actions.add_champion(viewer, plan, draw.choice(["bo", "eve", "nobody"]))


def _log(viewer: Viewer, plan: Plan, draw: Draw) -> Awaitable[Any]:
    if plan.entries and draw.random() < 0.5:
        return actions.settle_entry(viewer, plan, draw.choice(plan.entries))
    return actions.add_entry(viewer, plan, NewEntry(kind="risk", text=_word(draw)))


def _cost(viewer: Viewer, plan: Plan, draw: Draw) -> Awaitable[Any]:
    if plan.initiative.costs and draw.random() < 0.5:
        return actions.remove_cost(viewer, plan, draw.choice(plan.initiative.costs))
    return actions.add_cost(viewer, plan, NewCost(label=_word(draw), low=draw.choice([None, 5, 50])))


def _change(viewer: Viewer, plan: Plan, draw: Draw) -> Awaitable[None]:
    words = {draw.choice(["whose_work", "otherwise", "standards", "problem"]): _word(draw)}
    return actions.change_initiative(viewer, plan, Changes(value=draw.choice([None, WORTH]), **words))


def _word(draw: Draw) -> str:
    return draw.choice(["", "One visit", "Two visits", "Three visits"])


VERBS: dict[str, Verb] = {
    "change": _change,
    "persona": _persona,
    "task": _task,
    "tool": _tool,
    "champion": _champion,
    "log": _log,
    "cost": _cost,
    "owner": lambda viewer, plan, draw: actions.name_owner(viewer, plan, draw.choice(["ada", "ada", "max"])),
    "sponsor": lambda viewer, plan, draw: actions.name_sponsor(viewer, plan, draw.choice(["max", "max", ""])),
    "rename": lambda viewer, plan, draw: actions.rename(viewer, plan, _word(draw)),
    "forward": lambda viewer, plan, draw: actions.open_step(viewer, plan, reason=_word(draw)),
    "back": lambda viewer, plan, draw: actions.go_back(viewer, plan, reason=_word(draw)),
    "status": lambda viewer, plan, draw: actions.give_status(
        viewer, plan, NewStatus(state="at_risk", text=_word(draw))
    ),
    "retire": lambda viewer, plan, draw: actions.change_retirement(
        viewer, plan, RetirementChanges(**{draw.choice(PARTS): _word(draw)})
    ),
    "end": lambda viewer, plan, draw: actions.end(
        viewer, plan, outcome="done", why=_word(draw), settled=(draw.choice(PARTS),)
    ),
    "resume": lambda viewer, plan, _draw: actions.resume(viewer, plan),
    "settle": lambda viewer, plan, draw: actions.settle_leftover(viewer, plan, draw.choice(PARTS)),
}
OFTEN = ("change", "persona", "task", "tool", "forward", "forward", "back")


async def test_a_random_walk_never_moves_but_by_gates_and_each_change_is_one_activity(company: Company):
    draw, seen = Draw(11), Counter[str]()
    plan = await opened(company.ada, company.pumps)
    looked: dict[str, list[Plan]] = {}
    for _step in range(WALKED):
        before, happened = await visible_plan(company.ada, plan.id), await value(HAPPENED, which=plan.id)
        often = AFTER_THE_END if before.initiative.ended else OFTEN
        who, verb = draw.choice(PEOPLE), draw.choice([*VERBS, *often])
        stale = who in looked and draw.random() < 0.3
        outcome = await _tried(company, looked, plan.id, (who, verb), stale=stale, draw=draw)
        after, more = await visible_plan(company.ada, plan.id), await value(HAPPENED, which=plan.id) - happened
        told = f"{who} {verb} {'stale' if stale else ''}: {outcome}"
        seen[verb if outcome is None else type(outcome).__name__] += more if outcome is None else 1
        if outcome is not None:
            assert (more, after) == (0, before), told
        assert more == (after.initiative.version > before.initiative.version), told
        assert more or after == before, told
        _by_gates_alone(before, after, verb, told)
        _refused_when_ended(before, after, (who, verb), outcome, stale=stale)
    assert {"forward", "back", "end", "resume", "settle", "status", "retire", "persona"} <= set(+seen), seen
    assert {"NotAllowed", "NotFound", "Invalid", "HasEnded", "HasMoved"} <= set(seen), seen


async def _tried(
    company: Company, looked: dict[str, list[Plan]], plan_id: int, trying: tuple[str, str], *, stale: bool, draw: Draw
) -> DomainError | None:
    """What refused it, if anything; other errors come through."""
    who, verb = trying
    viewer: Viewer = getattr(company, who)
    try:
        seen = draw.choice(looked[who][-LONG:]) if stale else await visible_plan(viewer, plan_id)
        looked.setdefault(who, []).append(seen)
        await VERBS[verb](viewer, seen, draw)
    except (NotAllowed, NotFound, Invalid, Conflict) as error:
        return error
    return None


def _by_gates_alone(before: Plan, after: Plan, verb: str, told: str) -> None:
    far = STEPS.index(after.initiative.step) - STEPS.index(before.initiative.step)
    assert far == {"forward": 1, "back": -1}.get(verb, 0) * (after != before), told
    passed = after.passages[len(before.passages) :]
    assert len(passed) == abs(far), told
    for passage in passed:
        assert (passage.step, passage.back) == (after.initiative.step, far < 0), told
        assert passage.reason or not (passage.missing or passage.back), told
        assert passage.missing == (() if passage.back else before.gate.missing), told


def _refused_when_ended(
    before: Plan, after: Plan, trying: tuple[str, str], outcome: DomainError | None, *, stale: bool
) -> None:
    who, verb = trying
    if not before.initiative.ended or verb in AFTER_THE_END:
        return
    assert after == before, trying
    if not stale and who != "carla":
        assert isinstance(outcome, HasEnded), trying
        assert "ended" in outcome.message


HAPPENED = statement(select(func.count()).select_from(activities).where(activities.c.subject_id == number("which")))
