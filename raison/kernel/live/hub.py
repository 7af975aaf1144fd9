"""The hub of one process: reads the spine once and hands each frame to the connections that watch its topic."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterable

import msgspec
import structlog

from raison.kernel.access import Viewer
from raison.kernel.errors import Unavailable
from raison.kernel.i18n import Reader, reading_as
from raison.kernel.live.connection import Connection
from raison.kernel.live.frames import activity_frame, fragment_frame, topic_frame
from raison.kernel.spine import (
    Activity,
    Announcement,
    Fragment,
    Position,
    activities_after,
    announcement_for,
    fragments_for,
    guarded,
    newest_position,
)
from raison.kernel.waking import LOOK_AGAIN_SECONDS, called

log = structlog.get_logger("live")
HEARTBEAT_SECONDS = 20.0
PING = b": ping\n\n"
GONE = b"event: gone\ndata: {}\n\n"
MAX_TOPICS = 64
"""Topics that one browser may watch at once, over all its tabs."""

Authorise = Callable[[Viewer, Iterable[str]], Awaitable[dict[str, int]]]
Readable = Callable[[Viewer], Awaitable[dict[str, int]]]
OwnFrame = Callable[[Viewer], Awaitable[str]]


class LiveHooks(msgspec.Struct):
    """What the kernel asks of slices: which topics a viewer may watch (topic → place), every place that they may read
    (for programs), the HTML that refreshes their own counts, and who hears that somebody came or went."""

    authorise: Authorise | None = None
    readable: Readable | None = None
    own: OwnFrame | None = None
    presence: Callable[[int, bool], None] | None = None


live_hooks = LiveHooks()


class Hub:
    """Connections by topic, and the task that feeds them."""

    def __init__(self) -> None:
        self.connections: set[Connection] = set()
        self._by_topic: defaultdict[str, set[Connection]] = defaultdict(set)
        self._by_person: defaultdict[int, set[Connection]] = defaultdict(set)
        self._listeners: set[Connection] = set()
        self._watching: dict[Connection, dict[str, int]] = {}
        self._places: Counter[int] = Counter()
        """How many topics are watched of each place."""
        self._wake = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._dirty: set[int] = set()
        self.reached: Position | None = None

    async def start(self) -> None:
        """Begin at the end of the spine; connections catch up on their own."""
        self.reached = await newest_position()
        self._tasks = [asyncio.create_task(work()) for work in (self._follow, self._beat, self._refresh)]

    async def stop(self) -> None:
        """End every stream; browsers come back by themselves."""
        for connection in list(self.connections):
            connection.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []

    def wake(self) -> None:
        """Something was committed."""
        self._wake.set()

    def add(self, connection: Connection) -> None:
        """Begin to give it frames."""
        self.connections.add(connection)
        mine = self._by_person[connection.viewer.id]
        mine.add(connection)
        (self._listeners.add(connection) if connection.everything else self._watch(connection))
        if len(mine) == 1:
            self._tell_presence(connection.viewer.id, True)

    def drop(self, connection: Connection) -> None:
        """Stop; the last connection of a person makes them away."""
        self.connections.discard(connection)
        self._listeners.discard(connection)
        self._unwatch(connection)
        mine = self._by_person[connection.viewer.id]
        mine.discard(connection)
        if not mine:
            del self._by_person[connection.viewer.id]
            self._tell_presence(connection.viewer.id, False)

    def refresh(self, people: Iterable[int]) -> None:
        """Send these people their own counts again soon; many calls make one frame."""
        self._dirty.update(person for person in people if person in self._by_person)

    def streams_of(self, person_id: int) -> int:
        """How many streams a person has open in this process."""
        return len(self._by_person.get(person_id, ()))

    def present(self) -> set[int]:
        """Everybody with an open stream in this process."""
        return set(self._by_person)

    def broadcast(self, topic: str, html: str) -> None:
        """HTML for everybody who watches a topic, outside the spine (presence, who is writing)."""
        watching = self._by_topic.get(topic)
        if watching:
            made = topic_frame(topic, html)
            for connection in watching:
                connection.give(made)

    def end_session(self, session_id: int) -> None:
        """Close the streams of a session or token that has ended."""
        for connection in list(self.connections):
            if session_id in (connection.viewer.session_id, connection.viewer.token_id):
                connection.close(GONE)

    async def deliver(self, heard: list[Activity]) -> None:
        """Hand activities to whoever watches, oldest first. One that can't be told is passed over; if it may have
        changed who sees what, every stream ends and asks anew. Raises Unavailable."""
        for activity in heard:
            told = await guarded(self._tell(activity), "live_refused", activity=activity.id, kind=activity.kind)
            if not told and activity.changes_access:
                for connection in list(self.connections):
                    connection.close()
            self.reached = activity.position

    async def _tell(self, activity: Activity) -> None:
        if activity.changes_access:
            await self._ask_again(activity)
        if activity.stays_in_its_place and activity.place_id not in self._places and not self._listeners:
            return  # nobody here looks at it, and making it costs statements
        announcement = await announcement_for(activity)
        looked_at = not activity.stays_in_its_place or activity.place_id in self._places
        fragments = await fragments_for(activity) if looked_at else ()
        # from here to the end of the turn nothing waits: who joins now has either had this one or gets it next
        self._give_fragments(activity, fragments)
        self._give_programs(activity, announcement)

    def _give_fragments(self, activity: Activity, fragments: Iterable[Fragment]) -> None:
        position = activity.position
        for fragment in fragments:
            made: dict[str, bytes] = {}
            for connection in self._by_topic.get(fragment.topic, ()):
                if position <= connection.after:
                    continue
                language = (
                    connection.reader.language
                )  # all that a frame knows of its reader: times are told by the page
                found = made.get(language)
                if found is None:
                    found = made[language] = fragment_frame(fragment, connection.reader, str(position))
                connection.give(found)

    def _give_programs(self, activity: Activity, announcement: Announcement | None) -> None:
        if not self._listeners or activity.place_id is None:
            return
        topic = f"place:{activity.place_id}"
        made: dict[Reader, bytes] = {}
        for connection in self._listeners:
            if topic in connection.topics and activity.position > connection.after:
                if connection.reader not in made:
                    made[connection.reader] = activity_frame(activity, announcement, connection.reader)
                connection.give(made[connection.reader])

    async def _ask_again(self, activity: Activity) -> None:
        """Somebody sees more or less: streams that depend on this place ask the rule again, before the next frame."""
        for connection in list(self.connections):
            if connection.everything and live_hooks.readable is not None:
                connection.topics = await live_hooks.readable(connection.viewer)
            elif activity.place_id in connection.topics.values() and live_hooks.authorise is not None:
                allowed = await live_hooks.authorise(connection.viewer, connection.topics)
                if allowed != connection.topics:
                    self._unwatch(connection)
                    connection.topics = allowed
                    connection.close(GONE)

    def _watch(self, connection: Connection) -> None:
        self._watching[connection] = connection.topics
        for topic, place_id in connection.topics.items():
            self._by_topic[topic].add(connection)
            self._places[place_id] += 1

    def _unwatch(self, connection: Connection) -> None:
        for topic, place_id in self._watching.pop(connection, {}).items():
            watching = self._by_topic[topic]
            watching.discard(connection)
            if not watching:
                del self._by_topic[topic]
            self._places[place_id] -= 1
            if not self._places[place_id]:
                del self._places[place_id]

    def _tell_presence(self, person_id: int, here: bool) -> None:
        if live_hooks.presence is not None:
            live_hooks.presence(person_id, here)

    async def _follow(self) -> None:
        while True:
            self._wake.clear()
            try:
                heard = await activities_after(self.reached or Position(0))
                await self.deliver(heard)
            except Unavailable as error:  # what was not told is told when the database is back
                log.warning("live_waits", error=type(error).__name__)
                await asyncio.sleep(LOOK_AGAIN_SECONDS)
                continue
            if heard:
                continue
            await called(self._wake)

    async def _beat(self) -> None:
        """Pings, spread over the interval, so that a thousand quiet streams do not all speak at once."""
        while True:
            standing = list(self.connections)
            for start in range(0, max(len(standing), 1), max(len(standing) // 20, 1)):
                for connection in standing[start : start + max(len(standing) // 20, 1)]:
                    connection.give(PING)
                await asyncio.sleep(HEARTBEAT_SECONDS / 20)

    async def _refresh(self) -> None:
        while True:
            await asyncio.sleep(0.2)
            people, self._dirty = self._dirty, set()
            for person_id in people:
                try:
                    await guarded(self.send_own(self._by_person.get(person_id, ())), "counts_refused")
                except Unavailable:
                    self._dirty.add(person_id)
                await asyncio.sleep(0)  # what is new in a thread goes before counts

    async def send_own(self, connections: Iterable[Connection]) -> None:
        """Send a person's own counts to their streams."""
        standing = [connection for connection in connections if not connection.everything]
        if not standing or live_hooks.own is None:
            return
        with reading_as(standing[0].reader):
            html = await live_hooks.own(standing[0].viewer)
        made = topic_frame("me", html)
        for connection in standing:
            connection.give(made)


_hub: list[Hub] = []


def hub() -> Hub:
    """The hub of this process."""
    if not _hub:
        _hub.append(Hub())
    return _hub[0]


def new_hub() -> Hub:
    """Start over, for a new application in the same process."""
    _hub[:] = [Hub()]
    return _hub[0]
