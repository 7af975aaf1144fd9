"""What can be wrong with something that somebody wants of a measure."""

from raison.kernel.errors import Conflict


class BaselineLocked(Conflict):
    """Its baseline is locked: the work that it judges has begun."""


class MeasureMoved(Conflict):
    """Somebody changed the measure, or what it hangs on has ended, in the meantime."""
