"""What people send: forms and JSON into msgspec structs, with limits, and errors that name the field."""

import re
from typing import Annotated, Any, TypeVar, get_args, get_origin
from urllib.parse import parse_qsl

import msgspec
from litestar import Request

from raison.kernel.errors import BadRequest, Invalid, TooLarge
from raison.kernel.i18n import gettext as _
from raison.kernel.ids import id_in
from raison.kernel.wording import in_words

MAX_BODY = 1_048_576
"""Bytes of a form or JSON body; files have their own limit and are streamed."""
MAX_FIELDS = 500
"""Fields of one form."""
KEPT_BODY = "body"
"""Where a request keeps its body once it is read."""
KEPT_FIELDS = "fields"
"""Where a request keeps its form's fields once they are read."""
Body = TypeVar("Body")
AnyRequest = Request[Any, Any, Any]


async def read_body(request: AnyRequest, *, limit: int = MAX_BODY) -> bytes:
    """The whole body, however often it is asked for. Raises TooLarge at the first byte over the limit, before the rest
    is read."""
    kept: bytes | None = request.state.get(KEPT_BODY)
    if kept is not None:
        return kept
    declared = request.headers.get("content-length", "")
    if declared.isascii() and declared.isdigit() and int(declared) > limit:
        raise TooLarge(_("This is larger than {limit} bytes. Nothing was stored.").format(limit=limit))
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise TooLarge(_("This is larger than {limit} bytes. Nothing was stored.").format(limit=limit))
        parts.append(part)
    request.state[KEPT_BODY] = b"".join(parts)
    return b"".join(parts)


async def read_json(request: AnyRequest, struct: type[Body]) -> Body:
    """A JSON body as a struct. Raises BadRequest for what is not JSON, Invalid for wrong fields."""
    kind = request.headers.get("content-type", "application/json").split(";")[0].strip().lower()
    if kind != "application/json" and not kind.endswith("+json"):
        raise BadRequest(_("Send JSON with Content-Type: application/json."))
    body = await read_body(request)
    if b"\\u0000" in body:  # PostgreSQL's text can't hold it, and no person means it
        raise Invalid(_("The body has a null character. Nothing was stored."))
    try:
        return msgspec.json.decode(body or b"{}", type=struct, strict=False)
    except msgspec.ValidationError as error:
        raise invalid(error) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadRequest(_("The body is not valid JSON.")) from error


async def read_fields(request: AnyRequest) -> dict[str, list[str]]:
    """A form's fields, each with its values, however often they are asked for. Raises BadRequest, TooLarge."""
    kept: dict[str, list[str]] | None = request.state.get(KEPT_FIELDS)
    return keep_fields(request, await _read_fields(request)) if kept is None else kept


