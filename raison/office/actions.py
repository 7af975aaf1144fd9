"""What the office does: say that two communities are no doubles, and take that back."""

from sqlalchemy import delete

from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import insert_row, number, statement, write
from raison.kernel.errors import HasMoved, NotAllowed, NotFound
from raison.kernel.i18n import gettext as _
from raison.kernel.jobs import do_soon
from raison.kernel.proposals import refuse, too_long
from raison.kernel.spine import record
from raison.office.activities import PairSetAside, PairTakenBack
from raison.office.looking import LOOK_JOB
from raison.office.proposals import MAX_REASON, Dismissal
from raison.office.queries import set_aside_by
from raison.office.rows import PairOfPlaces
from raison.office.tables import set_aside_pairs
from raison.people.rows import PersonLine


async def set_pair_aside(viewer: Viewer, pair: PairOfPlaces, said: Dismissal) -> None:
    """Say that they are no doubles; one's own second click changes nothing. Raises NotAllowed, Invalid, HasMoved."""
    _check(viewer)
    reason = said.reason.strip()
    refuse({"reason": too_long(MAX_REASON)} if len(reason) > MAX_REASON else {})
    kept = {"one_id": pair.one.id, "other_id": pair.other.id, "reason": reason, "by_id": viewer.id, "at": now_us()}
    try:
        await write(INSERT_PAIR(**kept).hitting(), record(PairSetAside(), by=viewer), conflict=HasMoved)
    except HasMoved as error:
        first = await set_aside_by(pair)
        if first is None or first.id != viewer.id:
            raise _second(first) from error


async def take_pair_back(viewer: Viewer, pair: PairOfPlaces) -> None:
    """Let them be looked for again, now. Raises NotAllowed, NotFound."""
    _check(viewer)
    gone = DELETE_PAIR(one=pair.one.id, other=pair.other.id).hitting()
    await write(gone, record(PairTakenBack(), by=viewer), conflict=NotFound)
    await do_soon(LOOK_JOB)


def _second(first: PersonLine | None) -> HasMoved:
    """Of two who say it at once the first has said it. None: it was taken back again since."""
    if first is None:
        return HasMoved(_("Somebody decided about these two just now. Look again; nothing was changed."))
    words = _("{name} has set these two aside already. Nothing was changed; what {name} wrote stands.")
    return HasMoved(words.format(name=first.name))


def _check(viewer: Viewer) -> None:
    if not viewer.office:
        raise NotAllowed(_("Only the Digital Office can do this."))


INSERT_PAIR = insert_row(set_aside_pairs, ignore=True)
DELETE_PAIR = statement(
    delete(set_aside_pairs).where(
        set_aside_pairs.c.one_id == number("one"), set_aside_pairs.c.other_id == number("other")
    )
)
