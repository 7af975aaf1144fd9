"""What can be wrong with something that somebody wants of a tool in use."""

from raison.inventory.rows import UsedTool
from raison.kernel.errors import Conflict, HasMoved
from raison.kernel.i18n import gettext as _


class AlreadyThere(Conflict):
    """Somebody wrote the same tool down, at the same moment or long ago; `tool` is the one that is there."""

    tool: UsedTool | None = None


def has_name(tool: UsedTool) -> AlreadyThere:
    """The error for a name that another tool has."""
    words = _("{tool} is in the inventory already. Nothing was stored; what you typed stands here still.")
    said = words.format(tool=tool.name)
    error = AlreadyThere(said, fields={"name": said})
    error.tool = tool
    return error


def tool_moved() -> HasMoved:
    """The error for a tool that somebody else changed first."""
    return HasMoved(
        _(
            "Somebody changed this tool since you opened it. Nothing was stored, and what you typed stands here still; "
            "open the form anew to see what is there now."
        )
    )
