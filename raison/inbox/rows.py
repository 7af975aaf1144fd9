"""Notices and counts as queries return them and as pages and the API show them."""

from datetime import datetime
from typing import Any, Literal

import msgspec

from raison.kernel.ids import Id
from raison.lifecycle.rows import acceptance_url, asking_url
from raison.people.rows import PersonLine

Heap = Literal["needs", "following", "alerts"]
HEAPS: tuple[Heap, ...] = ("needs", "following", "alerts")
State = Literal["open", "snoozed", "done"]
STATES: tuple[State, ...] = ("open", "snoozed", "done")


class Said(msgspec.Struct):
    """A sentence as it is stored: to be put into the reader's language."""

    message: str = ""
    values: dict[str, Any] = {}


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A notice as the table and its neighbours have it, before it is put into words."""

    id: Id
    heap: Heap
    reason: str
    text: str
    excerpt: str
    url: str
    happened: int
    heard: int
    at: datetime
    needed_at: datetime | None
    done_at: datetime | None
    snoozed_until: datetime | None
    actor: PersonLine | None
    kind: str | None
    subject_title: str | None
    author_id: Id | None
    place_id: Id | None
    place_name: str | None
    place_kind: str | None
    follow_reason: str | None
    unread: bool


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an inbox: who, what, why it is here, where, when. `id` is the subject's, or the place's when it is
    about a place; `heard` the position on the spine of what happened last in it."""

    id: Id
    heap: Heap
    kind: str
    title: str
    snippet: str
    text: str
    reason: str
    url: str
    place_id: Id | None
    place_name: str
    actor: PersonLine | None
    happened: int
    heard: int
    at: datetime
    needed_at: datetime | None
    done_at: datetime | None
    snoozed_until: datetime | None
    unread: bool

    @property
    def acceptance(self) -> str | None:
        """Where a sponsor who is asked for a charter stands for it with one click; None for every other line."""
        if self.place_id is None or self.heap != "needs" or self.done_at or self.url != asking_url(self.place_id):
            return None
        return acceptance_url(self.place_id)

    @property
    def about_place(self) -> bool:
        """Whether it has no subject that one could mute."""
        return self.id == self.place_id


class Tally(msgspec.Struct, frozen=True):
    """How many notices of a heap are in a state; the oldest of them."""

    state: State
    heap: Heap
    number: int
    since: datetime


class Standing(msgspec.Struct, frozen=True):
    """What the inbox holds, in numbers. `done` counts today."""

    tallies: list[Tally]

    def number(self, state: State, heap: Heap | None = None) -> int:
        """How many."""
        return sum(one.number for one in self.tallies if one.state == state and heap in (None, one.heap))

    def since(self, heap: Heap) -> datetime | None:
        """When the oldest open line of a heap came."""
        return next((one.since for one in self.tallies if one.state == "open" and one.heap == heap), None)


class Counts(msgspec.Struct, frozen=True):
    """What the rail shows: how many need the viewer, how many conversations are unread, and a dot for each place."""

    needs_you: int
    messages: int
    levels: dict[Id, str]

    def level(self, place_id: int) -> str:
        """The promise of a place's dot: `need`, `new`, `some` or `none`."""
        return self.levels.get(place_id, "none")
