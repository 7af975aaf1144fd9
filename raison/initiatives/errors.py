"""What can be wrong with something that somebody wants of an initiative."""

from raison.kernel.errors import Conflict


class HasEnded(Conflict):
    """The initiative is done or given up."""


class HasMoved(Conflict):
    """Somebody changed it, or it went to another step, in the meantime."""
