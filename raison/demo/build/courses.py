"""How an initiative goes, as rows: its statuses, links, its end and what that is to leave."""

from typing import Any

from raison.demo.build.cast import Cast
from raison.demo.build.rows import Rows
from raison.demo.build.threads import Thread
from raison.demo.story.records import StoryEnd, StoryInitiative, StoryMessage
from raison.initiatives.activities import InitiativeEnded, LeftoverSettled, StatusGiven
from raison.initiatives.rows.course import PARTS
from raison.initiatives.tables import leftovers, links, retirements, statuses
from raison.kernel.clock import to_us
from raison.kernel.ids import Id


def status_messages(told: StoryInitiative) -> tuple[StoryMessage, ...]:
    """The words of its statuses, as messages of its thread."""
    return tuple(StoryMessage(author=told.owner, at=one.at, source=one.source) for one in told.course.statuses)


def ending(told: StoryInitiative, cast: Cast) -> dict[str, Any]:
    """The columns of an initiative that has ended; none for the others."""
    end = told.course.end
    if end is None:
        return {}
    by = cast.people[told.owner]
    return {"outcome": end.outcome, "outcome_why": end.why, "ended_at": to_us(end.at), "ended_by": by}


def add_course(told: StoryInitiative, thread: Thread, cast: Cast, rows: Rows, places: dict[str, Id]) -> None:
    """Add its statuses, links and retirement plan."""
    owner, course = cast.people[told.owner], told.course
    where = {"place_id": thread.place_id, "subject_id": thread.subject_id}
    for status, message_id in zip(course.statuses, thread.ids[1:], strict=True):
        given = {"message_id": message_id, "state": status.state}
        rows.add(statuses, subject_id=thread.subject_id, by_id=owner, at=to_us(status.at), **given)
        rows.happened(StatusGiven(**where, **given), by=owner, at=status.at)  # type: ignore[arg-type]
    for link in course.links:
        rows.add(
            links,
            id=rows.id_for(told.at),
            subject_id=thread.subject_id,
            place_id=places[link.community] if link.community else None,
            name=link.name,
            url=link.url,
            what_for=link.what_for,
            created_at=to_us(told.at),
        )
    planned = {part: getattr(course, part) for part in PARTS}
    if any(planned.values()):
        rows.add(retirements, subject_id=thread.subject_id, **planned)
    if course.end:
        _add_end(told, course.end, cast, rows, where)


def _add_end(told: StoryInitiative, end: StoryEnd, cast: Cast, rows: Rows, where: dict[str, Id]) -> None:
    """That it ended, and who saw to what it left behind; what was ticked with the end is no activity of its own."""
    rows.happened(InitiativeEnded(**where, outcome=end.outcome), by=cast.people[told.owner], at=end.at)
    for part, who, at in end.settled:
        rows.add(leftovers, subject_id=where["subject_id"], part=part, by_id=cast.people[who], at=to_us(at))
        if at > end.at:
            rows.happened(LeftoverSettled(**where, part=part), by=cast.people[who], at=at)
