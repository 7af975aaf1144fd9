"""Business cases: which tools would be joined, what people assume and count, and what may go wrong."""

from collections.abc import Sequence

from sqlalchemy import delete, update

from raison.cases.activities import CaseChanged, CaseOpened
from raison.cases.errors import case_moved
from raison.cases.policies import check_change, joined_tool
from raison.cases.proposals import MAX_RISKS, NewCase, NewCounts, NewFigures, NewRisk
from raison.cases.reckoning import Assumption
from raison.cases.rows import Case
from raison.cases.tables import business_cases, case_assumptions, case_risks, case_tools
from raison.communities.queries import company_place
from raison.inventory.policies import check_add
from raison.inventory.queries.tools import known_ids
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, moment, number, statement, upsert_row, word, write
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import refuse
from raison.kernel.spine import record


async def open_case(viewer: Viewer, wanted: NewCase) -> int:
    """Begin a business case; its id. Raises NotAllowed, Invalid."""
    check_add(viewer)
    wanted = wanted.checked()
    made, place, at = new_id(), await company_place(), now_us()
    await _check_tools(viewer, wanted.tools)
    of_it = {"title": wanted.title, "currency": wanted.currency, "by_id": viewer.id, "at": at, "changed_at": at}
    await write(
        INSERT_CASE(id=made, place_id=place, **of_it),
        JOIN.many({"case_id": made, "tool_id": one} for one in wanted.tools),
        record(CaseOpened(place_id=place, subject_id=made), by=viewer),
    )
    return made


async def choose_tools(viewer: Viewer, case: Case, wanted: NewCase) -> None:
    """Say anew what it is called and which tools it is about; counts of those that stay are kept. Raises NotAllowed,
    Invalid, HasMoved."""
    check_change(viewer, case)
    wanted = wanted.checked()
    await _check_tools(viewer, wanted.tools)
    gone = [tool.id for tool in case.basis.tools if tool.id not in wanted.tools]
    await _change(
        viewer,
        case,
        "tools",
        NAME(which=case.id, title=wanted.title, currency=wanted.currency),
        *([LEAVE.many({"which": case.id, "tool": one} for one in gone)] if gone else []),
        JOIN.many({"case_id": case.id, "tool_id": one} for one in wanted.tools),
    )


async def assume(viewer: Viewer, case: Case, code: Assumption, wanted: NewFigures) -> None:
    """Make an assumption, or leave it open again. Raises NotAllowed, Invalid, HasMoved."""
    check_change(viewer, case)
    figures = wanted.checked(most=100) if code == "share_ending" else wanted.checked()
    if code == "hours_a_day" and figures.low is not None and not 0 < figures.low <= 24:
        refuse({"low": _("Write hours of a working day, such as 7.5.")})
    of_it = {"case_id": case.id, "code": code, "by_id": viewer.id, "at": now_us()}
    kept = (
        FORGET(which=case.id, code=code)
        if figures.low is None
        else ASSUME(low=figures.low, high=figures.high, why=figures.why, **of_it)
    )
    await _change(viewer, case, "assumption", kept)


async def count(viewer: Viewer, case: Case, tool_id: int, wanted: NewCounts) -> None:
    """Say what there is to move out of one of its tools. Raises NotFound, NotAllowed, Invalid, HasMoved."""
    check_change(viewer, case)
    tool, wanted = joined_tool(case, tool_id), wanted.checked()
    figures = {name: getattr(wanted, name) for name in ("messages", "people", "places", "counted")}
    await _change(viewer, case, "counts", COUNT(case_id=case.id, tool_id=tool.id, **figures))


async def add_risk(viewer: Viewer, case: Case, wanted: NewRisk) -> int:
    """Name what may go wrong; its id. Raises NotAllowed, Invalid, HasMoved."""
    check_change(viewer, case)
    wanted, made = wanted.checked(), new_id()
    if len(case.basis.risks) >= MAX_RISKS:
        refuse({"text": _("A business case has at most {most} risks.").format(most=MAX_RISKS)})
    figures = {name: getattr(wanted, name) for name in wanted.__struct_fields__}
    await _change(viewer, case, "risk", INSERT_RISK(id=made, case_id=case.id, by_id=viewer.id, at=now_us(), **figures))
    return made


async def remove_risk(viewer: Viewer, case: Case, risk_id: int) -> None:
    """Take a risk away. Raises NotAllowed, HasMoved."""
    check_change(viewer, case)
    await _change(viewer, case, "risk", REMOVE_RISK(which=risk_id))


async def _check_tools(viewer: Viewer, tools: Sequence[int]) -> None:
    known = set(await known_ids(viewer, tools))
    refuse({} if known == set(tools) else {"tools": _("One of these tools is not in the inventory.")})


async def _change(viewer: Viewer, case: Case, part: str, *writes: Bound) -> None:
    said = CaseChanged(place_id=await company_place(), subject_id=case.id, part=part)  # type: ignore[arg-type]
    await write(
        TOUCH(which=case.id, seen=case.line.version, at=now_us()).hitting(),
        *writes,
        record(said, by=viewer),
        conflict=case_moved(),
    )


_CASE = number("which")
_ONE = business_cases.c.id == _CASE
INSERT_CASE = insert_row(business_cases)
JOIN = insert_row(case_tools, ignore=True)
LEAVE = statement(delete(case_tools).where(case_tools.c.case_id == _CASE, case_tools.c.tool_id == number("tool")))
NAME = statement(update(business_cases).where(_ONE).values(title=word("title"), currency=word("currency")))
TOUCH = statement(
    update(business_cases)
    .where(_ONE, business_cases.c.version == number("seen"))
    .values(version=business_cases.c.version + 1, changed_at=moment("at"))
)
ASSUME = upsert_row(case_assumptions, key=["case_id", "code"], change=["low", "high", "why", "by_id", "at"])
FORGET = statement(
    delete(case_assumptions).where(case_assumptions.c.case_id == _CASE, case_assumptions.c.code == word("code"))
)
COUNT = upsert_row(case_tools, key=["case_id", "tool_id"], change=["messages", "people", "places", "counted"])
INSERT_RISK = insert_row(case_risks)
REMOVE_RISK = statement(delete(case_risks).where(case_risks.c.id == _CASE))
