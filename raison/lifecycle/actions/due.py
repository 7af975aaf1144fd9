"""What Raison does by itself when something is due: a pilot's end, a review. It asks, and decides nothing."""

from raison.communities.looking import look_writes
from raison.communities.queries import any_place, charter_of
from raison.communities.rows import Charter, Place
from raison.kernel.clock import WEEK_US, now_us, to_us
from raison.kernel.database import Bound, write
from raison.kernel.errors import Conflict
from raison.kernel.spine import record
from raison.lifecycle.activities import DecisionAsked, ReviewBegun
from raison.lifecycle.queries import reminder_of
from raison.lifecycle.stages import REMIND, stage_writes

OWNER_ASKED = 2
"""Reminders to the owners, a week apart; after them the sponsor is asked."""
SPONSOR_ASKED = 4
"""Reminders after which the Digital Office is asked instead of the sponsor."""


async def look_at(place_id: int) -> None:
    """Ask whoever has to decide, at most once a week, and look again when there is something to see."""
    place, charter = await any_place(place_id), await charter_of(place_id)
    due_at = due_of(place, charter) if place else None
    if place is None or due_at is None:
        return
    at, reminder = now_us(), await reminder_of(place_id)
    waits_until = to_us(reminder.asked_at) + WEEK_US if reminder else 0
    if max(due_at, waits_until) > at:
        await write(*look_writes(place_id, max(due_at, waits_until)))
        return
    asked = reminder.asked if reminder and to_us(reminder.due_at) == due_at else 0
    try:
        await write(*_asking(place, charter, asked), REMIND(place=place_id, due=due_at, at=at).hitting())
    except Conflict:
        return  # somebody decided, or another process asked, in between: what they wrote looks again
    await write(*look_writes(place_id, at + WEEK_US))


def due_of(place: Place, charter: Charter | None) -> int | None:
    """When something about it is due, in UTC microseconds; None for what is retired, or has no day."""
    if place.kind != "community" or place.retired:
        return None
    day = place.ends_at if place.stage == "pilot" else charter.review_at if charter else None
    return to_us(day) if day else None


def _asking(place: Place, charter: Charter | None, asked: int) -> list[Bound]:
    if place.stage == "chartered":
        return [stage_writes(place, "in_review"), record(ReviewBegun(place_id=place.id), by=None)]
    what = "ending" if place.stage == "pilot" else "review"
    happened = DecisionAsked(place_id=place.id, what=what, level=level_of(charter, asked))
    return [stage_writes(place, place.stage), record(happened, by=None)]


def level_of(charter: Charter | None, asked: int) -> str:
    """Who is asked after so many reminders."""
    if asked < OWNER_ASKED:
        return "owner"
    sponsored = charter is not None and charter.sponsor is not None
    return "sponsor" if sponsored and asked < SPONSOR_ASKED else "office"
