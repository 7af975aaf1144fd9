"""JSON as the API speaks it: ids are strings, times are ISO 8601 in UTC. The encoder of a struct is generated once."""

import types
from collections.abc import Callable
from datetime import datetime
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import msgspec

from raison.kernel.ids import Id


def encode(answer: Any) -> bytes:
    """A struct, or lists and dicts of structs, as the API's JSON."""
    return msgspec.json.encode(plain(answer))


def plain(answer: Any) -> Any:
    """The same as plain dicts and lists, ids as strings."""
    if isinstance(answer, msgspec.Struct):
        return _encoder(type(answer))(answer)
    if isinstance(answer, list | tuple):
        return [plain(part) for part in answer]
    if isinstance(answer, dict):
        return {key: plain(part) for key, part in answer.items()}
    return answer


@cache
def _encoder(struct: type[msgspec.Struct]) -> Callable[[Any], Any]:
    if hasattr(struct, "raw_json"):  # it keeps its own JSON, because many readers are shown the same
        return lambda s: msgspec.Raw(s.raw_json())
    hints = get_type_hints(struct, include_extras=True)
    names: dict[str, Any] = {"plain": plain}
    parts = [
        f"{msgspec.json.encode(field.encode_name).decode()}: {_part('s.' + field.name, hints[field.name])}"
        for field in msgspec.structs.fields(struct)
    ]
    return eval(f"lambda s: {{{', '.join(parts)}}}", names)  # type: ignore[no-any-return]


def _part(value: str, hint: Any) -> str:
    if is_id(hint):
        return f"str({value})"
    if get_origin(hint) in (Union, types.UnionType) and any(is_id(kind) for kind in get_args(hint)):
        return f"(None if {value} is None else str({value}))"
    bare = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if bare in (int, str, bool, float, datetime):
        return value
    if get_origin(bare) in (tuple, list) and is_id(get_args(bare)[0]):
        return f"[str(one) for one in {value}]"
    return f"plain({value})"


def is_id(hint: Any) -> bool:
    """Whether an annotation is `Id`."""
    return hint is Id or (get_origin(hint) is Annotated and get_args(hint)[1:] == get_args(Id)[1:])
