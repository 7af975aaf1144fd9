"""An initiative with its people, tools and gates, in eight statements whatever it holds."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, select

from raison.initiatives.gates import with_gates
from raison.initiatives.queries.course import course_of
from raison.initiatives.rows import Initiative, Passage, Persona, Plan, Tool
from raison.initiatives.rows.log import Entry
from raison.initiatives.tables import (
    champions,
    costs,
    entries,
    initiatives,
    key_tasks,
    passages,
    personas,
    tool_tasks,
    tools,
)
from raison.kernel.access import places, visible_place
from raison.kernel.access.rule import scoped
from raison.kernel.access.viewer import Viewer
from raison.kernel.database import maybe_row, number, rows, statement, value
from raison.measures.queries import fixed_baseline
from raison.people.columns import person_columns, with_person
from raison.people.rows import PersonLine
from raison.people.tables import organisations, people
from raison.subjects.json_sql import json_array, json_rows
from raison.subjects.queries import any_subject
from raison.subjects.rows import Subject


async def plan_of(viewer: Viewer, subject: Subject) -> Plan | None:
    """The plan of a subject that the viewer may see; None when it is no initiative."""
    found = await maybe_row(INITIATIVE, Initiative, which=subject.id)
    if found is None:
        return None
    plan = Plan(
        subject=subject,
        initiative=found,
        personas=await rows(PERSONAS, Persona, which=subject.id),
        tools=await rows(TOOLS, Tool, which=subject.id, **viewer.scope),
        champions=await rows(CHAMPIONS, PersonLine, which=subject.id),
        passages=await rows(PASSAGES, Passage, which=subject.id),
        entries=await rows(ENTRIES, Entry, which=subject.id),
        course=await course_of(viewer, subject.id),
    )
    return with_gates(plan)


async def any_plan(subject_id: int) -> Plan | None:
    """The plan as nobody in particular sees it, without names of communities: for announcements."""
    subject = await any_subject(subject_id)
    return None if subject is None or subject.deleted else await plan_of(scoped(0, limited=True), subject)


async def persona_by_id(persona_id: int) -> int | None:
    """The initiative of a persona."""
    found: int | None = await value(OF_PERSONA, which=persona_id)
    return found


async def task_by_id(task_id: int) -> int | None:
    """The initiative of a key task."""
    found: int | None = await value(OF_TASK, which=task_id)
    return found


async def cost_by_id(cost_id: int) -> int | None:
    """The initiative of a line of its costs."""
    found: int | None = await value(OF_COST, which=cost_id)
    return found


async def tool_by_id(tool_id: int) -> int | None:
    """The initiative of a tool."""
    found: int | None = await value(OF_TOOL, which=tool_id)
    return found


_OWNER, _OWNERS = people.alias("owner"), organisations.alias("owners")
_SPONSOR, _SPONSORS = people.alias("sponsor"), organisations.alias("sponsors")
_PLAIN = [column for column in initiatives.columns if column.name not in ("owner_id", "sponsor_id", "ended_by")]


def with_roles(origin: Any) -> Any:
    """`origin` (with `initiatives` in it) joined with owner and sponsor."""
    owned = with_person(origin, initiatives.c.owner_id, who=_OWNER, of=_OWNERS)
    return owned.outerjoin(_SPONSOR, _SPONSOR.c.id == initiatives.c.sponsor_id).outerjoin(
        _SPONSORS, _SPONSORS.c.id == _SPONSOR.c.organisation_id
    )


def role_columns() -> list[ColumnElement[Any]]:
    """Owner and sponsor, for `with_roles`."""
    return [
        *person_columns("owner", who=_OWNER, of=_OWNERS),
        *person_columns("sponsor", who=_SPONSOR, of=_SPONSORS),
    ]


def _tasks() -> ColumnElement[str]:
    names = ("id", "persona_id", "job", "times", "per", "minutes", "tried", "unaided")
    return json_rows(
        select(*[key_tasks.c[name] for name in names])
        .where(key_tasks.c.persona_id == personas.c.id)
        .order_by(key_tasks.c.id)
        .correlate(personas)
    )


def _costs() -> ColumnElement[str]:
    return json_rows(
        select(*[column for column in costs.c if column.name != "created_at"])
        .where(costs.c.subject_id == initiatives.c.subject_id)
        .order_by(costs.c.per, costs.c.id)
        .correlate(initiatives)
    )


def _served() -> ColumnElement[str]:
    found = select(tool_tasks.c.task_id).where(tool_tasks.c.tool_id == tools.c.id).order_by(tool_tasks.c.task_id)
    served = found.correlate(tools).subquery()
    return select(json_array(served.c.task_id)).select_from(served).scalar_subquery()


_INITIATIVE = number("which")
INITIATIVE = statement(
    select(
        *_PLAIN,
        *role_columns(),
        fixed_baseline(initiatives.c.subject_id).label("measured"),
        _costs().label("costs"),
    )
    .select_from(with_roles(initiatives))
    .where(initiatives.c.subject_id == _INITIATIVE)
)
PERSONAS = statement(
    select(*[column for column in personas.columns if column.name != "created_at"], _tasks().label("tasks"))
    .where(personas.c.subject_id == _INITIATIVE)
    .order_by(personas.c.id)
)
_KNOWN = and_(places.c.id == tools.c.place_id, visible_place())
TOOLS = statement(
    select(
        tools.c.id,
        tools.c.subject_id,
        tools.c.kind,
        places.c.id.label("place_id"),
        func.coalesce(places.c.name, tools.c.name).label("name"),
        tools.c.url,
        _served().label("tasks"),
    )
    .select_from(tools.outerjoin(places, _KNOWN))
    .where(tools.c.subject_id == _INITIATIVE)
    .order_by(case((tools.c.kind == "community", 0), else_=1), tools.c.id)
)
CHAMPIONS = statement(
    select(*person_columns())
    .select_from(with_person(champions, champions.c.person_id))
    .where(champions.c.subject_id == _INITIATIVE)
    .order_by(champions.c.since, champions.c.person_id)
)
PASSAGES = statement(
    select(
        *[passages.c[name] for name in ("id", "step", "back", "missing", "reason", "at")],
        *person_columns("by"),
    )
    .select_from(with_person(passages, passages.c.by_id))
    .where(passages.c.subject_id == _INITIATIVE)
    .order_by(passages.c.id)
)
ENTRIES = statement(
    select(
        *[entries.c[name] for name in ("id", "subject_id", "kind", "text", "detail", "due_at", "settled_at", "at")],
        *person_columns("by"),
    )
    .select_from(with_person(entries, entries.c.by_id))
    .where(entries.c.subject_id == _INITIATIVE)
    .order_by(entries.c.id.desc())
)
OF_PERSONA = statement(select(personas.c.subject_id).where(personas.c.id == number("which")))
OF_TASK = statement(
    select(personas.c.subject_id)
    .join(key_tasks, key_tasks.c.persona_id == personas.c.id)
    .where(key_tasks.c.id == number("which"))
)
OF_COST = statement(select(costs.c.subject_id).where(costs.c.id == number("which")))
OF_TOOL = statement(select(tools.c.subject_id).where(tools.c.id == number("which")))
