"""A persona and its key tasks: the forms that change them."""

from typing import Any

from msgspec.structs import asdict

from raison.initiatives.actions import add_task, change_persona, change_task, remove_persona, remove_task
from raison.initiatives.actions.peopling import FIGURES
from raison.initiatives.actions.writes import check_change
from raison.initiatives.errors import TakenAway
from raison.initiatives.forms import PersonaForm, TaskForm
from raison.initiatives.pages.people import people_page
from raison.initiatives.pages.within import check_changeable, kept, within
from raison.initiatives.policies import persona_as_seen, task_as_seen, visible_persona, visible_task
from raison.initiatives.proposals import MAX_JOB, MAX_PERSONA, MAX_TEXT, NewPersona, NewTask
from raison.initiatives.rows import KeyTask, Persona, Plan
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect
from raison.kernel.seen import marks_of, meanwhile


@get("/personas/{id}/editing", door=signed_in)
async def editing(viewer: Viewer, id: FromPath) -> Page:
    """The persona's form, and its key tasks."""
    plan, persona = await visible_persona(viewer, id)
    return _shown(viewer, check_changeable(viewer, plan), persona)


async def persona_again(viewer: Viewer, id: FromPath, form: Form[PersonaForm], error: Refused) -> Page:
    """The page with what was typed; when the persona is there no more, the form that adds one."""
    try:
        plan, persona = await persona_as_seen(viewer, id, form.initiative)
    except TakenAway as gone:
        return people_page(viewer, gone.plan, fresh=form, errors=gone.errors)
    return _shown(viewer, plan, persona, form=form, errors=error.errors)


@post("/personas/{id}", door=signed_in, again=persona_again)
async def keep(viewer: Viewer, id: FromPath, form: Form[PersonaForm]) -> Answer:
    """Keep what is typed."""
    plan, persona = await persona_as_seen(viewer, id, form.initiative)
    check_change(viewer, plan)
    standing, typed = asdict(_said(persona)), asdict(form.persona().checked())
    wanted = NewPersona(**(standing | meanwhile(standing, typed, form.seen)))
    await change_persona(viewer, plan, persona, wanted)
    return await kept(plan, f"{plan.url}/people", done=form.done, seen=marks_of(typed))


@post("/personas/{id}/removal", door=signed_in)
async def remove(viewer: Viewer, id: FromPath) -> Answer:
    """Take it away, with its key tasks."""
    plan, persona = await visible_persona(viewer, id)
    await remove_persona(viewer, plan, persona)
    return redirect(
        f"{plan.url}/people", toast=_("“{name}” is no longer among the personas.").format(name=persona.name)
    )


async def task_again(viewer: Viewer, id: FromPath, form: Form[TaskForm], error: Refused) -> Page:
    """The page with what was typed."""
    try:
        plan, persona = await persona_as_seen(viewer, id, form.initiative)
    except TakenAway as gone:
        return _task_again(viewer, gone, form)
    return _shown(viewer, plan, persona, fresh=form, errors=error.errors)


@post("/personas/{id}/tasks", door=signed_in, again=task_again)
async def add(viewer: Viewer, id: FromPath, form: Form[TaskForm]) -> Answer:
    """Add a key task."""
    plan, persona = await persona_as_seen(viewer, id, form.initiative)
    await add_task(viewer, plan, persona, form.task())
    return redirect(f"{persona.url}/editing#tasks", toast=_("Added."))


@get("/key-tasks/{id}/editing", door=signed_in)
async def editing_task(viewer: Viewer, id: FromPath) -> Page:
    """The form of a key task."""
    plan, task = await visible_task(viewer, id)
    return _task_shown(viewer, check_changeable(viewer, plan), task)


async def change_again(viewer: Viewer, id: FromPath, form: Form[TaskForm], error: Refused) -> Page:
    """The form with what was typed; when the task is there no more, the one that adds one."""
    try:
        plan, task = await task_as_seen(viewer, id, form.initiative)
    except TakenAway as gone:
        return _task_again(viewer, gone, form)
    return _task_shown(viewer, plan, task, form=form, errors=error.errors)


@post("/key-tasks/{id}", door=signed_in, again=change_again)
async def change(viewer: Viewer, id: FromPath, form: Form[TaskForm]) -> Answer:
    """Say it anew."""
    plan, task = await task_as_seen(viewer, id, form.initiative)
    check_change(viewer, plan)
    standing, typed = asdict(_asked(task)), asdict(form.task().checked())
    await change_task(viewer, plan, task, NewTask(**(standing | meanwhile(standing, typed, form.seen))))
    return redirect(f"/personas/{task.persona_id}/editing#tasks", toast=_("Kept."))


@post("/key-tasks/{id}/removal", door=signed_in)
async def remove_one(viewer: Viewer, id: FromPath) -> Answer:
    """Take it away."""
    plan, task = await visible_task(viewer, id)
    await remove_task(viewer, plan, task)
    return redirect(f"/personas/{task.persona_id}/editing#tasks")


def _said(persona: Persona) -> NewPersona:
    return NewPersona(name=persona.name, situation=persona.situation, benefit=persona.benefit)


def _asked(task: KeyTask) -> NewTask:
    return NewTask(**{name: getattr(task, name) for name in NewTask.__struct_fields__})


def _task_again(viewer: Viewer, gone: TakenAway, form: TaskForm) -> Page:
    """The words for a task that is there no more: in the form that adds one to its persona, while that is there."""
    for persona in gone.plan.personas:
        if persona.id == form.persona:
            return _shown(viewer, gone.plan, persona, fresh=form, errors=gone.errors)
    lost = KeyTask(id=0, persona_id=form.persona, job=form.job, times=None, per="week", minutes=None)
    return _task_shown(viewer, gone.plan, lost, form=form, errors=gone.errors)


def _shown(
    viewer: Viewer,
    plan: Plan,
    persona: Persona,
    *,
    form: PersonaForm | None = None,
    fresh: TaskForm | None = None,
    errors: dict[str, str] | None = None,
) -> Page:
    return within(
        "initiatives/persona_form.html",
        viewer,
        plan,
        persona=persona,
        form=form or PersonaForm(**asdict(_said(persona)), seen=marks_of(asdict(_said(persona)))),
        fresh=fresh or TaskForm(),
        errors=errors or {},
        max_persona=MAX_PERSONA,
        max_text=MAX_TEXT,
        max_job=MAX_JOB,
    )


def _task_shown(
    viewer: Viewer, plan: Plan, task: KeyTask, *, form: TaskForm | None = None, errors: dict[str, str] | None = None
) -> Page:
    seen = marks_of(asdict(_asked(task)))
    figures: dict[str, Any] = {name: "" if (figure := getattr(task, name)) is None else str(figure) for name in FIGURES}
    filled = TaskForm(job=task.job, per=task.per, seen=seen, **figures)
    return within(
        "initiatives/task_form.html",
        viewer,
        plan,
        task=task,
        fresh=form or filled,
        errors=errors or {},
        max_job=MAX_JOB,
    )
