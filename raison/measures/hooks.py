"""What the slices of subjects that are measured say: they register here when they are imported."""

from collections.abc import Awaitable, Callable

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.database import Bound
from raison.kernel.spine import Drawing
from raison.subjects.rows import Subject


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How a subject stands toward its measures, for one viewer. `started`: the work that they judge has begun, so that
    a fixed baseline is locked. `ended`: nothing about it changes any more."""

    may_change: bool
    started: bool
    ended: bool


class Keeper(msgspec.Struct, frozen=True):
    """What the slice of a kind says about the measures of its subjects."""

    standing: Callable[[Viewer, Subject], Awaitable[Standing | None]]
    """None: it is no such subject after all."""
    touched: Callable[[int], Bound]
    """The write that stands in each batch that changes a measure of it: refused when the subject has ended."""
    not_started: Callable[[int], Bound]
    """The same, refused too when the work has begun."""
    url: Callable[[int], str]
    """Its page, where its measures stand."""
    section: str
    """The entry of the rail under which it is found."""
    moves: Callable[[int], Drawing]
    """What moves on its screens when a measure of it changes."""
    who: Callable[[], str]
    """In words, who may change its measures."""


keepers: dict[str, Keeper] = {}
"""By the kind of subject."""
