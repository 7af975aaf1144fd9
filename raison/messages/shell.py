"""What direct conversations add to the slices below: their page around a thread."""

from typing import Any

from raison.kernel.access import Viewer
from raison.messages.heading import heading_of
from raison.messages.policies import visible_direct
from raison.subjects.kinds import register_page
from raison.subjects.rows import Subject


async def around(viewer: Viewer, subject: Subject) -> dict[str, Any]:
    """The heading of the conversation that a subject is."""
    return heading_of(viewer, await visible_direct(viewer, subject.place_id))


register_page("direct", template="messages/thread.html", load=around)
