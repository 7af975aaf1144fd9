"""Step 3: which community, integration, workflow or page serves which key task."""

from typing import Any

from raison.communities.queries import my_places
from raison.initiatives.actions import add_tool, change_tool, remove_tool
from raison.initiatives.forms import ServedForm, ToolForm
from raison.initiatives.pages.within import changeable, check_changeable, within
from raison.initiatives.policies import visible_plan, visible_tool
from raison.initiatives.proposals import MAX_ADDRESS, MAX_TOOL
from raison.initiatives.rows import Plan, Tool
from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import Refused
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, Form, FromPath, Page, get, post, redirect


@get("/initiatives/{id}/tools", door=signed_in)
async def tools(viewer: Viewer, id: FromPath) -> Page:
    """The tools, with the form that adds one."""
    return await _shown(viewer, await changeable(viewer, id), ToolForm())


async def again(viewer: Viewer, id: FromPath, form: Form[ToolForm], error: Refused) -> Page:
    """The page with what was typed."""
    return await _shown(viewer, await visible_plan(viewer, id), form, errors=error.errors)


@post("/initiatives/{id}/tools", door=signed_in, again=again)
async def add(viewer: Viewer, id: FromPath, form: Form[ToolForm]) -> Answer:
    """Add a tool."""
    plan = await visible_plan(viewer, id)
    await add_tool(viewer, plan, form.tool())
    return redirect(f"{plan.url}/tools", toast=_("Added."))


@get("/initiative-tools/{id}/editing", door=signed_in)
async def editing(viewer: Viewer, id: FromPath) -> Page:
    """Which key tasks it serves."""
    plan, tool = await visible_tool(viewer, id)
    return _tool_shown(viewer, check_changeable(viewer, plan), tool, list(tool.tasks))


async def served_again(viewer: Viewer, id: FromPath, form: Form[ServedForm], error: Refused) -> Page:
    """The form with what was chosen."""
    plan, tool = await visible_tool(viewer, id)
    return _tool_shown(viewer, plan, tool, form.task, errors=error.errors)


@post("/initiative-tools/{id}", door=signed_in, again=served_again)
async def change(viewer: Viewer, id: FromPath, form: Form[ServedForm]) -> Answer:
    """Say anew what it serves."""
    plan, tool = await visible_tool(viewer, id)
    await change_tool(viewer, plan, tool, tuple(form.task))
    return redirect(f"{plan.url}/tools", toast=_("Kept."))


@post("/initiative-tools/{id}/removal", door=signed_in)
async def remove(viewer: Viewer, id: FromPath) -> Answer:
    """Take it out of the plan."""
    plan, tool = await visible_tool(viewer, id)
    await remove_tool(viewer, plan, tool)
    return redirect(f"{plan.url}/tools")


async def _shown(viewer: Viewer, plan: Plan, form: ToolForm, *, errors: dict[str, str] | None = None) -> Page:
    places = [(str(place.id), place.name) for place in await my_places(viewer) if place.kind == "community"]
    return within(
        "initiatives/tools.html",
        viewer,
        plan,
        form=form,
        errors=_at_fields(errors or {}),
        places=[("", _("Choose one")), *places],
        max_tool=MAX_TOOL,
        max_address=MAX_ADDRESS,
        **_choice(plan),
    )


def _tool_shown(
    viewer: Viewer, plan: Plan, tool: Tool, chosen: list[int], *, errors: dict[str, str] | None = None
) -> Page:
    context = {"tool": tool, "chosen": chosen, "errors": _at_fields(errors or {})}
    return within("initiatives/tool_form.html", viewer, plan, **context, **_choice(plan))


def _at_fields(errors: dict[str, str]) -> dict[str, str]:
    """What is wrong, by the names that the form has: it sends each task by itself."""
    return {"task" if name == "tasks" else name: words for name, words in errors.items()}


def _choice(plan: Plan) -> dict[str, Any]:
    """The key tasks to choose from, each with whose it is."""
    return {
        "task_words": [(task.id, task.job) for task in plan.key_tasks],
        "task_hints": {task.id: persona.name for persona in plan.personas for task in persona.tasks},
    }
