"""Direct and group conversations of the story as rows."""

from raison.demo.build.cast import Cast
from raison.demo.build.rows import Rows
from raison.demo.build.threads import Thread, add_messages, add_readers, add_subject
from raison.demo.story.records import Story, StoryDirect
from raison.kernel.access import memberships, place_organisations, places
from raison.kernel.clock import to_us
from raison.kernel.markup import shortened
from raison.messages.actions import key_of
from raison.messages.tables import directs
from raison.subjects.writes import MAX_TITLE


def direct_rows(story: Story, told: StoryDirect, cast: Cast, rows: Rows) -> Thread:
    """Add one conversation."""
    began = told.messages[0].at
    names = {person.handle: person for person in story.people}
    outside = {names[handle].organisation_handle for handle in told.people} - {story.home.handle}
    thread = Thread(
        place_id=rows.id_for(began),
        subject_id=rows.id_for(began),
        kind="direct",
        title=told.name or shortened(", ".join(names[handle].name for handle in told.people), MAX_TITLE),
        messages=told.messages,
        ids=[rows.id_for(message.at) for message in told.messages],
        inside=told.people,
        read_by=told.read_by,
    )
    _add_place(told, thread, cast, rows, sorted(outside))
    add_subject(thread, cast, rows)
    key = key_of([cast.people[handle] for handle in told.people])
    rows.add(directs, place_id=thread.place_id, subject_id=thread.subject_id, people_key=key)
    add_messages(thread, cast, rows, now=story.now)
    add_readers(thread, cast, rows, told.people)
    return thread


def _add_place(told: StoryDirect, thread: Thread, cast: Cast, rows: Rows, outside: list[str]) -> None:
    began = to_us(told.messages[0].at)
    rows.add(
        places,
        id=thread.place_id,
        kind="direct",
        name=told.name or "",
        openness="secret",
        boundary="shared" if outside else "internal",
        created_at=began,
        created_by=cast.people[told.messages[0].author],
    )
    for handle in outside:
        organisation = cast.organisations[handle]
        rows.add(place_organisations, place_id=thread.place_id, organisation_id=organisation, since=began)
    for handle in told.people:
        role = "guest" if handle in cast.limited else "member"
        rows.add(memberships, place_id=thread.place_id, person_id=cast.people[handle], role=role, since=began)
