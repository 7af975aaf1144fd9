"""The hub of one process: reads the spine once and hands each frame to the connections that watch its topic."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable

import msgspec

from raison.kernel import logs
from raison.kernel.access import Viewer
from raison.kernel.errors import Unavailable
from raison.kernel.i18n import reading_as
from raison.kernel.live import relay
from raison.kernel.live.connection import Connection
from raison.kernel.live.fanning import Seeing, give_fragments, give_programs, seers_of
from raison.kernel.live.frames import topic_frame
from raison.kernel.spine import (
    Activity,
    Position,
    activities_after,
    announcement_for,
    fragments_for,
    guarded,
    newest_position,
)
from raison.kernel.spine.overviews import moves_overviews
from raison.kernel.waking import LOOK_AGAIN_SECONDS, called

HEARTBEAT_SECONDS = 20.0
PING = b": ping\n\n"
GONE = b"event: gone\ndata: {}\n\n"
UNWATCHED_SECONDS = 0.3
"""Between two looks at the spine while nobody has a stream open."""
MAX_TOPICS = 64
"""Topics that one browser may watch at once, over all its tabs."""

Authorise = Callable[[Viewer, Iterable[str]], Awaitable[dict[str, int]]]
Readable = Callable[[Viewer], Awaitable[dict[str, int]]]
OwnFrame = Callable[[Viewer], Awaitable[str]]


class LiveHooks(msgspec.Struct):
    """What the kernel asks of slices: which topics a viewer may watch (topic → place), every place that they may read
    (for programs), who may see what lives in a place, the HTML that refreshes their own counts, who hears that somebody
    came or went, and which of these sessions and tokens are still good."""

    authorise: Authorise | None = None
    readable: Readable | None = None
    seeing: Seeing | None = None
    own: OwnFrame | None = None
    presence: Callable[[int, bool], None] | None = None
    standing: Callable[[Collection[int]], Awaitable[set[int]]] | None = None


live_hooks = LiveHooks()


class Hub:
    """Connections by topic, and the task that feeds them."""

    def __init__(self) -> None:
        self.connections: set[Connection] = set()
        self._by_topic: defaultdict[str, set[Connection]] = defaultdict(set)
        self._by_person: dict[int, tuple[Connection, ...]] = {}
        self._listeners: set[Connection] = set()
        self._places: Counter[int] = Counter()
        """How many topics are watched of each place."""
        self._wake = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []
        self._dirty: set[int] = set()
        self._doubted = False
        """Whether some session may have ended unheard."""
        self.reached: Position | None = None
        self.ending = False

    async def start(self) -> None:
        """Begin at the end of the spine; connections catch up on their own."""
        self.ending = False
        self.reached = await newest_position()
        self._tasks = [asyncio.create_task(work()) for work in (self._follow, self._beat, self._refresh)]

    async def stop(self) -> None:
        """End every stream, and what feeds them."""
        self.end_streams()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks = []

    def end_streams(self) -> None:
        """The server is about to stop: every stream ends, one that is on its way ends when it has caught up. Browsers
        come back by themselves."""
        self.ending = True
        for connection in list(self.connections):
            connection.close()

    def wake(self) -> None:
        """Something was committed."""
        self._wake.set()

    def add(self, connection: Connection) -> None:
        """Begin to give it frames."""
        if self.ending:
            connection.close()
        self.connections.add(connection)
        who = connection.viewer.id
        standing = self._by_person.get(who, ())
        self._by_person[who] = (*standing, connection)
        (self._listeners.add(connection) if connection.everything else self._watch(connection))
        if not standing:
            self._tell_presence(who, True)

    def drop(self, connection: Connection) -> None:
        """Stop; the last connection of a person makes them away."""
        who = connection.viewer.id
        standing = self._by_person.get(who, ())
        self.connections.discard(connection)
        if connection not in standing:
            return
        (self._listeners.discard(connection) if connection.everything else self._unwatch(connection))
        left = tuple(one for one in standing if one is not connection)
        if left:
            self._by_person[who] = left
        else:
            del self._by_person[who]
            self._tell_presence(who, False)

    def refresh(self, people: Collection[int]) -> None:
        """Send these people their own counts again soon, wherever they are; many calls make one frame."""
        self.refresh_here(people)
        for some in relay.pieces(people):
            relay.tell("counts", some)

    def refresh_here(self, people: Iterable[int]) -> None:
        """The same in this process alone."""
        self._dirty.update(person for person in people if person in self._by_person)

    def doubt(self) -> None:
        """Something may have gone unheard: look at everybody's session and counts again."""
        self._doubted = True
        self.refresh_here(self.present())

    def streams_of(self, person_id: int) -> int:
        """How many streams a person has open in this process."""
        return len(self._by_person.get(person_id, ()))

    def present(self) -> set[int]:
        """Everybody with an open stream in this process."""
        return set(self._by_person)

    def broadcast(self, topic: str, html: str) -> None:
        """HTML for everybody who watches a topic, outside the spine (who is writing)."""
        self.broadcast_here(topic, html)
        relay.tell("shown", [topic, html])

    def broadcast_here(self, topic: str, html: str) -> None:
        """The same in this process alone."""
        watching = self._by_topic.get(topic)
        if watching:
            made = topic_frame(topic, html)
            for connection in watching:
                connection.give(made)

    def end_session(self, session_id: int) -> None:
        """Close the streams of a session or token that has ended, wherever they are."""
        self.end_session_here(session_id)
        relay.tell("ended", session_id)

    def end_session_here(self, session_id: int) -> None:
        """The same in this process alone."""
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
            if getattr(activity.what, "person_id", None) is None:
                self.refresh_here(self.present())  # in each process
        stays = activity.stays_in_its_place and not moves_overviews(activity.kind)
        if stays and activity.place_id not in self._places and not self._listeners:
            return  # nobody here looks at it, and making it costs statements
        announcement = await announcement_for(activity)
        looked_at = not stays or activity.place_id in self._places
        fragments = await fragments_for(activity) if looked_at else ()
        seers = await seers_of(self._by_topic, fragments, live_hooks.seeing)
        # from here to the end of the turn nothing waits: who joins now has either had this one or gets it next
        give_fragments(self._by_topic, activity, fragments, seers)
        give_programs(self._listeners, activity, announcement)

    async def _ask_again(self, activity: Activity) -> None:
        """Somebody sees more or less: streams that depend on this place ask the rule again, before the next frame."""
        for connection in list(self.connections):
            if connection.everything and live_hooks.readable is not None:
                connection.topics = await live_hooks.readable(connection.viewer)
            elif activity.place_id in connection.topics.values() and live_hooks.authorise is not None:
                allowed = await live_hooks.authorise(connection.viewer, connection.topics)
                if allowed != connection.topics:
                    self._unwatch(connection)
                    connection.topics = {}
                    connection.close(GONE)

    def _watch(self, connection: Connection) -> None:
        for topic, place_id in connection.topics.items():
            self._by_topic[topic].add(connection)
            self._places[place_id] += 1

    def _unwatch(self, connection: Connection) -> None:
        for topic, place_id in connection.topics.items():
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
                logs.warning("live_waits", error=type(error).__name__)
                await asyncio.sleep(LOOK_AGAIN_SECONDS)
                continue
            if heard and self.connections:
                continue
            if heard:  # nobody waits: pages only need to know about how far it is
                await asyncio.sleep(UNWATCHED_SECONDS)
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
            await self._look_at_sessions()
            people, self._dirty = self._dirty, set()
            for person_id in people:
                try:
                    await guarded(self.send_own(self._by_person.get(person_id, ())), "counts_refused")
                except Unavailable:
                    self._dirty.add(person_id)
                await asyncio.sleep(0)  # what is new in a thread goes before counts

    async def _look_at_sessions(self) -> None:
        if not self._doubted or live_hooks.standing is None:
            return
        self._doubted = False
        proofs = {proof for one in self.connections if (proof := one.viewer.session_id or one.viewer.token_id)}
        try:
            for ended in proofs - await live_hooks.standing(proofs):
                self.end_session_here(ended)
        except Unavailable:
            self._doubted = True

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
