"""Pictures of people: cut to a square without what the camera noted, kept with the other files."""

from collections.abc import AsyncIterator
from functools import cache

from multipart import MultipartError, MultipartSegment, PushMultipartParser, parse_options_header
from sqlalchemy import select

from raison.kernel.access import Viewer
from raison.kernel.database import statement, value, word
from raison.kernel.errors import BadRequest, Invalid, NotFound
from raison.kernel.files import Files, NoSuchFile
from raison.kernel.forms import AnyRequest, read_body
from raison.kernel.i18n import gettext as _
from raison.kernel.images import PictureRefused, avatar, in_thread
from raison.kernel.settings import current_settings
from raison.people.policies import visible_person
from raison.people.tables import people

MAX_PICTURE = 10 * 1024 * 1024
"""Bytes of a picture as it is sent; what is kept has a few kilobytes."""


async def sent_picture(request: AnyRequest) -> bytes:
    """The file in the field `picture` of a form. Raises BadRequest, TooLarge, Invalid when there is none."""
    _kind, options = parse_options_header(request.headers.get("content-type", ""))
    body = await read_body(request, limit=MAX_PICTURE)
    name, held = "", bytearray()
    try:
        parser = PushMultipartParser(options.get("boundary", ""), max_segment_count=10)
        for event in [*parser.parse(body), *parser.parse(b"")]:
            if isinstance(event, MultipartSegment):
                name = event.name
            elif event and name == "picture":
                held += event
        parser.close()
    except (MultipartError, UnicodeDecodeError, ValueError) as error:
        raise BadRequest(_("This form can't be read. Nothing was stored.")) from error
    if not held:
        said = _("Choose a picture first.")
        raise Invalid(said, fields={"picture": said})
    return bytes(held)


async def keep_picture(content: bytes) -> str:
    """Store the picture as an avatar; its key. Raises Invalid for what is no picture."""
    try:
        drawn = await in_thread(avatar, content)
    except PictureRefused as error:
        said = _(error.reason.value)
        raise Invalid(said, fields={"picture": said}) from error
    stored = await _files(_place()).put(_once(drawn.webp), name="picture.webp")
    return stored.key.rpartition("/")[2]


async def picture(viewer: Viewer, key: str) -> bytes:
    """A picture of somebody whom the viewer may know, as WebP. Raises NotFound."""
    if not await value(WHOSE, key=key, **viewer.scope):
        raise NotFound
    try:
        return b"".join([part async for part in await _files(_place()).open(f"{key[:2]}/{key}")])
    except NoSuchFile as error:
        raise NotFound from error


def _place() -> str:
    settings = current_settings()
    return settings.files or str(settings.folder / "files")


@cache
def _files(place: str) -> Files:
    return Files(place)


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content


WHOSE = statement(select(people.c.id).where(people.c.picture_key == word("key"), visible_person(people.c.id)).limit(1))
