"""How an initiative goes, as rows: its statuses, links and what its end is to leave."""

from raison.demo.build.cast import Cast
from raison.demo.build.rows import Rows
from raison.demo.build.threads import Thread
from raison.demo.story.records import StoryInitiative, StoryMessage
from raison.initiatives.activities import StatusGiven
from raison.initiatives.rows.course import PARTS
from raison.initiatives.tables import links, retirements, statuses
from raison.kernel.clock import to_us
from raison.kernel.ids import Id


def status_messages(told: StoryInitiative) -> tuple[StoryMessage, ...]:
    """The words of its statuses, as messages of its thread."""
    return tuple(StoryMessage(author=told.owner, at=one.at, source=one.source) for one in told.course.statuses)


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
