"""What can go wrong between two people who change who is in a community."""

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


class AlreadyShared(Conflict):
    """The boundary is open to this organisation."""

    code = "already-shared"


class PeopleStillThere(Conflict):
    """People of the organisation are in it."""

    code = "people-still-there"


class NameTaken(Conflict):
    """Another community got the address in between."""

    code = "name-taken"
