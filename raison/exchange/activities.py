"""What happens when a history comes in. Each message of it happened long ago, and is not announced again."""

from raison.kernel.ids import Id
from raison.kernel.spine import Happened


class CommunityImported(Happened, kw_only=True, kind="community.imported", changes_access=True):
    """A community came to be, with its people, as another tool had it."""

    tool: str


class HistoryImported(Happened, kw_only=True, kind="history.imported"):
    """Messages came into a place; their ids lie from `first_id` to `last_id`, among those of others."""

    tool: str
    messages: int
    first_id: Id
    last_id: Id
