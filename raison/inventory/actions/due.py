"""What Raison does by itself when the notice of a contract comes due: it tells the owner, later the Digital Office,
once each, and decides nothing."""

from sqlalchemy import update

from raison.communities.queries import company_place
from raison.inventory.actions.writes import OFFICE_DAYS, ONE, OWNER_DAYS, look_writes
from raison.inventory.activities import ToolNoticeDue
from raison.inventory.queries import any_tool
from raison.inventory.queries.tools import reminded_of
from raison.inventory.tables import used_tools
from raison.kernel.clock import DAY_US, now_us, to_us
from raison.kernel.database import number, statement, write
from raison.kernel.errors import Conflict
from raison.kernel.spine import record


async def remind(tool_id: int) -> None:
    """Tell whose turn it is, unless it is too early, the tool is retired, or both were told."""
    tool, told = await any_tool(tool_id), await reminded_of(tool_id)
    if tool is None or tool.decide_by is None or tool.state == "retired" or told >= 2:
        return
    to_office = told == 1 or tool.owner is None
    decide_by = to_us(tool.decide_by)
    days = OFFICE_DAYS if told == 1 else OWNER_DAYS
    if now_us() < decide_by - days * DAY_US:
        await write(*look_writes(tool_id, decide_by, days=days))
        return
    said = ToolNoticeDue(place_id=await company_place(), subject_id=tool_id, asked="office" if to_office else "owner")
    try:
        await write(REMIND(which=tool_id, told=told, now_told=2 if to_office else 1).hitting(), record(said, by=None))
    except Conflict:
        return  # another process told, or the day was changed: what it wrote looks again
    if not to_office:
        await write(*look_writes(tool_id, decide_by, days=OFFICE_DAYS))


REMIND = statement(
    update(used_tools).where(ONE, used_tools.c.reminded == number("told")).values(reminded=number("now_told"))
)
