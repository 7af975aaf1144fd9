"""What happens to direct conversations themselves. What is written in them is told by subjects."""

from raison.kernel.spine import Happened


class DirectOpened(Happened, kw_only=True, kind="direct.opened", changes_access=True):
    """A conversation has come to be; nothing has been written in it yet."""


class GroupNamed(Happened, kw_only=True, kind="direct.named"):
    """A group has another name, or none any more."""


class GroupLeft(Happened, kw_only=True, kind="direct.left", changes_access=True):
    """Somebody is no longer in a group."""
