"""Step 2: personas and their key tasks."""

from typing import Any

from msgspec.structs import asdict
from sqlalchemy import delete, select, update

from raison.initiatives.actions.writes import check_change, commit, touched
from raison.initiatives.activities import How, Part, PlanChanged
from raison.initiatives.proposals import MAX_PERSONAS, MAX_TASKS, NewPersona, NewTask
from raison.initiatives.rows import KeyTask, Persona, Plan
from raison.initiatives.tables import key_tasks, personas, tool_tasks
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, number, statement, word
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import refuse
from raison.kernel.spine import record


async def add_persona(viewer: Viewer, plan: Plan, wanted: NewPersona) -> int:
    """Add a kind of people; its id. Raises NotAllowed, HasEnded, Invalid."""
    check_change(viewer, plan)
    wanted, made = wanted.checked(), new_id()
    if len(plan.personas) >= MAX_PERSONAS:
        refuse({"name": _("An initiative has at most {most} personas. Take one away first.").format(most=MAX_PERSONAS)})
    insert = INSERT_PERSONA(
        id=made,
        subject_id=plan.id,
        name=wanted.name,
        situation=wanted.situation,
        benefit=wanted.benefit,
        created_at=now_us(),
    )
    await change_plan(viewer, plan, [insert], part="persona", part_id=made, how="added")
    return made


async def change_persona(viewer: Viewer, plan: Plan, persona: Persona, wanted: NewPersona) -> None:
    """Say it anew. Raises NotAllowed, HasEnded, Invalid, HasMoved."""
    check_change(viewer, plan)
    wanted = wanted.checked()
    if (wanted.name, wanted.situation, wanted.benefit) == (persona.name, persona.situation, persona.benefit):
        return
    fresh = {"name": wanted.name, "situation": wanted.situation, "benefit": wanted.benefit}
    change = CHANGE_PERSONA(which=persona.id, **_from(persona, fresh), **fresh).hitting()
    await change_plan(viewer, plan, [change], part="persona", part_id=persona.id, how="changed")


async def remove_persona(viewer: Viewer, plan: Plan, persona: Persona) -> None:
    """Take a persona away, with its key tasks. Raises NotAllowed, HasEnded."""
    check_change(viewer, plan)
    batch = [
        UNSERVE_PERSONA(which=persona.id),
        DELETE_TASKS(which=persona.id),
        DELETE_PERSONA(which=persona.id).hitting(),
    ]
    await change_plan(viewer, plan, batch, part="persona", part_id=persona.id, how="removed")


async def add_task(viewer: Viewer, plan: Plan, persona: Persona, wanted: NewTask) -> int:
    """Add a job that the persona has to get done; its id. Raises NotAllowed, HasEnded, Invalid."""
    check_change(viewer, plan)
    wanted, made = wanted.checked(), new_id()
    if len(persona.tasks) >= MAX_TASKS:
        refuse({"job": _("A persona has at most {most} key tasks. Take one away first.").format(most=MAX_TASKS)})
    insert = INSERT_TASK(
        id=made,
        persona_id=persona.id,
        job=wanted.job,
        times=wanted.times,
        per=wanted.per,
        minutes=wanted.minutes,
        tried=wanted.tried,
        unaided=wanted.unaided,
        created_at=now_us(),
    )
    await change_plan(viewer, plan, [insert], part="key_task", part_id=made, how="added")
    return made


async def change_task(viewer: Viewer, plan: Plan, task: KeyTask, wanted: NewTask) -> None:
    """Say it anew. Raises NotAllowed, HasEnded, Invalid, HasMoved."""
    check_change(viewer, plan)
    wanted = wanted.checked()
    fresh: dict[str, Any] = asdict(wanted)
    if all(getattr(task, name) == value for name, value in fresh.items()):
        return
    change = CHANGE_TASK(which=task.id, **_from(task, fresh), **fresh).hitting()
    await change_plan(viewer, plan, [change], part="key_task", part_id=task.id, how="changed")


async def remove_task(viewer: Viewer, plan: Plan, task: KeyTask) -> None:
    """Take a key task away; a tool that served nothing else is shown as idle. Raises NotAllowed, HasEnded."""
    check_change(viewer, plan)
    batch = [UNSERVE_TASK(which=task.id), DELETE_TASK(which=task.id).hitting()]
    await change_plan(viewer, plan, batch, part="key_task", part_id=task.id, how="removed")


async def change_plan(viewer: Viewer, plan: Plan, batch: list[Bound], *, part: Part, part_id: int, how: How) -> None:
    """Commit a change of a part of the plan. Raises HasEnded, also when the part went in the meantime."""
    what = PlanChanged(place_id=plan.subject.place_id, subject_id=plan.id, part=part, part_id=part_id, how=how)
    await commit(plan, touched(plan), *batch, record(what, by=viewer))


def _from(standing: Persona | KeyTask, fresh: dict[str, Any]) -> dict[str, Any]:
    """What it says now, so that nobody's unseen words are overwritten."""
    return {f"was_{name}": getattr(standing, name) for name in fresh}


PERSONA = ("name", "situation", "benefit")
INSERT_PERSONA = insert_row(personas)
CHANGE_PERSONA = statement(
    update(personas)
    .where(personas.c.id == number("which"), *[personas.c[name] == word(f"was_{name}") for name in PERSONA])
    .values(name=word("name"), situation=word("situation"), benefit=word("benefit"))
)
DELETE_PERSONA = statement(delete(personas).where(personas.c.id == number("which")))
FIGURES = ("times", "minutes", "tried", "unaided")
INSERT_TASK = insert_row(key_tasks)
CHANGE_TASK = statement(
    update(key_tasks)
    .where(
        key_tasks.c.id == number("which"),
        *[key_tasks.c[name] == word(f"was_{name}") for name in ("job", "per")],
        *[key_tasks.c[name].is_not_distinct_from(number(f"was_{name}")) for name in FIGURES],
    )
    .values(job=word("job"), per=word("per"), **{name: number(name) for name in FIGURES})
)
DELETE_TASK = statement(delete(key_tasks).where(key_tasks.c.id == number("which")))
DELETE_TASKS = statement(delete(key_tasks).where(key_tasks.c.persona_id == number("which")))
UNSERVE_TASK = statement(delete(tool_tasks).where(tool_tasks.c.task_id == number("which")))
UNSERVE_PERSONA = statement(
    delete(tool_tasks).where(
        tool_tasks.c.task_id.in_(select(key_tasks.c.id).where(key_tasks.c.persona_id == number("which")))
    )
)
