"""The spine: what happened, in order, and everybody who hears of it.

An action writes rows and one activity in one batch. Observers read committed activities in order from their own
stored offset, so nothing is announced that did not commit and nothing that committed is lost.
"""

from raison.kernel.spine.activities import Activity, Happened, activities_after, kind_of, newest_position, record
from raison.kernel.spine.announcements import (
    Announcement,
    Drawing,
    Fragment,
    Moves,
    announcement_for,
    announcements_for,
    announces,
    announces_together,
    fragments_for,
    say,
)
from raison.kernel.spine.dispatcher import Dispatcher
from raison.kernel.spine.guarding import guarded
from raison.kernel.spine.observers import GATHER_SECONDS, Observer, offset_write
from raison.kernel.spine.positions import BEGINNING, Position

__all__ = [
    "BEGINNING",
    "GATHER_SECONDS",
    "Activity",
    "Announcement",
    "Dispatcher",
    "Drawing",
    "Fragment",
    "Happened",
    "Moves",
    "Observer",
    "Position",
    "activities_after",
    "announcement_for",
    "announcements_for",
    "announces",
    "announces_together",
    "fragments_for",
    "guarded",
    "kind_of",
    "newest_position",
    "offset_write",
    "record",
    "say",
]
