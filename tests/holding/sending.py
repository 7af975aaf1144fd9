"""What could be sent to a route that writes: bodies and forms as they are meant, made from the types that it reads."""

from datetime import UTC, date, datetime, timedelta
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from raison.kernel.json import is_id
from raison.kernel.routes import Route
from raison.kernel.routes.binding import Parameter

WORDS = {
    "email": "somebody@halden.example",
    "zone": "Europe/Oslo",
    "language": "en",
    "handle": "a-handle",
    "owner": "ada",
    "sponsor": "bo",
    "working_hours": "08:00-16:00",
    "quiet_hours": "20:00-07:00",
    "until": "tomorrow",
    "why": "So that every pump runs when it must.",
    "password": "correct horse battery staple",
}
"""Texts that a field of this name takes; any other takes a few words."""
Ids = dict[str, int]
"""For the name of a field, an id that it takes; "" for all others."""


def body_of(route: Route) -> Parameter | None:
    """What a route reads besides its address: a JSON body or a form."""
    return next((one for one in route.parameters if one.source in ("json", "form")), None)


def fields(kind: Any) -> dict[str, Any]:
    """A struct's fields as they are sent, with their types; empty for what is no struct."""
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return {}
    hints = get_type_hints(kind, include_extras=True)
    return {field.encode_name: hints[field.name] for field in msgspec.structs.fields(kind)}


def meant(kind: Any, ids: Ids, name: str = "") -> Any:
    """A value of a type, such as somebody would send who means it."""
    if is_id(kind):
        return str(ids.get(name, ids[""]))
    bare = get_args(kind)[0] if hasattr(kind, "__metadata__") else kind
    origin, inner = get_origin(bare), [part for part in get_args(bare) if part is not type(None)]
    if is_id(bare):
        return str(ids.get(name, ids[""]))
    if origin is Literal:
        return inner[0]
    if origin in (Union, UnionType):
        return meant(inner[0], ids, name)
    if origin in (list, tuple, set, frozenset):
        return [] if name in ("attachments", "attachment") else [meant(inner[0], ids, name)]
    if origin is dict or bare in (dict, Any):
        return {}
    if fields(bare):
        return {part: meant(hint, ids, part) for part, hint in fields(bare).items()}
    return _simple(bare, name)


def _simple(kind: Any, name: str) -> Any:
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    if kind is bool:
        return True
    if kind in (int, float):
        return 1
    if kind is datetime:
        return tomorrow.isoformat()
    if kind is date:
        return tomorrow.date().isoformat()
    return WORDS.get(name, "A few words")


def texts(kind: Any) -> list[str]:
    """The names of a struct's fields that are free text."""
    return [name for name, hint in fields(kind).items() if _is_text(hint)]


def _is_text(hint: Any) -> bool:
    if hasattr(hint, "__metadata__"):
        return not is_id(hint) and _is_text(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType):
        return any(_is_text(part) for part in get_args(hint))
    return hint is str
