"""What can be wrong with something that somebody wants of an assessment."""

from raison.kernel.errors import Conflict


class HasClosed(Conflict):
    """It takes no more answers."""
