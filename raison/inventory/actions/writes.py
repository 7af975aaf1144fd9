"""Pieces of batches: the rows of a tool, and the one job that looks when its notice comes due."""

from typing import Any

from sqlalchemy import case, delete, func, update

from raison.inventory.tables import tool_capabilities, tool_uses, used_tools
from raison.kernel.clock import DAY_US
from raison.kernel.database import Bound, insert_row, moment, number, statement, upsert_row, word
from raison.kernel.jobs import cancel_job, later

DUE_JOB = "inventory.due"
OWNER_DAYS, OFFICE_DAYS = 90, 30
"""Days before somebody has to decide about a contract: first its owner hears of it, then the Digital Office."""


def look_writes(tool_id: int, decide_by: int | None, *, days: int = OWNER_DAYS) -> list[Bound]:
    """The writes after which the tool is looked at so many days before its notice is due, and only then."""
    name = f"tool-{tool_id}"
    if decide_by is None:
        return [cancel_job(name)]
    return [cancel_job(name), later(DUE_JOB, due_at=decide_by - days * DAY_US, name=name, tool_id=tool_id)]


def armed(tool_id: int, decide_by: int | None) -> list[Bound]:
    """The writes after which whoever was told of its notice is told again."""
    return [ARMED(which=tool_id), *look_writes(tool_id, decide_by)]


def _unless_said(figure: str, name: str) -> Any:
    """What belongs to a figure goes with it."""
    return case((used_tools.c[figure].is_(None), word(f"new_{name}")), else_=used_tools.c[name])


INSERT_TOOL = insert_row(used_tools)
UPSERT_USE = upsert_row(tool_uses, key=["tool_id", "key"], change=["who", "purpose"])
INSERT_USE = insert_row(tool_uses, ignore=True)
INSERT_CAPABILITY = insert_row(tool_capabilities, ignore=True)
NO_CAPABILITIES = statement(delete(tool_capabilities).where(tool_capabilities.c.tool_id == number("which")))
ONE = used_tools.c.id == number("which")
AS_SEEN = used_tools.c.version == number("seen")
ARMED = statement(update(used_tools).where(ONE).values(reminded=0))
FILL = statement(
    update(used_tools)
    .where(ONE)
    .values(
        version=used_tools.c.version + 1,
        changed_at=moment("at"),
        **{name: func.coalesce(used_tools.c[name], number(f"new_{name}")) for name in ("people_low", "people_high")},
        **{name: func.coalesce(used_tools.c[name], number(f"new_{name}")) for name in ("cost_low", "cost_high")},
        **{name: _unless_said("cost_low", name) for name in ("currency", "cost_source")},
        ends_at=func.coalesce(used_tools.c.ends_at, number("new_ends_at")),
        **{name: func.coalesce(func.nullif(used_tools.c[name], ""), word(f"new_{name}")) for name in ("url", "host")},
    )
)
"""What is empty is filled; what somebody said stays."""
