"""What can be wrong with something that somebody wants of an initiative."""

from raison.initiatives.rows import Plan
from raison.kernel.errors import Conflict, HasMoved


class HasEnded(Conflict):
    """The initiative is done or given up."""


class TakenAway(HasMoved):
    """Somebody took the persona or task away for which words were typed; `plan` is the one of which it was part."""

    def __init__(self, message: str, plan: Plan) -> None:
        super().__init__(message)
        self.plan = plan