def keep_fields(request: AnyRequest, fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """Keep the fields of a form that somebody else has read, so that it can come back with what was typed."""
    request.state[KEPT_FIELDS] = fields
    return fields


async def read_form(request: AnyRequest, struct: type[Body]) -> Body:
    """A form as a struct: blanks in optional fields count as absent, repeated names make lists. Raises Invalid."""
    return form_of(await read_fields(request), struct)


def form_of(fields: dict[str, list[str]], struct: type[Body]) -> Body:
    """The struct of fields that are read already. Raises Invalid, with a sentence for the field that is wrong."""
    try:
        return msgspec.convert(_given(fields, struct), struct, strict=False)
    except msgspec.ValidationError as error:
        raise invalid_form(error) from error


def as_typed(fields: dict[str, list[str]], struct: type[Body]) -> Body:
    """The same whatever was sent: a text over its limit stays as it was typed, what can't be shown is left out."""
    values = _given(fields, struct)
    for field in msgspec.structs.fields(struct):  # type: ignore[arg-type]
        shown = _shown(field, values.pop(field.encode_name, None))
        if shown is not msgspec.UNSET:
            values[field.name] = shown
    return struct(**values)


def invalid_form(error: msgspec.ValidationError) -> Invalid:
    """msgspec's complaint of a form, as a sentence for a person at its field."""
    field, said = _complaint(error)
    message = _("Nothing was stored yet. Change this and send again.")
    return Invalid(message, fields={field.partition("[")[0]: in_words(said)})


def invalid(error: msgspec.ValidationError) -> Invalid:
    """msgspec's complaint as ours, with the field named, in its own precise words: for programs."""
    field, said = _complaint(error)
    return Invalid(_("Some of what was sent can't be used. Nothing was stored."), fields={field or "body": said})


def _complaint(error: msgspec.ValidationError) -> tuple[str, str]:
    """The field and what is wrong with it."""
    text = str(error)
    at = re.search(r" - at `\$\.?([^`]*)`", text)
    missing = re.search(r"missing required field `([^`]*)`", text)
    field = missing[1] if missing else (at[1] if at else "")
    return field, re.sub(r" - at `[^`]*`", "", text)


def _given(fields: dict[str, list[str]], struct: type[Any]) -> dict[str, Any]:
    """The fields that the struct knows, as text, flags and lists of text."""
    known = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    values: dict[str, Any] = {}
    for name, given in fields.items():
        field = known.get(name)
        if field is None:
            continue
        if _is_list(field.type):
            values[name] = [one for one in given if one != ""]
        elif given[-1] != "" or field.required:
            values[name] = given[-1].replace("\r\n", "\n")
        if field.type is bool and name in values:
            values[name] = given[-1].lower() in ("1", "true", "on", "yes")
    return values


def _shown(field: msgspec.structs.FieldInfo, given: Any) -> Any:
    """A field's value as its form shows it again; UNSET: as the form has it by itself."""
    bare = get_args(field.type)[0] if get_origin(field.type) is Annotated else field.type
    if given is None or given == []:
        return _blank(bare) if field.required else msgspec.UNSET
    if bare is str:
        return given
    if bare is int:  # over its own limit, yet a number that the database can be asked for
        found = id_in(given)
        return _blank(bare) if found is None else found
    try:
        return msgspec.convert(given, bare, strict=False)
    except msgspec.ValidationError:
        return _blank(bare) if field.required else msgspec.UNSET


def _blank(bare: Any) -> Any:
    return 0 if bare is int else [] if _is_list(bare) else ""


async def _read_fields(request: AnyRequest) -> dict[str, list[str]]:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    body = await read_body(request)
    if kind == "multipart/form-data":
        return _multipart_fields(request.headers.get("content-type", ""), body)
    if body and kind != "application/x-www-form-urlencoded":
        raise BadRequest(_("This form came in a way that Raison does not read."))
    try:
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=MAX_FIELDS, errors="strict")
    except (UnicodeDecodeError, ValueError) as error:
        raise BadRequest(_("This form can't be read. Nothing was stored.")) from error
    return _gathered(pairs)


def _gathered(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        if "\x00" in value:
            raise BadRequest(_("This form can't be read. Nothing was stored."))
        fields.setdefault(name, []).append(value)
    return fields


def _is_list(kind: Any) -> bool:
    bare = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    return get_origin(bare) in (list, tuple)


def _multipart_fields(content_type: str, body: bytes) -> dict[str, list[str]]:
    from multipart import MultipartError, MultipartSegment, PushMultipartParser, parse_options_header

    _kind, options = parse_options_header(content_type)
    pairs: list[tuple[str, str]] = []
    name, held = "", bytearray()
    try:
        parser = PushMultipartParser(options.get("boundary", ""), max_segment_count=MAX_FIELDS)
        for event in [*parser.parse(body), *parser.parse(b"")]:
            if isinstance(event, MultipartSegment):
                name, held = event.name, bytearray()
            elif event:
                held += event
            elif name:
                pairs.append((name, held.decode("utf-8")))
        parser.close()
    except (MultipartError, UnicodeDecodeError, ValueError) as error:
        raise BadRequest(_("This form can't be read. Nothing was stored.")) from error
    return _gathered(pairs)
