"""Announcements: what an activity means for people. Words, audience and fragments, said once for all channels."""

from collections.abc import Awaitable, Callable, Iterable
from typing import Any, Literal

import msgspec

from raison.kernel.spine.activities import Activity, Happened

Action = Literal["append", "prepend", "replace", "update", "remove", "before", "after", "announce"]


class Say(msgspec.Struct, frozen=True):
    """A sentence with its values, put into a reader's language when it is read."""

    message: str
    values: dict[str, Any]

    def into(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language of `translate`."""
        return translate(self.message).format(**self.values)


def say(message: str, **values: Any) -> Say:
    """Mark a sentence for translation and keep its values; `{name}` places them."""
    return Say(message, values)


class Fragment(msgspec.Struct, frozen=True):
    """One move on the screens that watch a topic (`place:ID`, `subject:ID`): a Turbo stream action, its target's DOM
    id and a template with its context. Knows no reader: what is theirs is shown from data attributes."""

    topic: str
    action: Action
    target: str
    template: str = ""
    context: dict[str, Any] = {}


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
ANNOUNCERS: dict[str, Announcer] = {}


def announces(*kinds: type[Happened]) -> Callable[[Announcer], Announcer]:
    """Register the announcement of an activity. One each: a second is an error at import."""

    def register(announcer: Announcer) -> Announcer:
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
    if activity.id in _built:
        return _built[activity.id]
    announcer = ANNOUNCERS.get(activity.kind)
    built = await announcer(activity) if announcer else None
    if len(_built) >= KEPT:
        forget(list(_built)[: KEPT // 2])
    _built[activity.id] = built
    return built


async def fragments_for(activity: Activity) -> tuple[Fragment, ...]:
    """What an activity moves on screens, drawn once for all who look and all who come back."""
    found = _drawn.get(activity.id)
    if found is None:
        announcement = await announcement_for(activity)
        found = _drawn[activity.id] = await announcement.drawn() if announcement else ()
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
