"""Files: taken in while a message is written, and given out to whoever may see the message."""

from raison.kernel.access import Viewer
from raison.kernel.doors import signed_in
from raison.kernel.errors import BadRequest
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, FromPath, get, post
from raison.subjects.multipart import read_parts
from raison.subjects.rows import Attachment
from raison.subjects.serving import served, served_thumbnail


@post("/files", door=signed_in)
async def upload(request: AnyRequest, viewer: Viewer) -> Attachment:
    """Take in a file, field `file`; it waits a day for the message that takes it."""
    _fields, uploads = await read_parts(request, viewer)
    if not uploads:
        raise BadRequest(_("There was no file in what was sent. Nothing was stored."))
    return uploads[-1]


@get("/files/{id}/thumb", door=signed_in)
async def thumb(request: AnyRequest, viewer: Viewer, id: FromPath) -> Answer:
    """A picture, small."""
    return await served_thumbnail(request, viewer, id)


@get("/files/{id}/{name}", door=signed_in)
async def file(request: AnyRequest, viewer: Viewer, id: FromPath, name: str) -> Answer:
    """A file, or the part of it that a player asks for. The name is for the browser's address line only."""
    return await served(request, viewer, id)
