"""What is due about a community is decided: a pilot lasts longer, this once; a review ends with renewal or change."""

from datetime import date, timedelta
from typing import Literal

from sqlalchemy import update

from raison.communities.looking import look_writes
from raison.communities.queries import charter_of
from raison.communities.rows import Place
from raison.kernel.access import Viewer, places
from raison.kernel.clock import now_us, to_us
from raison.kernel.database import moment, number, statement, write
from raison.kernel.errors import NotAllowed
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import end_of, later_day, reasoned, refuse, today_in
from raison.kernel.spine import record
from raison.lifecycle.activities import PilotExtended, ReviewDecided
from raison.lifecycle.errors import AlreadyExtended, StageMoved
from raison.lifecycle.policies import may_decide
from raison.lifecycle.proposals import MAX_EXTENSION_DAYS, MAX_REVIEW_DAYS, REVIEW_DAYS
from raison.lifecycle.stages import REVIEW_AT, decided, moved, stage_writes

Going = Literal["renewed", "changed"]


async def extend_pilot(viewer: Viewer, place: Place, *, ends_on: date | None = None, reason: str) -> None:
    """Let a pilot last up to 90 days longer, once. Raises NotAllowed, Invalid, StageMoved, AlreadyExtended."""
    await check_may_decide(viewer, place)
    if place.stage != "pilot" or place.ends_at is None:
        raise StageMoved(_("Only a pilot can be extended."))
    words, ends_at = reasoned(reason), _new_end(viewer, place, ends_on)
    await write(
        EXTEND(which=place.id, seen=to_us(place.ends_at), fresh=ends_at).hitting(),
        decided(viewer, place, "extended", reason=words, until=ends_at),
        *look_writes(place.id, ends_at),
        record(PilotExtended(place_id=place.id), by=viewer),
        conflict=AlreadyExtended(_("A pilot is extended once, and this one was. Charter it, or retire it.")),
    )


async def go_on(viewer: Viewer, place: Place, decision: Going, *, until: date | None = None, reason: str) -> None:
    """End a review: the community goes on until the next one, as it is or with a charter that its owners change now.
    Raises NotAllowed, Invalid, StageMoved."""
    await check_may_decide(viewer, place)
    if place.stage != "in_review":
        raise StageMoved(_("This community is not in review."))
    words = reasoned(reason)
    review = later_day(until, viewer.zone, days=REVIEW_DAYS, most=MAX_REVIEW_DAYS, field="until")
    await write(
        stage_writes(place, "chartered"),
        REVIEW_AT(which=place.id, review=review, at=now_us()),
        decided(viewer, place, decision, reason=words, until=review),
        *look_writes(place.id, review),
        record(ReviewDecided(place_id=place.id, decision=decision), by=viewer),
        conflict=moved(),
    )


async def check_may_decide(viewer: Viewer, place: Place) -> None:
    """Raises NotAllowed, or StageMoved when it has ended already."""
    if place.retired:
        raise StageMoved(_("This community has ended already."))
    if not may_decide(viewer, place, await charter_of(place.id)):
        raise NotAllowed(_("Its owners decide; when it is overdue, its sponsor and the Digital Office too."))


def _new_end(viewer: Viewer, place: Place, ends_on: date | None) -> int:
    old = place.end_in(viewer.zone) or date.max
    first = max(old, today_in(viewer.zone))
    wanted = ends_on or first + timedelta(days=MAX_EXTENSION_DAYS)
    if not first < wanted <= first + timedelta(days=MAX_EXTENSION_DAYS):
        refuse({"ends_on": _("Choose a later day, at most {n} days on.").format(n=MAX_EXTENSION_DAYS)})
    return end_of(wanted, viewer.zone)


EXTEND = statement(
    update(places)
    .where(places.c.id == number("which"), places.c.stage == "pilot", places.c.ends_at == moment("seen"))
    .values(ends_at=moment("fresh"), version=places.c.version + 1)
)
