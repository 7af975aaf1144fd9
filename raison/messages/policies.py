"""What may be seen of direct conversations, and who may do what there: everybody in them the same."""

from raison.kernel.access import Viewer
from raison.kernel.errors import NotFound
from raison.messages.queries import direct_for
from raison.messages.rows import Direct


async def visible_direct(viewer: Viewer, place_id: int) -> Direct:
    """The conversation. Raises NotFound: who is not in it does not learn that it exists."""
    direct = await direct_for(viewer, place_id)
    if direct is None:
        raise NotFound
    return direct


def may_leave(direct: Direct) -> bool:
    """Whether one may leave: groups only. A conversation of two is muted instead."""
    return direct.group


def may_name(direct: Direct) -> bool:
    """Whether it may have a name: groups only, by everybody in them."""
    return direct.group
