"""What follows from the state can be turned off, each by itself."""

from sqlalchemy import delete

from raison.communities.queries import company_place
from raison.kernel.access import Viewer
from raison.kernel.adaptations import ADAPTATIONS
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, statement, word, write
from raison.kernel.errors import HasMoved, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.spine import record
from raison.maturity.activities import AdaptationSwitched
from raison.maturity.policies import check_assess
from raison.maturity.tables import switches


async def switch_off(viewer: Viewer, name: str) -> None:
    """Turn an adaptation off, whatever the state. Raises NotFound, NotAllowed, HasMoved."""
    switched = await _switched(viewer, name, off=True)
    row = INSERT_SWITCH(name=name, off_by=viewer.id, off_at=now_us())
    await write(row, record(switched, by=viewer), conflict=HasMoved(_("It is off already.")))


async def follow_state(viewer: Viewer, name: str) -> None:
    """Let an adaptation follow the state again. Raises NotFound, NotAllowed, HasMoved."""
    switched = await _switched(viewer, name, off=False)
    row = DELETE_SWITCH(name=name).hitting()
    await write(row, record(switched, by=viewer), conflict=HasMoved(_("It follows the state already.")))


async def _switched(viewer: Viewer, name: str, *, off: bool) -> AdaptationSwitched:
    check_assess(viewer)
    if name not in ADAPTATIONS:
        raise NotFound
    return AdaptationSwitched(place_id=await company_place(), name=name, off=off)


INSERT_SWITCH = insert_row(switches)
DELETE_SWITCH = statement(delete(switches).where(switches.c.name == word("name")))
