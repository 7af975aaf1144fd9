"""What may be seen of initiatives, and who may do what to them. Buttons and actions ask the same functions."""

from typing import TypeVar

from raison.communities.policies import may_moderate, may_post
from raison.communities.rows import Place
from raison.initiatives.errors import TakenAway
from raison.initiatives.queries import (
    cost_by_id,
    entry_by_id,
    link_by_id,
    persona_by_id,
    plan_of,
    task_by_id,
    tool_by_id,
)
from raison.initiatives.rows import Cost, KeyTask, Persona, Plan, Tool
from raison.initiatives.rows.course import Link
from raison.initiatives.rows.log import Entry
from raison.kernel.access import Viewer
from raison.kernel.errors import NotFound
from raison.kernel.i18n import gettext as _
from raison.subjects.policies import visible_subject

Thing = TypeVar("Thing", Persona, KeyTask, Tool, Entry, Cost, Link)


async def visible_plan(viewer: Viewer, initiative_id: int) -> Plan:
    """The initiative with everything on its page. Raises NotFound: strangers don't learn that it exists."""
    subject = await visible_subject(viewer, initiative_id)
    plan = None if subject.deleted else await plan_of(viewer, subject)
    if plan is None:
        raise NotFound
    return plan


async def visible_persona(viewer: Viewer, persona_id: int) -> tuple[Plan, Persona]:
    """A persona with its initiative. Raises NotFound."""
    plan = await visible_plan(viewer, await persona_by_id(persona_id) or 0)
    return plan, _one(plan.personas, persona_id)


async def visible_task(viewer: Viewer, task_id: int) -> tuple[Plan, KeyTask]:
    """A key task with its initiative. Raises NotFound."""
    plan = await visible_plan(viewer, await task_by_id(task_id) or 0)
    return plan, _one(plan.key_tasks, task_id)


async def persona_as_seen(viewer: Viewer, persona_id: int, of: int) -> tuple[Plan, Persona]:
    """The persona whose form was opened, of the initiative `of`. Raises NotFound, TakenAway."""
    try:
        return await visible_persona(viewer, persona_id)
    except NotFound:
        if not of:
            raise
    words = _("Somebody took this persona away since you opened it. What you typed stands here still: add it anew.")
    raise TakenAway(words, await visible_plan(viewer, of))


async def task_as_seen(viewer: Viewer, task_id: int, of: int) -> tuple[Plan, KeyTask]:
    """The key task whose form was opened, of the initiative `of`. Raises NotFound, TakenAway."""
    try:
        return await visible_task(viewer, task_id)
    except NotFound:
        if not of:
            raise
    words = _("Somebody took this task away since you opened it. What you typed stands here still: add it anew.")
    raise TakenAway(words, await visible_plan(viewer, of))


async def visible_tool(viewer: Viewer, tool_id: int) -> tuple[Plan, Tool]:
    """A tool with its initiative. Raises NotFound."""
    plan = await visible_plan(viewer, await tool_by_id(tool_id) or 0)
    return plan, _one(plan.tools, tool_id)


async def visible_entry(viewer: Viewer, entry_id: int) -> tuple[Plan, Entry]:
    """A line of a log with its initiative. Raises NotFound."""
    plan = await visible_plan(viewer, await entry_by_id(entry_id) or 0)
    return plan, _one(plan.entries, entry_id)


async def visible_cost(viewer: Viewer, cost_id: int) -> tuple[Plan, Cost]:
    """A line of its costs with its initiative. Raises NotFound."""
    plan = await visible_plan(viewer, await cost_by_id(cost_id) or 0)
    return plan, _one(plan.initiative.costs, cost_id)


async def visible_link(viewer: Viewer, link_id: int) -> tuple[Plan, Link]:
    """A link with its initiative. Raises NotFound."""
    plan = await visible_plan(viewer, await link_by_id(link_id) or 0)
    return plan, _one(plan.course.links, link_id)


def may_open(viewer: Viewer, place: Place) -> bool:
    """Whether the viewer may open an initiative there: everybody of the home organisation who is in it."""
    return place.kind in ("community", "company") and not viewer.limited and may_post(viewer, place)


def may_change(viewer: Viewer, plan: Plan) -> bool:
    """Whether the viewer may change what the initiative says: those who stand for it, until it ends."""
    return _running(plan) and (may_stand_for(viewer, plan) or viewer.id in {one.id for one in plan.champions})


def may_suggest(viewer: Viewer, plan: Plan) -> bool:
    """Whether colleagues are suggested to the viewer: to who may change it, and is no guest and nobody from outside."""
    return not viewer.limited and may_change(viewer, plan)


def may_decide(viewer: Viewer, plan: Plan) -> bool:
    """Whether the viewer may open a step, go on with a reason, go back, and end it: owner, sponsor, place's leaders."""
    return _running(plan) and may_stand_for(viewer, plan)


def may_resume(viewer: Viewer, plan: Plan) -> bool:
    """Whether the viewer may let it go on after it has ended."""
    return plan.initiative.ended and not plan.subject.place.retired and may_stand_for(viewer, plan)


def may_stand_for(viewer: Viewer, plan: Plan) -> bool:
    """Whether the viewer is its owner or sponsor, or leads its place."""
    roles = {plan.initiative.owner.id, *([plan.initiative.sponsor.id] if plan.initiative.sponsor else [])}
    return viewer.id in roles or may_moderate(viewer, plan.subject.place)


def _running(plan: Plan) -> bool:
    return not plan.initiative.ended and not plan.subject.place.retired


def _one(things: list[Thing], wanted: int) -> Thing:
    for thing in things:
        if thing.id == wanted:
            return thing
    raise NotFound
