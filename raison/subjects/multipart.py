"""Forms that carry files: read as they come, each file stored at once, so that a large one is never in memory."""

from collections.abc import AsyncIterator
from typing import Any, TypeVar

from multipart import MultipartError, MultipartSegment, PushMultipartParser, parse_options_header

from raison.kernel.access import Viewer
from raison.kernel.errors import BadRequest, TooLarge
from raison.kernel.forms import MAX_BODY, MAX_FIELDS, AnyRequest, form_of, keep_fields, read_form
from raison.kernel.i18n import gettext as _
from raison.subjects.rows import Attachment
from raison.subjects.uploads import store_upload

MAX_FILES = 20
"""Files of one form."""
Body = TypeVar("Body")


async def read_with_files(request: AnyRequest, viewer: Viewer, struct: type[Body]) -> Body:
    """A form as a struct; the files that came with it are stored and stand in its field `attachment`, with those that
    were sent before. Raises BadRequest, Invalid, TooLarge."""
    if not _is_multipart(request):
        return await read_form(request, struct)
    fields, _uploads = await read_parts(request, viewer)
    return form_of(fields, struct)


async def read_parts(request: AnyRequest, viewer: Viewer) -> tuple[dict[str, list[str]], list[Attachment]]:
    """A multipart body's fields, and its files, stored. Raises BadRequest, TooLarge."""
    if not _is_multipart(request):
        raise BadRequest(_("Send files as multipart/form-data."))
    fields = keep_fields(request, {})  # now: when a later part is refused, the form comes back with what has arrived
    uploads: list[Attachment] = []
    size, events = 0, _events(request)
    async for event in events:
        if not isinstance(event, MultipartSegment):
            continue
        if event.filename:
            if len(uploads) >= MAX_FILES:
                raise BadRequest(_("One form can carry {n} files.").format(n=MAX_FILES))
            kind = event.content_type or ""
            uploads.append(await store_upload(viewer, _part(events), name=event.filename, content_type=kind))
            fields.setdefault("attachment", []).append(str(uploads[-1].id))
            continue
        value = b"".join([chunk async for chunk in _part(events, limit=MAX_BODY - size)])
        size += len(value)
        if event.filename is None and event.name:
            fields.setdefault(event.name, []).append(_text(value))
    return fields, uploads


def _is_multipart(request: AnyRequest) -> bool:
    return request.headers.get("content-type", "").split(";")[0].strip().lower() == "multipart/form-data"


async def _events(request: AnyRequest) -> AsyncIterator[Any]:
    _kind, options = parse_options_header(request.headers.get("content-type", ""))
    try:
        parser = PushMultipartParser(options.get("boundary", ""), max_segment_count=MAX_FIELDS)
        async for chunk in request.stream():
            for event in parser.parse(chunk):
                yield event
        for event in parser.parse(b""):
            yield event
        parser.close()
    except (MultipartError, ValueError) as error:
        raise BadRequest(_("This form can't be read. What came of it was not sent.")) from error


async def _part(events: AsyncIterator[Any], *, limit: int | None = None) -> AsyncIterator[bytes]:
    size = 0
    async for event in events:
        if event is None:
            return
        size += len(event)
        if limit is not None and size > limit:
            raise TooLarge(_("This is larger than {limit} bytes. Nothing was stored.").format(limit=MAX_BODY))
        yield bytes(event)


def _text(value: bytes) -> str:
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(_("This form can't be read. What came of it was not sent.")) from error
    if "\x00" in text:
        raise BadRequest(_("This form can't be read. What came of it was not sent."))
    return text
