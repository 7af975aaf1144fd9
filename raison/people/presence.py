"""Who is here: from open live streams, in memory. A change is told in batches, to other processes too; nothing is ever
stored. Each process judges those who have a stream there; who has several counts by the strongest."""

import asyncio
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from typing import Any, Literal

import msgspec

from raison.kernel.clock import now
from raison.kernel.i18n import zone_info
from raison.kernel.live import hub, relay
from raison.kernel.live.frames import topic_frame

Presence = Literal["here", "away", "busy", ""]
TOLD_EVERY_SECONDS = 2.0
"""Changes within this time make one frame; somebody who only turned a page was never away."""
STRENGTH: tuple[Presence, ...] = ("", "away", "here", "busy")


class Quiet(msgspec.Struct, frozen=True):
    """Hours in which somebody does not want to be disturbed, such as 18:00-08:00 in their zone."""

    hours: str
    zone: str


class Watch:
    """What this process knows of who is here."""

    def __init__(self) -> None:
        self.idle: set[int] = set()
        self.quiet: dict[int, Quiet] = {}
        self.told: dict[int, Presence] = {}
        self.said: dict[int, Presence] = {}
        """What the other processes were told of those who have a stream here."""
        self.elsewhere: dict[str, dict[int, Presence]] = {}
        """What each of them told."""
        self.changed: set[int] = set()
        self.due: asyncio.TimerHandle | None = None


_watch = Watch()


def presence_of(ids: Iterable[int]) -> dict[int, str]:
    """How each of these people is here: `here`, `away` (idle), `busy` (quiet hours), or empty."""
    present = hub().present()
    return {person_id: _presence(person_id, present) for person_id in ids}


def everybody_present() -> dict[int, str]:
    """The same for everybody who is here, as it was told last: a page that asks in the second in which somebody turns
    theirs would not hear that they never left."""
    present = hub().present()
    return {person_id: _presence(person_id, present) or how for person_id, how in _watch.told.items()}


def within(hours: str, at: datetime) -> bool:
    """Whether a local time lies in hours such as `08:00-17:00`; `22:00-06:00` goes over midnight."""
    begins, _dash, ends = hours.partition("-")
    try:
        first, last = time.fromisoformat(begins.strip()), time.fromisoformat(ends.strip())
    except ValueError:
        return False
    clock = at.time().replace(tzinfo=None)
    return first <= clock < last if first <= last else clock >= first or clock < last


def in_quiet_hours(hours: str, zone: str) -> bool:
    """Whether it is quiet time for somebody now."""
    return bool(hours) and within(hours, now().astimezone(zone_info(zone)))


def heard_from(person_id: int, here: bool) -> None:
    """A first stream was opened, or the last one closed; the live hub calls this."""
    if here and person_id in _watch.idle:
        came_back(person_id)
    _tell_later(person_id)


def went_idle(person_id: int) -> None:
    """Their browser has not been touched for a while."""
    _set_idle(person_id, True)
    relay.tell("idle", [person_id, True])


def came_back(person_id: int) -> None:
    """Their browser was touched again."""
    _set_idle(person_id, False)
    relay.tell("idle", [person_id, False])


def _set_idle(person_id: int, idle: bool) -> None:
    (_watch.idle.add if idle else _watch.idle.discard)(person_id)
    _tell_later(person_id)


def know_quiet_hours(person_id: int, hours: str, zone: str) -> None:
    """Keep the quiet hours of somebody who comes."""
    if hours:
        _watch.quiet[person_id] = Quiet(hours, zone)
    elif _watch.quiet:
        _watch.quiet.pop(person_id, None)


def _presence(person_id: int, present: set[int]) -> Presence:
    found = _judged(person_id, present)
    for told in _watch.elsewhere.values():
        found = max(found, told.get(person_id, ""), key=STRENGTH.index)
    return found


def _judged(person_id: int, present: set[int]) -> Presence:
    if person_id not in present:
        return ""
    quiet = _watch.quiet.get(person_id)
    if quiet is not None and in_quiet_hours(quiet.hours, quiet.zone):
        return "busy"
    return "away" if person_id in _watch.idle else "here"


def _tell_later(person_id: int) -> None:
    _watch.changed.add(person_id)
    if _watch.due is None:
        _watch.due = asyncio.get_running_loop().call_later(TOLD_EVERY_SECONDS, tell)


def tell() -> None:
    """Send what has changed to everybody who may know everybody: limited people hear nothing of presence."""
    _watch.due = None
    changed, _watch.changed = _watch.changed, set()
    _tell_others(changed)
    moved = {who: how for who, how in presence_of(changed).items() if _watch.told.get(who, "") != how}
    if not moved:
        return
    for who, how in moved.items():
        if how:
            _watch.told[who] = how  # type: ignore[assignment]
        else:
            _watch.told.pop(who, None)
            _watch.idle.discard(who)
    frame = topic_frame("me", presence_stream(moved))
    for connection in hub().connections:
        if not connection.everything and not connection.viewer.limited:
            connection.give(frame)


def _tell_others(changed: Iterable[int]) -> None:
    present = hub().present()
    judged = {who: _judged(who, present) for who in changed}
    moved = {who: how for who, how in judged.items() if _watch.said.get(who, "") != how}
    _watch.said = {who: how for who, how in (_watch.said | moved).items() if how}
    for some in relay.pieces(moved.items()):
        relay.tell("presence", some)


@relay.hears("presence")
def _told_elsewhere(node: str, moved: list[tuple[int, Presence]] | None) -> None:
    """Somebody came or went there; None: what follows is everybody."""
    known = _watch.elsewhere.setdefault(node, {})
    for who, how in _nobody(known) if moved is None else moved:
        known[who] = how
        if not how:
            del known[who]
        _tell_later(who)


def _nobody(known: Iterable[int]) -> list[tuple[int, Presence]]:
    return [(who, "") for who in known]


@relay.hears("idle")
def _idle_elsewhere(_node: str, told: tuple[int, bool]) -> None:
    _set_idle(*told)


def _everybody_here() -> Iterator[Any]:
    yield None
    yield from relay.pieces(_watch.said.items())


def _forget_process(node: str) -> None:
    for who in _watch.elsewhere.pop(node, {}):
        _tell_later(who)


relay.greetings["presence"] = _everybody_here
relay.when_left.append(_forget_process)


def presence_stream(moved: dict[int, str]) -> str:
    """The element that tells browsers: ids by how they are here, `gone` for no more."""
    by_word: dict[str, list[str]] = {}
    for who, how in moved.items():
        by_word.setdefault(how or "gone", []).append(str(who))
    attributes = "".join(f' {word}="{" ".join(ids)}"' for word, ids in sorted(by_word.items()))
    return f'<turbo-stream action="presence"{attributes}></turbo-stream>'


def forget() -> None:
    """Know nothing of anybody: for a new application in the same process."""
    global _watch
    if _watch.due is not None:
        _watch.due.cancel()
    _watch = Watch()
