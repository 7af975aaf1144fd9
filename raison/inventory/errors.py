"""What can be wrong with something that somebody wants of a tool in use or a case."""

from raison.inventory.rows import UsedTool
from raison.kernel.errors import Conflict
from raison.kernel.i18n import gettext as _


class HasMoved(Conflict):
    """Somebody changed it in the meantime."""


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


def case_moved() -> HasMoved:
    """The error for a business case that somebody else changed first."""
    return HasMoved(
        _(
            "Somebody changed this business case since you opened it. Nothing was stored, and what you typed stands "
            "here still; open the form anew to see what is there now."
        )
    )
