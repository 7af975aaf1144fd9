"""What slices above subjects add: they append to these lists when they are imported."""

from collections.abc import Awaitable, Callable

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.database import Bound
from raison.kernel.spine import Drawing, Fragment
from raison.subjects.rows import Message


class Act(msgspec.Struct, frozen=True):
    """What one may do with a message elsewhere: where that begins, in words of the reader's language, with an icon."""

    url: str
    words: str
    icon: str


CardFragments = Callable[[int], Awaitable[tuple[Fragment, ...]]]
WhenRead = Callable[[Viewer, int, int], Bound]
MessageActs = Callable[[Viewer, Message], Awaitable[list[Act]]]
UploadWanted = Callable[[int], Awaitable[bool]]

card_fragments: list[CardFragments] = []
"""For a subject id: fragments that redraw its card in streams, whenever something about it changes."""
state_fragments: list[Callable[[int], Fragment]] = []
"""For a subject id: a fragment that redraws what can be done with it, when it was closed, pinned or the like."""
when_read: list[WhenRead] = []
"""For viewer, subject id and message id: a write that goes into the batch in which the viewer reads up to there."""
message_acts: list[MessageActs] = []
"""For a message that the viewer sees: what else its menu offers them. It is asked when the menu opens."""
upload_wanted: list[UploadWanted] = []
"""For an upload that no message has taken: whether something that is sent later will."""


async def acts_with(viewer: Viewer, message: Message) -> list[Act]:
    """What slices above offer to do with a message; with one that is gone, nothing."""
    return [] if message.deleted else [act for offer in message_acts for act in await offer(viewer, message)]


def cards(subject_id: int) -> Drawing:
    """All fragments for the cards of a subject, drawn when somebody looks at its place."""

    async def draw() -> tuple[Fragment, ...]:
        return tuple([fragment for make in card_fragments for fragment in await make(subject_id)])

    return draw
