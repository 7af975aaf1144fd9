"""The rail as its template shows it."""

import msgspec

from raison.communities.rows import Place
from raison.kernel.ids import Id


class RailEntry(msgspec.Struct, frozen=True):
    """One line of the rail. `level` is its dot's promise: need, new, some or none."""

    id: Id
    url: str
    name: str
    level: str
    outside: bool
    day: int | None
    days: int | None
    current: bool = False


class WorkEntry(msgspec.Struct, frozen=True):
    """One line under Work, marked on the pages of its section."""

    url: str
    label: str
    icon: str
    section: str


class Rail(msgspec.Struct, frozen=True):
    """What the rail and the bars show: the viewer's communities, what waits for them, and where else they can go."""

    communities: list[RailEntry]
    needs_you: int
    messages: int
    places: list[Place]
    work: list[WorkEntry]
