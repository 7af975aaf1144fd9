"""/api/v1/files: sending a file before the message that takes it, reading one."""

from raison.kernel.access import Viewer
from raison.kernel.doors import token_read, token_write
from raison.kernel.errors import BadRequest
from raison.kernel.forms import AnyRequest
from raison.kernel.i18n import gettext as _
from raison.kernel.routes import Answer, FromPath, get, post
from raison.subjects.multipart import read_parts
from raison.subjects.rows import Attachment, Upload
from raison.subjects.serving import served
from raison.subjects.uploads import visible_upload


@post("/api/v1/files", door=token_write, status=201)
async def upload(request: AnyRequest, viewer: Viewer) -> Attachment:
    """Send a file as multipart/form-data, field `file`. A message takes it within a day, or it is forgotten."""
    _fields, uploads = await read_parts(request, viewer)
    if not uploads:
        raise BadRequest(_("There was no file in what was sent. Nothing was stored."))
    return uploads[-1]


@get("/api/v1/files/{id}", door=token_read)
async def file(viewer: Viewer, id: FromPath) -> Attachment:
    """What is known of a file."""
    found: Upload = await visible_upload(viewer, id)
    return Attachment(found.id, found.name, found.content_type, found.size, thumb=found.thumb_key is not None)


@get("/api/v1/files/{id}/content", door=token_read)
async def content(request: AnyRequest, viewer: Viewer, id: FromPath) -> Answer:
    """Its bytes, or the part that a Range header asks for."""
    return await served(request, viewer, id)
