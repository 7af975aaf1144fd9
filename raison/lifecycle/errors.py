"""What can go wrong between two people who decide about the same community."""

from raison.kernel.errors import Conflict


class CharterMoved(Conflict):
    """Somebody changed the charter since it was read."""

    code = "charter-moved"


class StageMoved(Conflict):
    """Somebody decided about the community since it was read."""

    code = "stage-moved"


class AlreadyExtended(Conflict):
    """A pilot is extended once."""

    code = "already-extended"


class CannotMerge(Conflict):
    """People would see what they could not see before, or would lose what they could."""

    code = "cannot-merge"
