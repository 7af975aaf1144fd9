"""The one job that looks at a place when something is due."""

from raison.kernel.database import Bound
from raison.kernel.jobs import cancel_job, later

DUE_JOB = "communities.due"


def look_writes(place_id: int, at: int | None) -> list[Bound]:
    """The writes after which the place is looked at when something is due, and only then."""
    name = f"due-{place_id}"
    cancelled = cancel_job(name)
    return [cancelled] if at is None else [cancelled, later(DUE_JOB, due_at=at, name=name, place_id=place_id)]
