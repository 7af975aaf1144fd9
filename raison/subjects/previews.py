"""Looking up what a message links to."""

from typing import TYPE_CHECKING

from sqlalchemy import delete, update

from raison.kernel.database import Bound, insert_row, number, statement, write
from raison.kernel.markup import render
from raison.kernel.settings import current_settings
from raison.kernel.spine import record
from raison.subjects.activities import PreviewsFound
from raison.subjects.queries import any_message
from raison.subjects.rows import Message
from raison.subjects.tables import messages, previews

if TYPE_CHECKING:
    from raison.kernel.unfurl import Preview

MAX_PREVIEWS = 3
"""Links of one message that are looked up."""


async def find_previews(message_id: int) -> None:
    """Look up the first links of a message and show what they lead to. Links that can't be read are passed over."""
    # at first use: a client for other servers is 0.1 s of a start, and many an installation calls none
    from raison.kernel.unfurl import PreviewRefused, fetch_preview

    message = await any_message(message_id)
    if message is None or message.deleted:
        return
    found = []
    for link in outside_links(message)[:MAX_PREVIEWS]:
        try:
            found.append(await fetch_preview(link, allow_private=current_settings().allow_private_previews))
        except PreviewRefused:
            continue
    if found:
        await write(*_stored(message, found))


def outside_links(message: Message) -> list[str]:
    """What the message links to, in order, but not pages of this installation."""
    own = current_settings().url.rstrip("/") + "/"
    return [link for link in render(message.source).links if not (link + "/").startswith(own)]


def _stored(message: Message, found: list["Preview"]) -> list[Bound]:
    return [
        # first, so that nothing is shown of a message that was changed or deleted while its links were read
        SHOW_AGAIN(which=message.id, seen=message.edits).hitting(),
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


SHOW_AGAIN = statement(
    update(messages)
    .where(messages.c.id == number("which"), messages.c.edits == number("seen"), messages.c.deleted_at.is_(None))
    .values(version=messages.c.version + 1)
)
DELETE_PREVIEWS = statement(delete(previews).where(previews.c.message_id == number("message")))
INSERT_PREVIEW = insert_row(previews)
