"""Pages that show the whole company: what moves them, and who may watch.

Their parts are read again by each browser, by its own reader's right: what goes over the wire is that something moved.
Nothing is told of what happens in closed and secret places, not even that.
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


async def overviews_of(activity: Activity) -> list[str]:
    """The topics that it moves."""
    topics = [one.topic for one in OVERVIEWS.values() if activity.kind in one.kinds]
    if topics and activity.place_id is not None and await value(OPENNESS, which=activity.place_id) != "open":
        return []
    return topics


OPENNESS = statement(select(places.c.openness).where(places.c.id == number("which")))
