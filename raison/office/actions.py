"""What the office does: say that two communities are no doubles, and take that back."""

from sqlalchemy import delete

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, number, statement, write
from raison.kernel.errors import NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.jobs import do_soon
from raison.kernel.proposals import refuse, too_long
from raison.kernel.spine import record
from raison.office.activities import PairSetAside, PairTakenBack
from raison.office.looking import LOOK_JOB
from raison.office.proposals import MAX_REASON, Dismissal
from raison.office.rows import PairOfPlaces
from raison.office.tables import set_aside_pairs


async def set_pair_aside(viewer: Viewer, pair: PairOfPlaces, said: Dismissal) -> None:
    """Say that they are no doubles; a second click changes nothing. Raises NotAllowed, Invalid."""
    _check(viewer)
    reason = said.reason.strip()
    refuse({"reason": too_long(MAX_REASON)} if len(reason) > MAX_REASON else {})
    await write(
        INSERT_PAIR(one_id=pair.one.id, other_id=pair.other.id, reason=reason, by_id=viewer.id, at=now_us()),
        record(PairSetAside(), by=viewer),
    )


async def take_pair_back(viewer: Viewer, pair: PairOfPlaces) -> None:
    """Let them be looked for again, now. Raises NotAllowed, NotFound."""
    _check(viewer)
    gone = DELETE_PAIR(one=pair.one.id, other=pair.other.id).hitting()
    await write(gone, record(PairTakenBack(), by=viewer), conflict=NotFound)
    await do_soon(LOOK_JOB)


def _check(viewer: Viewer) -> None:
    if not viewer.office:
        raise NotAllowed(_("Only the Digital Office can do this."))


INSERT_PAIR = insert_row(set_aside_pairs, ignore=True)
DELETE_PAIR = statement(
    delete(set_aside_pairs).where(
        set_aside_pairs.c.one_id == number("one"), set_aside_pairs.c.other_id == number("other")
    )
)
