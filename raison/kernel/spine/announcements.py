"""Announcements: what an activity means for people. Words, audience and fragments, said once for all channels."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import date
from typing import Any, Literal

import msgspec

from raison.kernel.days import dated
from raison.kernel.spine.activities import Activity, Happened
from raison.kernel.spine.overviews import overviews_of

Action = Literal["append", "prepend", "replace", "update", "remove", "before", "after", "announce", "again"]


class Say(msgspec.Struct, frozen=True):
    """A sentence with its values, put into a reader's language when it is read."""

    message: str
    values: dict[str, Any]

    def into(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of `translate`, a `day` as the reader writes days."""
        day = self.values.get("day")
        shown = {"day": dated(date.fromisoformat(day))} if day else {}
        return translate(self.message).format(**self.values | shown)


def say(message: str, **values: Any) -> Say:
    """Mark a sentence for translation and keep its values; `{name}` places them. A `day` is kept as 2027-01-25."""
    return Say(message, values)


class Fragment(msgspec.Struct, frozen=True):
    """One move on the screens that watch a topic (`place:ID`, `subject:ID`): a Turbo stream action, its target's DOM
    id and a template with its context. Knows no reader: what is theirs is shown from data attributes."""

    topic: str
    action: Action
    target: str
    template: str = ""
    context: dict[str, Any] = {}
    within: int = 0
    """A place, when only who may see what lives there is given it; 0: everybody who watches the topic."""


Drawing = Callable[[], Awaitable[tuple[Fragment, ...]]]
"""Fragments that cost statements: asked for only when somebody looks at the place."""
Moves = tuple[Fragment | Drawing, ...]
"""All that an activity moves."""


class Announcement(msgspec.Struct, frozen=True, kw_only=True):
    """Who hears of an activity, in which words, and which fragments of their screens move.

    `audience` are person ids to whom it makes a notice; `needs` those whom it asks to act. The inbox takes away the
    actor, the muted and those who may no longer see it. `excerpt` is shown beside the text, and is never logged.
    """

    text: Say
    audience: frozenset[int] = frozenset()
    needs: frozenset[int] = frozenset()
    reason: str = "following"
    reasons: dict[int, str] = {}
    excerpt: str = ""
    url: str = ""
    fragments: Moves = ()

    async def drawn(self) -> tuple[Fragment, ...]:
        """All its fragments, the costly ones too."""
        found: list[Fragment] = []
        for part in self.fragments:
            found.extend([part] if isinstance(part, Fragment) else await part())
        return tuple(found)


Announcer = Callable[[Activity], Awaitable[Announcement | None]]
AnnouncerOfMany = Callable[[Sequence[Activity]], Awaitable[Sequence[Announcement | None]]]
ANNOUNCERS: dict[str, AnnouncerOfMany] = {}


def announces(*kinds: type[Happened]) -> Callable[[Announcer], Announcer]:
    """Register the announcement of an activity. One each: a second is an error at import."""

    def register(announcer: Announcer) -> Announcer:
        async def one_by_one(activities: Sequence[Activity]) -> list[Announcement | None]:
            return [await announcer(activity) for activity in activities]

        announces_together(*kinds)(one_by_one)
        return announcer

    return register


def announces_together(*kinds: type[Happened]) -> Callable[[AnnouncerOfMany], AnnouncerOfMany]:
    """The same for what happens most: the announcements of many activities of a kind are made with the statements of
    one."""

    def register(announcer: AnnouncerOfMany) -> AnnouncerOfMany:
        for kind in kinds:
            if kind.kind in ANNOUNCERS:
                raise TypeError(f"{kind.kind} is announced twice")
            ANNOUNCERS[kind.kind] = announcer
        return announcer

    return register


_built: dict[int, Announcement | None] = {}
_drawn: dict[int, tuple[Fragment, ...]] = {}
KEPT = 2_000


async def announcement_for(activity: Activity) -> Announcement | None:
    """The announcement, built once in this process and shared by all observers. None: nobody needs to hear of it."""
    return (await announcements_for([activity]))[0]


async def announcements_for(activities: Sequence[Activity]) -> list[Announcement | None]:
    """The announcements of activities, in their order."""
    found = {activity.id: _built[activity.id] for activity in activities if activity.id in _built}
    missing: defaultdict[str, list[Activity]] = defaultdict(list)
    for activity in activities:
        if activity.id not in found:
            missing[activity.kind].append(activity)
    for kind, some in missing.items():
        announcer = ANNOUNCERS.get(kind)
        built = await announcer(some) if announcer else [None] * len(some)
        found.update(zip([activity.id for activity in some], built, strict=True))
    if len(_built) + len(missing) >= KEPT:
        forget(list(_built)[: KEPT // 2])
    _built.update(found)
    return [found[activity.id] for activity in activities]


async def fragments_for(activity: Activity) -> tuple[Fragment, ...]:
    """What an activity moves on screens, drawn once for all who look and all who come back."""
    found = _drawn.get(activity.id)
    if found is None:
        announcement = await announcement_for(activity)
        drawn = await announcement.drawn() if announcement else ()
        topics, within = await overviews_of(activity)
        moved = [Fragment(topic, "again", topic, within=within) for topic in topics]
        found = _drawn[activity.id] = (*drawn, *moved)
    return found


def forget(ids: Iterable[int] | None = None) -> None:
    """Drop kept announcements: the oldest, or all when the database of the process changes."""
    if ids is None:
        _built.clear()
        _drawn.clear()
        return
    for activity_id in ids:
        _built.pop(activity_id, None)
        _drawn.pop(activity_id, None)
