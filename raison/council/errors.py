"""What can be wrong with something that somebody wants of the council."""

from raison.kernel.errors import Conflict
from raison.kernel.i18n import gettext as _


class IsClosed(Conflict):
    """The meeting is over: its agenda and minutes stand."""


class IsSettled(Conflict):
    """Somebody settled it, or changed it, in the meantime."""


class IsMember(Conflict):
    """They are on the council already."""


def settled_meanwhile() -> IsSettled:
    """The error for a question that somebody else settled or changed first."""
    return IsSettled(
        _(
            "Somebody settled or changed this, or ended its meeting, since you opened it. Nothing was stored, and what "
            "you typed stands here still; open the page anew to see what is there now."
        )
    )
