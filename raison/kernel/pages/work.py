"""What stands under Work in the rail, and in the menu of a phone: slices register it in their `shell.py`."""

from collections.abc import Callable

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.spine.announcements import Say


def everybody(_viewer: Viewer) -> bool:
    """Whoever is signed in."""
    return True


class Way(msgspec.Struct, frozen=True, kw_only=True):
    """Where one can go: its words, its mark, and the `section` of the pages on which it is marked."""

    url: str
    label: Say
    icon: str
    section: str
    rank: int
    """The lower, the further up."""
    shown: Callable[[Viewer], bool] = everybody


_ways: dict[str, Way] = {}


def register_way(way: Way) -> None:
    """Let it stand there."""
    _ways[way.url] = way


def ways_for(viewer: Viewer) -> list[Way]:
    """Those that somebody sees, in their order."""
    return sorted((way for way in _ways.values() if way.shown(viewer)), key=lambda way: way.rank)
