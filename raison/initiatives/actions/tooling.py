"""Step 3: what the key tasks are done with. Nothing opens that serves none."""

from sqlalchemy import delete

from raison.communities.policies import readable_community
from raison.initiatives.actions.peopling import change_plan
from raison.initiatives.actions.writes import check_change
from raison.initiatives.proposals import MAX_TOOLS, NewTool
from raison.initiatives.rows import Plan, Tool
from raison.initiatives.tables import tool_tasks, tools
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, number, statement
from raison.kernel.errors import NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import refuse


async def add_tool(viewer: Viewer, plan: Plan, wanted: NewTool) -> int:
    """Say which community, integration, workflow or page serves which key tasks; its id. Raises NotAllowed, HasEnded,
    Invalid."""
    check_change(viewer, plan)
    wanted, made = wanted.checked(), new_id()
    await _check(viewer, plan, wanted)
    if len(plan.tools) >= MAX_TOOLS:
        refuse({"name": _("An initiative has at most {most} tools. Take one away first.").format(most=MAX_TOOLS)})
    insert = INSERT_TOOL(
        id=made,
        subject_id=plan.id,
        kind=wanted.kind,
        place_id=wanted.place_id,
        name=wanted.name,
        url=wanted.url,
        created_at=now_us(),
    )
    batch = [insert, _serving(made, wanted.tasks)]
    await change_plan(viewer, plan, batch, part="tool", part_id=made, how="added")
    return made


async def change_tool(viewer: Viewer, plan: Plan, tool: Tool, tasks: tuple[int, ...]) -> None:
    """Say anew which key tasks it serves. Raises NotAllowed, HasEnded, Invalid."""
    check_change(viewer, plan)
    if set(tasks) == set(tool.tasks):
        return
    if not tasks:
        refuse({"tasks": _("Choose the key task that it serves: nothing opens that serves none.")})
    _check_tasks(plan, tasks)
    batch = [DELETE_SERVED(which=tool.id), _serving(tool.id, tasks)]
    await change_plan(viewer, plan, batch, part="tool", part_id=tool.id, how="changed")


async def remove_tool(viewer: Viewer, plan: Plan, tool: Tool) -> None:
    """Take it out of the plan; the community or page itself stays as it is. Raises NotAllowed, HasEnded."""
    check_change(viewer, plan)
    batch = [DELETE_SERVED(which=tool.id), DELETE_TOOL(which=tool.id).hitting()]
    await change_plan(viewer, plan, batch, part="tool", part_id=tool.id, how="removed")


async def _check(viewer: Viewer, plan: Plan, wanted: NewTool) -> None:
    _check_tasks(plan, wanted.tasks)
    if wanted.place_id is None:
        return
    try:
        await readable_community(viewer, wanted.place_id)
    except NotFound:
        refuse({"place_id": _("Choose one of your communities.")})
    if wanted.place_id in {tool.place_id for tool in plan.tools}:
        refuse({"place_id": _("This community is among the tools already. Change which key tasks it serves.")})


def _check_tasks(plan: Plan, tasks: tuple[int, ...]) -> None:
    if set(tasks) - {task.id for task in plan.key_tasks}:
        refuse({"tasks": _("Choose among the key tasks of this initiative.")})


def _serving(tool_id: int, tasks: tuple[int, ...]) -> Bound:
    return SERVE.many({"tool_id": tool_id, "task_id": task} for task in dict.fromkeys(tasks))


INSERT_TOOL = insert_row(tools)
DELETE_TOOL = statement(delete(tools).where(tools.c.id == number("which")))
SERVE = insert_row(tool_tasks)
DELETE_SERVED = statement(delete(tool_tasks).where(tool_tasks.c.tool_id == number("which")))
