"""Clearing every unread mark at once."""

from typing import Any

from sqlalchemy import select, update

from raison.communities.tables import visits
from raison.kernel.access import Viewer, memberships
from raison.kernel.clock import now_us
from raison.kernel.database import by_dialect, moment, number, statement, write
from raison.kernel.live import hub
from raison.subjects.tables import readings, subjects


async def mark_all_seen(viewer: Viewer) -> None:
    """Everything in the viewer's places is seen up to now, on all their devices."""
    at = now_us()
    await write(LOOKED(person=viewer.id, at=at), READ_ALL(person=viewer.id, at=at))
    hub().refresh([viewer.id])


def _looked(dialect: Any) -> Any:
    mine = select(memberships.c.person_id, memberships.c.place_id, moment("at")).where(
        memberships.c.person_id == number("person")
    )
    clause = dialect.insert(visits).from_select(["person_id", "place_id", "at"], mine)
    return clause.on_conflict_do_update(index_elements=["person_id", "place_id"], set_={"at": clause.excluded["at"]})


_LAST = select(subjects.c.last_message_id).where(subjects.c.id == readings.c.subject_id).scalar_subquery()
LOOKED = by_dialect(_looked)
READ_ALL = statement(
    update(readings)
    .where(readings.c.person_id == number("person"), readings.c.message_id < _LAST)
    .values(message_id=_LAST, at=moment("at"))
)
