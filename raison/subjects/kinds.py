"""What slices add to the thread page of their kind of subject: one part below the first message, and its context; or a
page of their own around the thread."""

from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from raison.kernel.access import Viewer
from raison.subjects.rows import Subject

Load = Callable[[Viewer, Subject], Awaitable[dict[str, Any]]]


class Kind(msgspec.Struct, frozen=True):
    """A kind's part: a template that gets the page's context and what `load` returns."""

    part_template: str
    load: Load


class Around(msgspec.Struct, frozen=True):
    """A kind's own page: a template that gets what `load` returns besides the thread's context."""

    template: str
    load: Load


_kinds: dict[str, Kind] = {}
_pages: dict[str, Around] = {}


def register(kind: str, *, part_template: str, load: Load) -> None:
    """Give threads of a kind their part. The slice of the kind does it in its `shell.py`."""
    _kinds[kind] = Kind(part_template, load)


def register_page(kind: str, *, template: str, load: Load) -> None:
    """Show threads of a kind in a page of its own. The slice of the kind does it in its `shell.py`."""
    _pages[kind] = Around(template, load)


async def page_of(viewer: Viewer, subject: Subject) -> tuple[str, dict[str, Any]]:
    """The template of the page on which a subject's thread stands, and its context besides the thread's."""
    around = _pages.get(subject.kind)
    if around is None:
        return "subjects/thread.html", {}
    return around.template, await around.load(viewer, subject)


async def part_of(viewer: Viewer, subject: Subject) -> dict[str, Any]:
    """The context for the kind's part, `part_template` among it; empty for kinds without one."""
    kind = _kinds.get(subject.kind)
    if kind is None:
        return {"part_template": None}
    return {"part_template": kind.part_template, **await kind.load(viewer, subject)}
