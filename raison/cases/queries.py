"""Business cases: all by page, and one with its tools, assumptions and risks."""

from typing import Any

import msgspec
from sqlalchemy import Select, select

from raison.cases.reckoning import Assumption, Basis, Figures, Joined, Risk, reckon
from raison.cases.rows import Case, CaseLine, CaseLines
from raison.cases.tables import business_cases, case_assumptions, case_risks, case_tools
from raison.inventory.ranges import Range, between
from raison.inventory.rows import State
from raison.inventory.tables import used_tools
from raison.kernel.access import Viewer, each_visible_to
from raison.kernel.access.rule import scoped
from raison.kernel.database import at_most, maybe_row, number, rows, statement, value
from raison.kernel.ids import NEWEST, Id
from raison.people.columns import person_columns, with_person


async def cases_of(viewer: Viewer, *, before: int = NEWEST, limit: int = 20) -> CaseLines:
    """The newest first."""
    found = await rows(CASES, CaseLine, before=before or NEWEST, limit=limit + 1, **viewer.scope)
    return CaseLines(found[:limit], str(found[limit - 1].id) if len(found) > limit else None)


async def case_by_id(viewer: Viewer, case_id: int) -> Case | None:
    """The case with everything, reckoned, if the viewer may see it."""
    line = await maybe_row(CASE, CaseLine, which=case_id, **viewer.scope)
    if line is None:
        return None
    basis = Basis(
        currency=line.currency,
        tools=[one.joined() for one in await rows(TOOLS, _Tool, which=case_id, **viewer.scope)],
        assumptions=[one.figures() for one in await rows(ASSUMED, _Assumed, which=case_id)],
        risks=[one.risk() for one in await rows(RISKS, _Risk, which=case_id)],
    )
    return Case(line=line, basis=basis, reckoning=reckon(basis))


async def any_case_line(case_id: int) -> CaseLine | None:
    """The case as nobody in particular sees it: for announcements."""
    return await maybe_row(CASE, CaseLine, which=case_id, **scoped(0, limited=False).scope)


async def case_of_risk(risk_id: int) -> int | None:
    """The case of a risk."""
    found: int | None = await value(OF_RISK, which=risk_id)
    return found


class _Tool(msgspec.Struct, frozen=True):
    id: Id
    name: str
    cost_low: int | None
    cost_high: int | None
    currency: str
    cost_source: str
    messages: int | None
    people: int | None
    places: int | None
    counted: str
    state: State

    def joined(self) -> Joined:
        """The tool as it is reckoned with."""
        return Joined(
            cost=between(self.cost_low, self.cost_high),
            **{name: getattr(self, name) for name in ("id", "name", "currency", "cost_source")},
            **{name: getattr(self, name) for name in ("messages", "people", "places", "counted")},
            retired=self.state == "retired",
        )


class _Assumed(msgspec.Struct, frozen=True):
    code: Assumption
    low: float
    high: float
    why: str

    def figures(self) -> Figures:
        """The assumption as it is reckoned with."""
        return Figures(code=self.code, range=Range(self.low, self.high), why=self.why)


class _Risk(msgspec.Struct, frozen=True):
    id: Id
    text: str
    chance_low: float | None
    chance_high: float | None
    cost_low: float | None
    cost_high: float | None

    def risk(self) -> Risk:
        """The risk as it is reckoned with."""
        chance, cost = between(self.chance_low, self.chance_high), between(self.cost_low, self.cost_high)
        return Risk(id=self.id, text=self.text, chance=chance, cost=cost)


def _lines(*extra: Any) -> Select[Any]:
    return (
        select(
            *[business_cases.c[name] for name in ("id", "title", "currency", "at", "changed_at", "version")],
            *person_columns("by"),
        )
        .select_from(with_person(business_cases, business_cases.c.by_id))
        .where(each_visible_to(business_cases.c.place_id), *extra)
    )


_ONE = number("which")
CASE = statement(_lines(business_cases.c.id == _ONE))
CASES = statement(_lines(business_cases.c.id < number("before")).order_by(business_cases.c.id.desc()).limit(at_most()))
TOOLS = statement(
    select(
        *[used_tools.c[name] for name in ("id", "name", "cost_low", "cost_high", "currency", "cost_source", "state")],
        *[case_tools.c[name] for name in ("messages", "people", "places", "counted")],
    )
    .select_from(case_tools.join(used_tools, used_tools.c.id == case_tools.c.tool_id))
    .where(case_tools.c.case_id == _ONE, each_visible_to(used_tools.c.place_id))
    .order_by(used_tools.c.id)
)
ASSUMED = statement(
    select(*[case_assumptions.c[name] for name in ("code", "low", "high", "why")])
    .where(case_assumptions.c.case_id == _ONE)
    .order_by(case_assumptions.c.code)
)
RISKS = statement(
    select(*[case_risks.c[name] for name in ("id", "text", "chance_low", "chance_high", "cost_low", "cost_high")])
    .where(case_risks.c.case_id == _ONE)
    .order_by(case_risks.c.id)
)
OF_RISK = statement(select(case_risks.c.case_id).where(case_risks.c.id == _ONE))
