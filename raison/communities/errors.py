"""What can go wrong between two people who change the same community."""

from raison.kernel.errors import Conflict


class AlreadyIn(Conflict):
    """They are in it already."""

    code = "already-in"


class AlreadyAsked(Conflict):
    """A request or an invitation waits already."""

    code = "already-asked"


class NoLongerWaiting(Conflict):
    """The request or invitation was answered or taken back before."""

    code = "no-longer-waiting"


class LastOwner(Conflict):
    """A community always has an owner."""

    code = "last-owner"


class NotMember(Conflict):
    """They are not in it, or their role has changed since it was read."""

    code = "not-member"


class CharterMoved(Conflict):
    """Somebody changed the charter since it was read."""

    code = "charter-moved"


class AlreadyShared(Conflict):
    """The boundary is open to this organisation."""

    code = "already-shared"


class PeopleStillThere(Conflict):
    """People of the organisation are in it."""

    code = "people-still-there"


class NameTaken(Conflict):
    """Another community got the address in between."""

    code = "name-taken"


class StageMoved(Conflict):
    """Somebody decided about the community since it was read."""

    code = "stage-moved"


class AlreadyExtended(Conflict):
    """A pilot is extended once."""

    code = "already-extended"


class CannotMerge(Conflict):
    """People would see what they could not see before, or would lose what they could."""

    code = "cannot-merge"
