"""Giving files out: whole or in part, never with our origin's rights, kept by browsers only until they ask again."""

from raison.kernel.access import Viewer
from raison.kernel.errors import NotFound
from raison.kernel.files import NoSuchFile, RangeNotSatisfiable, Stored, serving_headers, wanted_range
from raison.kernel.forms import AnyRequest
from raison.kernel.routes import Answer, Attachment, Text
from raison.subjects.uploads import files, visible_upload

# the browser may keep it, but must ask whether this reader may still see it
KEEPING = {"Cache-Control": "private, no-cache"}


async def served(request: AnyRequest, viewer: Viewer, upload_id: int) -> Answer:
    """A file for a viewer who may see its message. Raises NotFound."""
    found = await visible_upload(viewer, upload_id)
    return await _answer(request, Stored(found.key, found.size, found.content_type, found.name))


async def served_thumbnail(request: AnyRequest, viewer: Viewer, upload_id: int) -> Answer:
    """A picture, small, for a viewer who may see its message. Raises NotFound."""
    found = await visible_upload(viewer, upload_id)
    if found.thumb_key is None:
        raise NotFound
    try:
        size = await files().size(found.thumb_key)
    except NoSuchFile as error:
        raise NotFound from error
    return await _answer(request, Stored(found.thumb_key, size, "image/webp", f"{found.name}.webp"))


async def _answer(request: AnyRequest, stored: Stored) -> Answer:
    headers = serving_headers(stored) | KEEPING
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Text(text="", status=304, headers={"ETag": headers["ETag"], **KEEPING})
    try:
        wanted = wanted_range(request.headers.get("range"), stored.size)
    except RangeNotSatisfiable:
        return Text(text="", status=416, headers={"Content-Range": f"bytes */{stored.size}"})
    start, end = wanted or (0, stored.size)
    headers["Content-Length"] = str(end - start)
    if wanted:
        headers["Content-Range"] = f"bytes {start}-{end - 1}/{stored.size}"
    try:
        parts = await files().open(stored.key, start=start, end=end)
    except NoSuchFile as error:
        raise NotFound from error
    return Attachment(parts=parts, status=206 if wanted else 200, headers=headers)
