"""What happens to tools in use. No activity carries words. `subject_id` holds the id of the tool, so that each has a
line of its own in inboxes."""

from typing import Literal

from raison.kernel.ids import Id
from raison.kernel.spine import Happened


class ToolAdded(Happened, kind="tool.added", kw_only=True):
    """Somebody wrote a tool down."""


class ToolUseAdded(Happened, kind="tool.use_added", kw_only=True):
    """Somebody said who uses it for what."""


class ToolChanged(Happened, kind="tool.changed", kw_only=True):
    """Some of what is said of it is different."""

    fields: tuple[str, ...]


class ToolOwnerNamed(Happened, kind="tool.owner_named", kw_only=True):
    """Somebody answers for it from now on."""

    person_id: Id


class ToolMoved(Happened, kind="tool.moved", kw_only=True):
    """It is in use again, about to be joined, or retired."""

    state: Literal["in_use", "joining", "retired"]


class ToolNoticeDue(Happened, kind="tool.notice_due", kw_only=True):
    """Its contract has to be given notice of, or goes on."""

    asked: Literal["owner", "office"]


class ToolsImported(Happened, kind="tool.imported", kw_only=True):
    """Tools came from a file: so many new ones, so many that were there and know more now."""

    new: int
    filled: int


class HostSetAside(Happened, kind="tool.host_set_aside", kw_only=True):
    """An address in links is no tool of ours."""
