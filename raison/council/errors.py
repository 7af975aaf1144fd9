"""What can be wrong with something that somebody wants of the council."""

from raison.kernel.errors import Conflict


class IsClosed(Conflict):
    """The meeting is over: its agenda and minutes stand."""


class IsSettled(Conflict):
    """Somebody settled it, or changed it, in the meantime."""


class IsMember(Conflict):
    """They are on the council already."""
