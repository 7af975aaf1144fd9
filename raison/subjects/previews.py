"""Looking up what a message links to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from raison.kernel.database import Bound, insert_row, number, statement, values, write
from raison.kernel.settings import current_settings
from raison.kernel.spine import record
from raison.subjects.activities import PreviewsFound
from raison.subjects.queries import any_message
from raison.subjects.rows import Message
from raison.subjects.tables import messages, previews

if TYPE_CHECKING:
    from raison.kernel.unfurl import Preview


async def find_previews(message_id: int, links: Sequence[str], *, edits: int) -> None:
    """Look up links of a message and show what they lead to; those that can't be read are passed over. Raises Conflict
    when the message was changed or deleted while they were read."""
    # at first use: a client for other servers is 0.1 s of a start, and many an installation calls none
    from raison.kernel.unfurl import PreviewRefused, fetch_preview

    if not await values(SAME_WORDS, which=message_id, seen=edits):
        return
    found = []
    for link in links:
        try:
            found.append(await fetch_preview(link, allow_private=current_settings().allow_private_previews))
        except PreviewRefused:
            continue
    message = await any_message(message_id) if found else None
    if message is not None:
        await write(*_stored(message, found, edits))


def _stored(message: Message, found: list["Preview"], edits: int) -> list[Bound]:
    return [
        # first, so that nothing is shown of a message that has other words by now
        SHOW_AGAIN(which=message.id, seen=edits).hitting(),
        DELETE_PREVIEWS(message=message.id),
        INSERT_PREVIEW.many(
            {
                "message_id": message.id,
                "position": position,
                "url": one.url,
                "title": one.title,
                "description": one.description,
                "site": one.site,
            }
            for position, one in enumerate(found)
        ),
        record(PreviewsFound(place_id=message.place_id, subject_id=message.subject_id, message_id=message.id), by=None),
    ]


_SAME_WORDS = (
    messages.c.id == number("which"),
    messages.c.edits == number("seen"),
    messages.c.deleted_at.is_(None),
)
SAME_WORDS = statement(select(messages.c.id).where(*_SAME_WORDS))
SHOW_AGAIN = statement(update(messages).where(*_SAME_WORDS).values(version=messages.c.version + 1))
DELETE_PREVIEWS = statement(delete(previews).where(previews.c.message_id == number("message")))
INSERT_PREVIEW = insert_row(previews)
