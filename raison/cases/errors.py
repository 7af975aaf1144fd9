"""What can be wrong with something that somebody wants of a business case."""

from raison.kernel.errors import HasMoved
from raison.kernel.i18n import gettext as _


def case_moved() -> HasMoved:
    """The error for a business case that somebody else changed first."""
    return HasMoved(
        _(
            "Somebody changed this business case since you opened it. Nothing was stored, and what you typed stands "
            "here still; open the form anew to see what is there now."
        )
    )
