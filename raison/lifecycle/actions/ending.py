"""A community ends: handed over, with last words to everybody, readable and found for ever; for some weeks it can be
opened again. Nothing is deleted."""

from datetime import timedelta

import msgspec
from sqlalchemy import update

from raison.communities.looking import look_writes
from raison.communities.queries import charter_of, place_for
from raison.communities.rows import Place
from raison.communities.tables import place_endings
from raison.kernel.access import Viewer
from raison.kernel.clock import MICROSECONDS, now_us, to_us
from raison.kernel.database import Bound, insert_row, moment, number, statement, write
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.proposals import reasoned, refuse, too_long, trimmed
from raison.kernel.spine import record
from raison.lifecycle.actions.deciding import check_may_decide
from raison.lifecycle.activities import CommunityReopened, CommunityRetired
from raison.lifecycle.policies import REOPEN_DAYS, may_reopen
from raison.lifecycle.proposals import MAX_CLOSING
from raison.lifecycle.rows import HANDOVER, Farewell, Handed
from raison.lifecycle.stages import decided, moved, stage_writes, withdrawn
from raison.people.queries import people_by_handles

REOPEN_US = int(timedelta(days=REOPEN_DAYS).total_seconds()) * MICROSECONDS


async def retire(viewer: Viewer, place: Place, farewell: Farewell) -> None:
    """End it. What is not handed over is shown as such, and holds nobody up. Raises NotAllowed, Invalid, StageMoved."""
    await check_may_decide(viewer, place)
    reason, closing = reasoned(farewell.reason), trimmed(farewell.closing)
    refuse({"closing": too_long(MAX_CLOSING)} if len(closing) > MAX_CLOSING else {})
    ending = ending_write(
        viewer,
        place,
        reason=reason,
        closing=closing,
        handed_over=[each for each in HANDOVER if each in farewell.handed_over],
        next_place_id=await _next_place(viewer, place, farewell.next_place_id),
        next_person_id=await _next_person(farewell.next_person),
    )
    await write(
        stage_writes(place, "retired"),
        ending,
        decided(viewer, place, "retired", reason=reason),
        withdrawn(place),
        *look_writes(place.id, None),
        record(CommunityRetired(place_id=place.id), by=viewer),
        conflict=moved(),
    )


async def reopen(viewer: Viewer, place: Place) -> None:
    """Go on where it had ended, within 30 days. Raises NotAllowed, StageMoved."""
    if place.ending is None or not may_reopen(viewer, place):
        raise NotAllowed(_("An owner or the Digital Office opens it again, within {n} days.").format(n=REOPEN_DAYS))
    charter, before = await charter_of(place.id), place.ending.stage_before
    due = place.ends_at if before == "pilot" else charter.review_at if charter else None
    await write(
        stage_writes(place, before),
        REOPEN(which=place.id, by=viewer.id, at=now_us(), earliest=now_us() - REOPEN_US).hitting(),
        decided(viewer, place, "reopened"),
        *look_writes(place.id, to_us(due) if due else None),
        record(CommunityReopened(place_id=place.id), by=viewer),
        conflict=moved(),
    )


def ending_write(
    viewer: Viewer,
    place: Place,
    *,
    reason: str,
    closing: str = "",
    handed_over: list[Handed] | None = None,
    next_place_id: int | None = None,
    next_person_id: int | None = None,
    merged: bool = False,
) -> Bound:
    """The row that says how it ended."""
    return INSERT_ENDING(
        id=new_id(),
        place_id=place.id,
        at=now_us(),
        by_id=viewer.id,
        stage_before=place.stage,
        reason=reason,
        closing=closing,
        handed_over=msgspec.json.encode(handed_over or []).decode(),
        next_place_id=next_place_id,
        next_person_id=next_person_id,
        merged=merged,
    )


async def _next_place(viewer: Viewer, place: Place, next_place_id: int) -> int | None:
    if not next_place_id:
        return None
    found = await place_for(viewer, next_place_id)
    if found is None or found.kind == "direct" or found.retired or found.id == place.id:
        refuse({"next_place_id": _("Choose a community that goes on.")})
    return next_place_id


async def _next_person(handle: str) -> int | None:
    wanted = handle.strip().removeprefix("@").lower()
    found = (await people_by_handles([wanted])).get(wanted) if wanted else None
    if wanted and (found is None or found.external):
        refuse({"next_person": _("Write the @handle of somebody of the home organisation.")})
    return found.id if found else None


INSERT_ENDING = insert_row(place_endings)
REOPEN = statement(
    update(place_endings)
    .where(
        place_endings.c.place_id == number("which"),
        place_endings.c.reopened_at.is_(None),
        place_endings.c.merged.is_(False),
        place_endings.c.at >= moment("earliest"),
    )
    .values(reopened_at=moment("at"), reopened_by=number("by"))
)
