"""Business cases for programs."""

from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from raison.cases.actions import add_risk, assume, choose_tools, count, open_case, remove_risk
from raison.cases.policies import visible_case, visible_risk
from raison.cases.proposals import NewCase, NewCounts, NewFigures, NewRisk
from raison.cases.queries import cases_of
from raison.cases.reckoning import Assumption, Figures, Joined, Reckoning, Risk
from raison.cases.rows import Case, CaseLines
from raison.inventory.policies import check_reader
from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.ids import NEWEST, Id
from raison.kernel.routes import FromPath, FromQuery, Json, delete, get, post, put
from raison.people.rows import PersonLine

Limit = Annotated[int, Meta(ge=1, le=100)]


class CaseBody(msgspec.Struct, frozen=True, kw_only=True):
    """A business case: what people said, what follows, and what is open."""

    id: Id
    title: str
    currency: str
    by: PersonLine
    at: datetime
    changed_at: datetime
    version: int
    tools: list[Joined]
    assumptions: list[Figures]
    risks: list[Risk]
    reckoning: Reckoning


class AssumptionBody(NewFigures, frozen=True, kw_only=True):
    """An assumption: which one, its range, and why. Without a range it is open again."""

    code: Assumption


class CountsBody(NewCounts, frozen=True, kw_only=True):
    """What there is to move out of one of its tools."""

    tool_id: Id


@get("/api/v1/business_cases", door=token_read)
async def get_cases(viewer: Viewer, before: FromQuery[Id] = 0, limit: FromQuery[Limit] = 20) -> CaseLines:
    """All business cases, the newest first. `before` is the `next` of the page before."""
    check_reader(viewer)
    return await cases_of(viewer, before=before or NEWEST, limit=limit)


@post("/api/v1/business_cases", door=token_write, status=201)
async def create_case(viewer: Viewer, body: Json[NewCase]) -> CaseBody:
    """Begin a business case."""
    return await _body(viewer, await open_case(viewer, body))


@get("/api/v1/business_cases/{id}", door=token_read)
async def get_case(viewer: Viewer, id: FromPath) -> CaseBody:
    """A business case, reckoned."""
    return await _body(viewer, id)


@put("/api/v1/business_cases/{id}", door=token_write)
async def put_case(viewer: Viewer, id: FromPath, body: Json[NewCase]) -> CaseBody:
    """Say anew what is joined."""
    await choose_tools(viewer, await visible_case(viewer, id), body)
    return await _body(viewer, id)


@put("/api/v1/business_cases/{id}/assumption", door=token_write)
async def put_assumption(viewer: Viewer, id: FromPath, body: Json[AssumptionBody]) -> CaseBody:
    """Make an assumption, or leave it open again."""
    await assume(viewer, await visible_case(viewer, id), body.code, body)
    return await _body(viewer, id)


@put("/api/v1/business_cases/{id}/counts", door=token_write)
async def put_counts(viewer: Viewer, id: FromPath, body: Json[CountsBody]) -> CaseBody:
    """Say what a dry run counted in one of its tools."""
    await count(viewer, await visible_case(viewer, id), body.tool_id, body)
    return await _body(viewer, id)


@post("/api/v1/business_cases/{id}/risks", door=token_write, status=201)
async def create_risk(viewer: Viewer, id: FromPath, body: Json[NewRisk]) -> CaseBody:
    """Name what may go wrong."""
    await add_risk(viewer, await visible_case(viewer, id), body)
    return await _body(viewer, id)


@delete("/api/v1/case_risks/{id}", door=token_write, status=204)
async def delete_risk(viewer: Viewer, id: FromPath) -> None:
    """Take a risk away."""
    case, risk = await visible_risk(viewer, id)
    await remove_risk(viewer, case, risk.id)


async def _body(viewer: Viewer, case_id: int) -> CaseBody:
    return body_of(await visible_case(viewer, case_id))


def body_of(case: Case) -> CaseBody:
    """The case as JSON has it."""
    same = ("id", "title", "currency", "by", "at", "changed_at", "version")
    return CaseBody(
        tools=list(case.basis.tools),
        assumptions=list(case.basis.assumptions),
        risks=list(case.basis.risks),
        reckoning=case.reckoning,
        **{name: getattr(case.line, name) for name in same},
    )
