"""An initiative with its plan as programs read it."""

from datetime import datetime
from typing import Literal

import msgspec

from raison.initiatives.proposals import Worth
from raison.initiatives.rows import Cost, Gate, Passage, Persona, Plan, Step, Tool
from raison.initiatives.rows.course import Link, Retirement, Status
from raison.initiatives.rows.log import Entry
from raison.kernel.ids import Id
from raison.people.rows import PersonLine


class InitiativeBody(msgspec.Struct, frozen=True, kw_only=True):
    """An initiative with everything on its page. `missing`: what its step needs before the next one opens."""

    id: Id
    title: str
    place_id: Id
    step: Step
    outcome: Literal["done", "dropped"] | None
    outcome_why: str
    ended_at: datetime | None
    problem: str
    whose_work: str
    value: Worth
    otherwise: str
    owner: PersonLine
    sponsor: PersonLine | None
    champions: list[PersonLine]
    governance: str
    standards: str
    cost: str
    personas: list[Persona]
    tools: list[Tool]
    gates: list[Gate]
    missing: list[str]
    passages: list[Passage]
    entries: list[Entry]
    costs: list[Cost]
    status: Status | None
    links: list[Link]
    heard_id: Id | None
    retirement: Retirement
    replies: int
    created_at: datetime
    changed_at: datetime
    version: int
    url: str


SAME = ("step", "outcome", "outcome_why", "ended_at", "problem", "whose_work", "otherwise", "owner", "sponsor")
SAME_TOO = ("governance", "standards", "cost", "changed_at", "version")


def body_of(plan: Plan) -> InitiativeBody:
    """The plan as JSON has it."""
    standing = plan.initiative
    worth = Worth(
        low=standing.value_low,
        high=standing.value_high,
        currency=standing.currency,
        source=standing.value_source,
    )
    return InitiativeBody(
        id=plan.id,
        title=plan.subject.title,
        place_id=plan.subject.place_id,
        value=worth,
        champions=plan.champions,
        personas=plan.personas,
        tools=plan.tools,
        gates=list(plan.gates),
        missing=list(plan.gate.missing),
        passages=plan.passages,
        entries=plan.entries,
        costs=plan.initiative.costs,
        status=plan.course.status,
        links=plan.course.links,
        heard_id=plan.course.heard_id,
        retirement=plan.course.retirement,
        replies=plan.subject.replies,
        created_at=plan.subject.created_at,
        url=plan.url,
        **{name: getattr(standing, name) for name in (*SAME, *SAME_TOO)},
    )
