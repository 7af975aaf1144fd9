"""Tools in use by their names, for everybody at home. There are few: they are looked through, and in no index."""

import msgspec
from sqlalchemy import case, literal_column, select

from raison.inventory.naming import key_of
from raison.inventory.tables import used_tools
from raison.kernel.access import Viewer, each_visible_to
from raison.kernel.database import at_most, has_pieces, rows, statement
from raison.kernel.ids import Id


class FoundTool(msgspec.Struct, frozen=True, kw_only=True):
    """A tool in use."""

    id: Id
    name: str
    own: str
    retired: bool

    @property
    def url(self) -> str:
        """Its page."""
        return f"/tools-in-use/{self.id}"


async def found_tools(viewer: Viewer, text: str, *, limit: int = 5) -> list[FoundTool]:
    """Those whose name has every word, retired ones last. Who is limited learns nothing of the inventory."""
    pieces = [key for word in text.split() if (key := key_of(word))]
    if viewer.limited or not pieces:
        return []
    return await rows(FOUND, FoundTool, pieces=pieces, limit=limit, **viewer.scope)


_RETIRED = used_tools.c.state == "retired"
FOUND = statement(
    select(used_tools.c.id, used_tools.c.name, used_tools.c.own, _RETIRED.label("retired"))
    .where(has_pieces(used_tools.c.key, "pieces", every=True), each_visible_to(used_tools.c.place_id))
    .order_by(case((_RETIRED, literal_column("1")), else_=literal_column("0")), used_tools.c.key)
    .limit(at_most())
)
