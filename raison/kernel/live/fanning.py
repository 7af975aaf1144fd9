"""Handing an activity to everybody who watches: each frame is made once, and goes to each reader in one write."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping

from raison.kernel.i18n import Reader
from raison.kernel.live.connection import Connection
from raison.kernel.live.frames import activity_frame, fragment_frame
from raison.kernel.spine import Activity, Announcement, Fragment, Position

Seeing = Callable[[int, Collection[int]], Awaitable[set[int]]]
"""Those of these people who may see what lives in a place now."""


async def seers_of(
    by_topic: Mapping[str, set[Connection]], fragments: tuple[Fragment, ...], seeing: Seeing | None
) -> frozenset[tuple[int, int]]:
    """Each closed place of these fragments with the people who watch and may see what lives in it now; when nobody
    can say who may, nobody. Asked until nobody new has come while it was asked."""
    asked, found = set[tuple[int, int]](), set[tuple[int, int]]()
    while seeing is not None and (fresh := _watching_closed(by_topic, fragments) - asked):
        asked |= fresh
        for place_id in {place for place, _person in fresh}:
            people = [person for place, person in fresh if place == place_id]
            found |= {(place_id, person) for person in await seeing(place_id, people)}
    return frozenset(found)


def _watching_closed(by_topic: Mapping[str, set[Connection]], fragments: tuple[Fragment, ...]) -> set[tuple[int, int]]:
    return {
        (fragment.within, connection.viewer.id)
        for fragment in fragments
        if fragment.within
        for connection in by_topic.get(fragment.topic, ())
    }


def give_fragments(
    by_topic: Mapping[str, set[Connection]],
    activity: Activity,
    fragments: tuple[Fragment, ...],
    seers: frozenset[tuple[int, int]] = frozenset(),
) -> None:
    """All that an activity moves on a screen, at once: what a reader costs is a write to its socket."""
    watching = set[Connection]().union(*[by_topic.get(fragment.topic, ()) for fragment in fragments])
    frames: dict[tuple[int, str], bytes] = {}
    pieces: dict[tuple[int, str, frozenset[int]], bytes] = {}
    closed = {fragment.within for fragment in fragments if fragment.within}
    position = activity.position
    for connection in watching:
        if position <= connection.after:
            continue
        language = connection.reader.language  # all that a frame knows of its reader: times are told by the page
        sees = frozenset(place_id for place_id in closed if (place_id, connection.viewer.id) in seers)
        key = (id(connection.topics), language, sees)  # who watches the same has the same object
        piece = pieces.get(key)
        if piece is None:
            piece = pieces[key] = b"".join(
                _made(frames, number, fragment, connection.reader, position)
                for number, fragment in enumerate(fragments)
                if fragment.topic in connection.topics and (not fragment.within or fragment.within in sees)
            )
        if piece:
            connection.give(piece)


def give_programs(listeners: Iterable[Connection], activity: Activity, announcement: Announcement | None) -> None:
    """The activity itself, to the programs that may read its place."""
    if activity.place_id is None:
        return
    topic = f"place:{activity.place_id}"
    made: dict[Reader, bytes] = {}
    for connection in listeners:
        if topic in connection.topics and activity.position > connection.after:
            if connection.reader not in made:
                made[connection.reader] = activity_frame(activity, announcement, connection.reader)
            connection.give(made[connection.reader])


def _made(
    frames: dict[tuple[int, str], bytes], number: int, fragment: Fragment, reader: Reader, position: Position
) -> bytes:
    found = frames.get((number, reader.language))
    if found is None:
        found = frames[number, reader.language] = fragment_frame(fragment, reader, str(position))
    return found
