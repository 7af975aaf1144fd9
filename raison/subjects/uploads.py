"""Files that people attach: stored when they come, bound to the message that takes them, else forgotten."""

from collections.abc import AsyncIterable, AsyncIterator
from typing import IO

from sqlalchemy import Integer, bindparam, delete, exists, func, or_, select

from raison.kernel import logs
from raison.kernel.access import Viewer, visible_to
from raison.kernel.access.rule import VIEWER
from raison.kernel.clock import DAY_US, MICROSECONDS, now_us
from raison.kernel.database import insert_row, maybe_row, number, statement, value, word, write
from raison.kernel.errors import NotFound, TooLarge, TooMany
from raison.kernel.files import MAX_FILE, Files, FileTooLarge, Stored
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import new_id
from raison.kernel.images import NotUnderstood, PictureRefused, cleaned, in_thread, thumbnail
from raison.kernel.jobs import later
from raison.kernel.pages.ui import filesize
from raison.kernel.settings import current_settings
from raison.people.tables import people
from raison.subjects.rows import Attachment, Upload
from raison.subjects.tables import attachments, messages, subjects

FORGET_UPLOAD_JOB = "subjects.forget_upload"
MAX_WAITING = 100
"""Uploads of one person that no message has taken yet."""
DRAWN_UP_TO = 30 * 1024 * 1024
"""Bytes of a picture that gets a thumbnail; it is in memory while it is drawn."""
PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"})

_kept: dict[str, Files] = {}


def files() -> Files:
    """Where this installation keeps files."""
    settings = current_settings()
    place = settings.files or str(settings.folder / "files")
    if place not in _kept:
        _kept.clear()
        _kept[place] = Files(place)
    return _kept[place]


async def store_upload(
    viewer: Viewer, stream: AsyncIterable[bytes], *, name: str, content_type: str = ""
) -> Attachment:
    """Keep a file for a message that the viewer is writing. Raises TooLarge, TooMany."""
    if await value(WAITING, author=viewer.id) >= MAX_WAITING:
        raise TooMany(_("Many of your files wait for a message. Send some first."), retry_after=60)
    try:
        stored = await files().put(stream, name=name, content_type=content_type, limit=MAX_FILE, rewrite=_unnoted)
    except FileTooLarge as error:
        too_large = _("{name} is larger than {limit}. Nothing of it was stored.")
        raise TooLarge(too_large.format(name=name[:100], limit=filesize(MAX_FILE))) from error
    thumb = await _thumbnail(stored)
    upload_id, at = new_id(), now_us()
    width, height = thumb[1:] if thumb else (None, None)
    await write(
        INSERT_UPLOAD(
            id=upload_id,
            uploaded_by=viewer.id,
            key=stored.key,
            name=stored.name,
            content_type=stored.content_type,
            size=stored.size,
            thumb_key=thumb[0] if thumb else None,
            width=width,
            height=height,
            created_at=at,
        ),
        later(FORGET_UPLOAD_JOB, due_at=at + DAY_US, upload_id=upload_id),
    )
    return Attachment(upload_id, stored.name, stored.content_type, stored.size, width, height, thumb is not None)


async def visible_upload(viewer: Viewer, upload_id: int) -> Upload:
    """A file of a message that the viewer may see, or one that they have just sent. Raises NotFound."""
    found = await maybe_row(UPLOAD, Upload, which=upload_id, **viewer.scope)
    if found is None or not found.key:
        raise NotFound
    return found


async def own_uploads(viewer: Viewer, ids: list[int]) -> list[Attachment]:
    """Uploads of the viewer that no message has taken yet, to show them again beside what was typed."""
    found = [await maybe_row(OWN, Attachment, which=one, author=viewer.id) for one in ids]
    return [upload for upload in found if upload is not None]


async def forget_upload(upload_id: int) -> None:
    """Take away an upload that no message took."""
    found = await maybe_row(UNTAKEN, Upload, which=upload_id)
    if found is None:
        return
    await write(DELETE_UNTAKEN(which=upload_id))
    for key in (found.key, found.thumb_key):
        if key:
            await forget_bytes(key)


async def forget_bytes(key: str) -> None:
    """Delete stored bytes that no row names; what came within a day is left, its row may be on the way."""
    if not await value(NAMED_ANYWHERE, key=key):
        await files().delete(key, older_than=DAY_US / MICROSECONDS / 2)


def _unnoted(kind: str, sent: IO[bytes], kept: IO[bytes]) -> bool:
    """A picture without where and when it was taken; what is no sound picture of its kind is kept as it was sent."""
    try:
        return cleaned(kind, sent, kept)
    except NotUnderstood:
        logs.warning("picture_kept_as_sent", kind=kind)
        return False


async def _thumbnail(stored: Stored) -> tuple[str, int, int] | None:
    if stored.content_type not in PICTURES or stored.size > DRAWN_UP_TO:
        return None
    content = b"".join([part async for part in await files().open(stored.key)])
    try:
        picture = await in_thread(thumbnail, content)
    except PictureRefused:
        return None  # too many pixels, or damaged: it is kept, and shown by its name
    drawn = await files().put(_once(picture.webp), name="thumbnail.webp", content_type="image/webp")
    return drawn.key, picture.width, picture.height


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


_UPLOAD = [attachments.c[name] for name in Upload.__struct_fields__ if name != "place_id"]
_PLACED = attachments.outerjoin(messages, messages.c.id == attachments.c.message_id).outerjoin(
    subjects, subjects.c.id == messages.c.subject_id
)
_THUMB = attachments.c.thumb_key.is_not(None).label("thumb")
_KEY = word("key")
INSERT_UPLOAD = insert_row(attachments)
WAITING = statement(
    select(func.count())
    .select_from(attachments)
    .where(attachments.c.uploaded_by == number("author"), attachments.c.message_id.is_(None))
)
UPLOAD = statement(
    select(*_UPLOAD, subjects.c.place_id)
    .select_from(_PLACED)
    .where(
        attachments.c.id == number("which"),
        or_(
            visible_to(subjects.c.place_id),
            attachments.c.message_id.is_(None) & (attachments.c.uploaded_by == VIEWER),
        ),
    )
)
OWN = statement(
    select(*[attachments.c[name] for name in ("id", "name", "content_type", "size", "width", "height", "link")], _THUMB)
    .select_from(attachments)
    .where(
        attachments.c.id == number("which"),
        attachments.c.uploaded_by == number("author"),
        attachments.c.message_id.is_(None),
    )
)
UNTAKEN = statement(
    select(*_UPLOAD, attachments.c.message_id.label("place_id")).where(
        attachments.c.id == number("which"), attachments.c.message_id.is_(None)
    )
)
DELETE_UNTAKEN = statement(
    delete(attachments).where(attachments.c.id == number("which"), attachments.c.message_id.is_(None))
)
NAMED_ANYWHERE = statement(
    select(bindparam("one", 1, type_=Integer)).where(
        or_(
            exists().where(attachments.c.key == _KEY),
            exists().where(attachments.c.thumb_key == _KEY),
            exists().where(people.c.picture_key == _KEY),
        )
    )
)
