"""Keeps the index in step with what happens: whatever message, subject or place an activity names is read again."""

import msgspec

from raison.kernel.database import write
from raison.kernel.spine import Activity, offset_write
from raison.search.indexing import message_writes, opening_messages
from raison.search.places import place_writes

UNHEARD = frozenset(
    (
        *("message.reacted", "message.reaction_taken", "message.previews_found"),
        *("subject.closed", "subject.reopened", "subject.pinned", "subject.unpinned"),
        *("poll.voted", "poll.ended", "question.answered", "question.reopened"),
    )
)
"""What leaves all words as they are; to hear it would only cost time."""


class Named(msgspec.Struct):
    """What an activity of any kind may name besides subject and place."""

    message_id: int | None = None


class Search:
    """Hears every activity. What it writes depends on the rows as they are, so that to hear twice changes nothing."""

    name = "search"
    gathers = 0.5
    """Each batch is a segment of the index, which has to be merged with others later: the fewer the better."""

    async def hear(self, heard: list[Activity]) -> None:
        """Index what the activities name, and remember how far it came, in one batch."""
        messages, subjects = _named(heard)
        messages.update(await opening_messages(subjects))
        writes, _count = await message_writes(messages)
        await write(*writes, *await place_writes(_places(heard)), offset_write(self.name, heard[-1].position))


def _named(heard: list[Activity]) -> tuple[set[int], set[int]]:
    """The messages that are named, and the subjects of activities that name no message."""
    messages, subjects = set(), set()
    for activity in heard:
        if activity.kind in UNHEARD:
            continue
        message_id = msgspec.json.decode(activity.facts, type=Named, strict=False).message_id
        if message_id:
            messages.add(message_id)
        elif activity.subject_id:
            subjects.add(activity.subject_id)
    return messages, subjects


def _places(heard: list[Activity]) -> set[int] | None:
    """The places that say something else of themselves; None: all, because the first ones have come to be."""
    if any(activity.kind == "home.founded" for activity in heard):
        return None
    return {
        activity.place_id
        for activity in heard
        if activity.place_id and activity.kind.startswith(("community.", "charter."))
    }


observer = Search()
