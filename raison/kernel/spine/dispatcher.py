"""The dispatcher: one task for each observer, woken by commits, retried with patience, never skipping."""

import asyncio
from collections.abc import Sequence

from raison.kernel import logs
from raison.kernel.database import write
from raison.kernel.errors import Unavailable
from raison.kernel.spine.activities import A_BATCH, Activity, activities_after
from raison.kernel.spine.observers import Observer, offset_write, stored_offset
from raison.kernel.spine.positions import Position
from raison.kernel.waking import called

LONGEST_WAIT_SECONDS = 30.0
STOP_SECONDS = 5.0
"""How long a stop waits for an observer in the middle of a batch."""
GIVE_UP_ALONE = 5
"""Tries at one activity before it is set aside, so that one that no observer can digest does not stop the rest."""


class Dispatcher:
    """Carries activities from the log to observers. One process does it at a time (see `lead`)."""

    def __init__(self, observers: Sequence[Observer]) -> None:
        self.observers = list(observers)
        self._wakes = {observer.name: asyncio.Event() for observer in self.observers}
        self._reached: dict[str, Position] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self._stopping = False

    async def start(self) -> None:
        """Begin to listen in the background, from the stored offsets."""
        self._stopping = False
        self._reached.clear()
        self._tasks = [asyncio.create_task(self._listen(observer)) for observer in self.observers]

    async def stop(self) -> None:
        """Stop after what is being heard; what was not heard is heard at the next start."""
        self._stopping = True
        self.wake()
        if self._tasks:
            _done, late = await asyncio.wait(self._tasks, timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def wake(self) -> None:
        """Something was committed."""
        for event in self._wakes.values():
            event.set()

    async def catch_up(self) -> None:
        """Let every observer hear all there is, now; for commands and tests."""
        for observer in self.observers:
            while await self._hear_some(observer):
                pass

    async def _listen(self, observer: Observer) -> None:
        wake, wait = self._wakes[observer.name], 0.0
        while not self._stopping:
            wake.clear()
            try:
                heard = await self._hear_some(observer)
                wait = 0.0
            except Exception as error:  # whatever an observer meets, the others go on and this one tries again
                wait = min(max(wait * 2, 0.2), LONGEST_WAIT_SECONDS)
                logs.error("observer_failed", observer=observer.name, error=type(error).__name__, retry_in=wait)
                await asyncio.sleep(wait)
                continue
            if not heard:
                await called(wake)
            if heard < A_BATCH:
                await asyncio.sleep(observer.gathers)

    async def _hear_some(self, observer: Observer) -> int:
        """Let it hear the next activities, A_BATCH at most; how many there were."""
        reached = self._reached.get(observer.name)
        if reached is None:
            reached = await stored_offset(observer.name)
        heard = await activities_after(reached)
        if not heard:
            self._reached[observer.name] = reached
            return 0
        try:
            await observer.hear(heard)
        except Unavailable:
            raise  # the database is away: nobody's fault, and nothing is set aside for it
        except Exception:
            self._reached.pop(observer.name, None)
            await self._hear_one_by_one(observer, heard)
            return len(heard)
        self._reached[observer.name] = heard[-1].position
        return len(heard)

    async def _hear_one_by_one(self, observer: Observer, heard: list[Activity]) -> None:
        """A batch failed: find the one that does it, and set it aside after patience, loudly."""
        for activity in heard:
            for attempt in range(GIVE_UP_ALONE):
                try:
                    await observer.hear([activity])
                    break
                except Exception as error:
                    logs.error(
                        "activity_refused", observer=observer.name, activity=activity.id, error=type(error).__name__
                    )
                    if attempt == GIVE_UP_ALONE - 1:
                        await write(offset_write(observer.name, activity.position))
                    else:
                        await asyncio.sleep(0.05 * 2**attempt)
        self._reached[observer.name] = heard[-1].position
