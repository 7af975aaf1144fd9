"""The end of a tool: its work is an initiative, opened with the words filled in; after it, the tool is retired."""

from sqlalchemy import update

from raison.communities.queries import company_place
from raison.inventory.actions.writes import ONE, armed
from raison.inventory.activities import ToolMoved
from raison.inventory.hooks import retirements
from raison.inventory.policies import check_change
from raison.inventory.rows import State, UsedTool
from raison.inventory.tables import used_tools
from raison.kernel.access import Viewer
from raison.kernel.clock import now, now_us, to_us
from raison.kernel.database import Bound, moment, number, statement, word, write
from raison.kernel.database.current import also_write
from raison.kernel.errors import Conflict, HasMoved, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import record


async def begin_retirement(viewer: Viewer, tool: UsedTool) -> int:
    """Open the initiative that retires it, in one batch with what that says of the tool; its id. Of two at once one
    opens it. Raises NotAllowed, HasMoved."""
    check_change(viewer, tool)
    if not retirements:
        raise NotFound
    if tool.state != "in_use":
        raise Conflict(_("This tool is about to be joined already, or retired. Nothing was changed."))
    retirement, beginning = retirements[0], BEGIN(which=tool.id, at=now_us())
    with also_write([*await moving(viewer, tool, "joining"), beginning]) as also:
        try:
            made = await retirement.open(viewer, tool)
        except Conflict as error:
            if also.used:
                raise
            raise _moved() from error
    await write(LINK(which=tool.id, initiative=made))
    await retirement.fill(viewer, tool, made)
    return made


async def retire(viewer: Viewer, tool: UsedTool) -> None:
    """Say that nobody uses it any more. Raises NotAllowed, HasMoved."""
    check_change(viewer, tool)
    if tool.state != "retired":
        await write(*await moving(viewer, tool, "retired"), conflict=_moved())


async def use_again(viewer: Viewer, tool: UsedTool) -> None:
    """Say that it stays in use after all: its contract is looked at again, and no initiative retires it any more.
    Raises NotAllowed, HasMoved."""
    check_change(viewer, tool)
    if tool.state != "in_use":
        await write(*await staying(viewer, tool), conflict=_moved())


async def staying(viewer: Viewer, tool: UsedTool) -> list[Bound]:
    """The writes after which a tool stays in use, if it stands as it was seen."""
    decide_by = to_us(tool.decide_by) if tool.decide_by and tool.decide_by > now() else None
    return [*await moving(viewer, tool, "in_use"), UNLINK(which=tool.id), *armed(tool.id, decide_by)]


async def moving(viewer: Viewer, tool: UsedTool, state: State) -> list[Bound]:
    """The writes that move a tool, if it stands as it was seen."""
    place = await company_place()
    return [
        MOVE(which=tool.id, seen=tool.state, state=state, at=now_us()).hitting(),
        record(ToolMoved(place_id=place, subject_id=tool.id, state=state), by=viewer),
    ]


def _moved() -> HasMoved:
    return HasMoved(_("Somebody decided about this tool just now. Look again; nothing was changed."))


MOVE = statement(
    update(used_tools)
    .where(ONE, used_tools.c.state == word("seen"))
    .values(state=word("state"), changed_at=moment("at"), version=used_tools.c.version + 1)
)
LINK = statement(
    update(used_tools)
    .where(ONE, used_tools.c.state == "joining", used_tools.c.initiative_id.is_(None))
    .values(initiative_id=number("initiative"))
)
"""Binds a tool that nobody said of in the meantime that it stays in use, or put elsewhere."""
UNLINK = statement(
    update(used_tools).where(ONE).values(initiative_id=None, began_at=None, began_low=None, began_high=None)
)
BEGIN = statement(
    update(used_tools)
    .where(ONE)
    .values(
        began_at=moment("at"),
        began_low=used_tools.c.people_low,
        began_high=used_tools.c.people_high,
        initiative_id=None,
    )
)
"""What its use is compared with from then on; `LINK` says by what it is retired."""
