"""What stands around the thread of a direct conversation: who is in it, and what may be done with it."""

from typing import Any

from raison.kernel.access import Viewer
from raison.messages.policies import may_leave, may_name
from raison.messages.rows import Direct
from raison.people.presence import presence_of


def heading_of(viewer: Viewer, direct: Direct) -> dict[str, Any]:
    """The context of a conversation's page besides its thread's."""
    others = direct.others(viewer.id)
    ids = [person.id for person in direct.people]
    outside = sorted({person.organisation_name for person in direct.people if person.external})
    return {
        "section": "messages",
        "direct": direct,
        "others": others,
        "presence": presence_of(ids) if not viewer.limited else {},
        "organisations": outside,
        "heading": direct.title(viewer.id),
        "may_leave": may_leave(direct),
        "may_name": may_name(direct),
        "name_typed": direct.name,
        "name_error": "",
    }
