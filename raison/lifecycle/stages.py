"""Pieces of batches that move a community from one stage to another.

Every move names the stage that was seen, so that of two who decide at once one wins.
"""

from typing import Any

from sqlalchemy import case, update
from sqlalchemy.sql.elements import ColumnElement

from raison.communities.rows import Place
from raison.communities.tables import charters
from raison.kernel.access import Viewer, places
from raison.kernel.clock import WEEK_US, now_us
from raison.kernel.database import Bound, by_dialect, insert_row, moment, number, statement, word
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.lifecycle.errors import StageMoved
from raison.lifecycle.tables import charter_asks, place_decisions, place_reminders


def stage_writes(place: Place, fresh: str) -> Bound:
    """The write that moves a place on from the stage in which it was seen."""
    return MOVE_STAGE(which=place.id, seen=place.stage, fresh=fresh).hitting()


def decided(
    viewer: Viewer, place: Place, kind: str, *, reason: str = "", until: int | None = None, other: int | None = None
) -> Bound:
    """The row that says who decided what, when and why."""
    return INSERT_DECISION(
        id=new_id(),
        place_id=place.id,
        kind=kind,
        reason=reason,
        by_id=viewer.id,
        at=now_us(),
        until=until,
        other_id=other,
    )


def withdrawn(place: Place) -> Bound:
    """The write by which no sponsor is asked any more."""
    return WITHDRAW(which=place.id, at=now_us())


def moved() -> StageMoved:
    """What somebody hears who decided second."""
    return StageMoved(_("Somebody decided about this community just now. Look again; nothing was changed."))


def _remind(dialect: Any) -> Any:
    clause = dialect.insert(place_reminders).values(
        place_id=number("place"), due_at=moment("due"), asked=1, asked_at=moment("at")
    )
    fresh = clause.excluded
    again: ColumnElement[int] = case((place_reminders.c.due_at == fresh.due_at, place_reminders.c.asked + 1), else_=1)
    return clause.on_conflict_do_update(
        index_elements=["place_id"],
        set_={"due_at": fresh.due_at, "asked": again, "asked_at": fresh.asked_at},
        where=place_reminders.c.asked_at <= fresh.asked_at - WEEK_US,  # nobody is reminded more often
    )


INSERT_DECISION = insert_row(place_decisions)
REMIND = by_dialect(_remind)
"""Counts a reminder; hits nothing when the last one is less than a week ago."""
MOVE_STAGE = statement(
    update(places)
    .where(places.c.id == number("which"), places.c.stage == word("seen"))
    .values(stage=word("fresh"), version=places.c.version + 1)
)
WITHDRAW = statement(
    update(charter_asks)
    .where(charter_asks.c.place_id == number("which"), charter_asks.c.answer == "waiting")
    .values(answer="withdrawn", answered_at=moment("at"))
)
REVIEW_AT = statement(
    update(charters)
    .where(charters.c.place_id == number("which"))
    .values(review_at=moment("review"), version=charters.c.version + 1, changed_at=moment("at"))
)
