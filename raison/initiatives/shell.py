"""What initiatives add to the slices below: the way to the initiative on its thread page; how they are measured; an
opportunity in the menu of a message."""

from typing import Any

from raison.initiatives.capturing import act_with
from raison.initiatives.measuring import KEEPER
from raison.kernel.access import Viewer
from raison.kernel.pages.work import Way, register_way
from raison.kernel.spine import say
from raison.measures.hooks import keepers
from raison.subjects.hooks import message_acts
from raison.subjects.kinds import register
from raison.subjects.rows import Subject


async def part(viewer: Viewer, subject: Subject) -> dict[str, Any]:
    """The link needs nothing besides the subject."""
    return {}


register("initiative", part_template="initiatives/_part.html", load=part)
message_acts.append(act_with)
keepers["initiative"] = KEEPER
register_way(Way(url="/initiatives", label=say("Initiatives"), icon="target", section="initiatives", rank=3))
