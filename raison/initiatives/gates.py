"""What each of the four steps needs before the next one opens. Pure: the same for pages, actions and the API."""

from collections.abc import Iterator

from msgspec.structs import replace

from raison.initiatives.rows import STEPS, Gate, Initiative, Need, Passage, Plan, Step


def with_gates(plan: Plan) -> Plan:
    """The plan with its four gates."""
    needs: dict[Step, list[Need]] = {
        "challenge": list(_challenge(plan.initiative)),
        "people": list(_people(plan)),
        "tools": list(_tools(plan)),
        "link": list(_link(plan)),
    }
    now = STEPS.index(plan.initiative.step)
    gates = []
    for position, step in enumerate(STEPS):
        state = "now" if position == now and not plan.initiative.ended else "past" if position <= now else "ahead"
        gates.append(Gate(step, state, tuple(needs[step]), _opened(plan.passages, step) if position <= now else None))  # type: ignore[arg-type]
    return replace(plan, gates=tuple(gates))


def _opened(passages: list[Passage], step: Step) -> Passage | None:
    """How a step was opened, the last time."""
    found = [passage for passage in passages if passage.step == step and not passage.back]
    return found[-1] if found else None


def _challenge(initiative: Initiative) -> Iterator[Need]:
    yield Need("problem", bool(initiative.problem))
    yield Need("whose_work", bool(initiative.whose_work))
    yield Need("value", initiative.value_low is not None and bool(initiative.value_source))
    yield Need("otherwise", bool(initiative.otherwise))


def _people(plan: Plan) -> Iterator[Need]:
    yield Need("sponsor", plan.initiative.sponsor is not None)
    yield Need("personas", bool(plan.personas))
    yield Need("benefits", bool(plan.personas) and all(persona.benefit for persona in plan.personas))
    yield Need("key_tasks", bool(plan.personas) and all(persona.tasks for persona in plan.personas))
    yield Need("measure", plan.initiative.measured)


def _tools(plan: Plan) -> Iterator[Need]:
    served = {task for tool in plan.tools for task in tool.tasks}
    yield Need("served", bool(plan.key_tasks) and all(task.id in served for task in plan.key_tasks))
    yield Need("no_idle_tools", all(tool.tasks for tool in plan.tools))


def _link(plan: Plan) -> Iterator[Need]:
    yield Need("standards", bool(plan.initiative.standards))
    yield Need("cost", bool(plan.initiative.cost or plan.initiative.costs))
