"""What an initiative switches off, said by who may change it: a tool is put under it, and taken away again."""

from sqlalchemy import update

from raison.inventory.actions.retiring import BEGIN, LINK, moving, staying
from raison.inventory.actions.writes import ONE
from raison.inventory.hooks import works
from raison.inventory.policies import check_put_under
from raison.inventory.proposals import MAX_TEXT
from raison.inventory.queries import ENDING_AT_MOST, tools_ending
from raison.inventory.rows import UsedTool
from raison.inventory.tables import used_tools
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import number, statement, word, write
from raison.kernel.errors import Conflict, HasMoved, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import too_long, trimmed, wrong


async def put_under(viewer: Viewer, tool: UsedTool, initiative_id: int, *, replaced_by: str = "") -> None:
    """Let an initiative retire a tool that nobody retires yet, and say what replaces it, if that is given. Raises
    NotFound, NotAllowed, Invalid, Conflict."""
    await check_put_under(viewer, initiative_id)
    if tool.state != "in_use":
        words = _("{tool} is about to be joined already, or retired. Nothing was changed.").format(tool=tool.name)
        raise Conflict(words, fields={"tool": words})
    if len(await tools_ending(viewer, initiative_id)) >= ENDING_AT_MOST:
        raise wrong("tool", _("An initiative switches off at most {most} tools.").format(most=ENDING_AT_MOST))
    replaced_by = trimmed(replaced_by)
    if len(replaced_by) > MAX_TEXT:
        raise wrong("replaced_by", too_long(MAX_TEXT))
    await write(
        works[0].goes_on(initiative_id),
        *await moving(viewer, tool, "joining"),
        BEGIN(which=tool.id, at=now_us()),
        REPLACE(which=tool.id, text=replaced_by) if replaced_by else None,
        LINK(which=tool.id, initiative=initiative_id),
        conflict=_moved(),
    )


async def take_away(viewer: Viewer, tool: UsedTool, initiative_id: int) -> None:
    """Let an initiative retire a tool no more: it stays in use. Raises NotFound, NotAllowed, Conflict."""
    await check_put_under(viewer, initiative_id)
    if tool.initiative_id != initiative_id:
        raise NotFound
    if tool.state == "retired":
        raise Conflict(_("{tool} is retired; whoever answers for it takes it into use again.").format(tool=tool.name))
    await write(
        works[0].goes_on(initiative_id),
        STILL_UNDER(which=tool.id, initiative=initiative_id).hitting(),
        *await staying(viewer, tool),
        conflict=_moved(),
    )


def _moved() -> HasMoved:
    return HasMoved(_("Somebody decided about this tool or this initiative just now. Look again; nothing was changed."))


REPLACE = statement(update(used_tools).where(ONE).values(replaced_by=word("text")))
STILL_UNDER = statement(
    update(used_tools)
    .where(ONE, used_tools.c.initiative_id == number("initiative"))
    .values(initiative_id=used_tools.c.initiative_id)
)
