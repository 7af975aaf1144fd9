"""What can be read of an inbox: its lines, what it holds in numbers, and the counts of the rail."""

from raison.inbox.queries.lines import (
    A_PAGE,
    cursor,
    notice_for,
    notices_of,
    open_notices,
    standing_of,
)
from raison.inbox.queries.rail import counts

__all__ = ["A_PAGE", "counts", "cursor", "notice_for", "notices_of", "open_notices", "standing_of"]
