"""Pages that show the whole company: what moves them, and who may watch.

Their parts are read again by each browser, by its own reader's right: what goes over the wire is that something moved.
Of what happens in closed and secret places only who may see what lives there is told, not even that to anybody else:
such a move says its place, and the hub asks the rule for those who look, at that moment.
"""

from collections.abc import Callable, Iterable

import msgspec
from sqlalchemy import select

from raison.kernel.access import Viewer, places
from raison.kernel.database import number, statement, value
from raison.kernel.spine.activities import Activity, Happened


class Overview(msgspec.Struct, frozen=True):
    """A topic with the activities that move it."""

    topic: str
    kinds: frozenset[str]
    shown: Callable[[Viewer], bool]


OVERVIEWS: dict[str, Overview] = {}


def overview(topic: str, *, moved_by: Iterable[type[Happened]], shown: Callable[[Viewer], bool]) -> None:
    """Register one: `topics=["me", topic]` in a page, `data-live-part` on what is read again."""
    OVERVIEWS[topic] = Overview(topic, frozenset(what.kind for what in moved_by), shown)


def may_watch(viewer: Viewer, topic: str) -> bool:
    """Whether the topic is an overview that the viewer may look at."""
    return topic in OVERVIEWS and OVERVIEWS[topic].shown(viewer)


def moves_overviews(kind: str) -> bool:
    """Whether activities of this kind move some."""
    return any(kind in one.kinds for one in OVERVIEWS.values())


async def overviews_of(activity: Activity) -> tuple[list[str], int]:
    """The topics that it moves, and the place that one must see to be told of it; 0 when everybody may be who looks."""
    topics = [one.topic for one in OVERVIEWS.values() if activity.kind in one.kinds]
    if not topics or activity.place_id is None or await value(OPENNESS, which=activity.place_id) == "open":
        return topics, 0
    return topics, activity.place_id


OPENNESS = statement(select(places.c.openness).where(places.c.id == number("which")))
