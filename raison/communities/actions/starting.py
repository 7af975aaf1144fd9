"""Starting a pilot: no approval, a name, one sentence, an end."""

from datetime import timedelta

from sqlalchemy import select

from raison.communities.activities import CommunityStarted
from raison.communities.errors import NameTaken
from raison.communities.looking import look_writes
from raison.communities.policies import may_start, visible_place
from raison.communities.proposals import PILOT_DAYS, Proposal
from raison.communities.rows import Place
from raison.communities.tables import charters
from raison.communities.writes import first_member_write
from raison.kernel.access import Viewer, places
from raison.kernel.clock import MICROSECONDS, now_us
from raison.kernel.database import Bound, insert_row, statement, value, word, write
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import end_of, slug
from raison.kernel.spine import record


async def start_pilot(viewer: Viewer, proposal: Proposal) -> Place:
    """Begin a community as a pilot that the viewer owns. Raises NotAllowed, Invalid, NameTaken."""
    if not may_start(viewer):
        raise NotAllowed(_("Only people of the home organisation start communities. Ask one of them to."))
    wanted, at, place_id = proposal.checked(viewer), now_us(), new_id()
    ends_at = end_of(wanted.ends_on, viewer.zone) if wanted.ends_on else at + _us(timedelta(days=PILOT_DAYS))
    await write(
        INSERT_PLACE(
            id=place_id,
            kind="community",
            name=wanted.name,
            handle=await free_handle(wanted.name, place_id),
            openness=wanted.openness,
            stage="pilot",
            created_at=at,
            created_by=viewer.id,
            ends_at=ends_at,
        ),
        charter_write(place_id, why=wanted.why, owner_id=viewer.id, review_at=ends_at, at=at),
        first_member_write(place_id, viewer.id, "owner", at),
        *look_writes(place_id, ends_at),
        record(CommunityStarted(place_id=place_id, name=wanted.name), by=viewer),
        conflict=NameTaken(_("Somebody took this name just now. Send it again, or choose another.")),
    )
    return await visible_place(viewer, place_id)


def charter_write(place_id: int, *, why: str, owner_id: int, review_at: int | None, at: int) -> Bound:
    """The first version of a charter: its sentence, its owner, its end."""
    return INSERT_CHARTER(place_id=place_id, why=why, owner_id=owner_id, review_at=review_at, changed_at=at)


def home_charter(place_id: int, company: str, owner_id: int, at: int) -> list[Bound]:
    """The reason of everybody's own place, to be put in better words by whoever owns it."""
    why = _("So that everybody at {company} hears first what concerns us all, and can answer.").format(company=company)
    return [charter_write(place_id, why=why, owner_id=owner_id, review_at=None, at=at)]


async def free_handle(name: str, place_id: int) -> str:
    """A handle for a name that no other place has."""
    wanted = slug(name)
    if wanted and await value(TAKEN, handle=wanted) is None:
        return wanted
    return f"{wanted or 'community'}-{place_id:x}"


def _us(span: timedelta) -> int:
    return int(span.total_seconds()) * MICROSECONDS


INSERT_PLACE = insert_row(places)
INSERT_CHARTER = insert_row(charters)
TAKEN = statement(select(places.c.id).where(places.c.handle == word("handle")))
