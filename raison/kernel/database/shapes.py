"""From a driver's tuple to a msgspec struct, by a function generated once for each statement and struct.

Generated, because a loop over fields costs as much as the query itself: twenty rows of twenty fields are 0.2 ms.
"""

import types
from collections.abc import Callable
from datetime import datetime
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from raison.kernel.clock import from_us


def shape(struct: type[Any], columns: tuple[str, ...]) -> Callable[[Any], Any]:
    """A function from a row with these columns to the struct. Raises TypeError when a field has no column.

    A field that is itself a struct is made of the columns with its name before them: `author` of `author_id`,
    `author_name` …; None when its id is.
    """
    names: dict[str, Any] = {}
    made = _construction(struct, columns, "", names)
    return eval(f"lambda r: {made}", names)  # type: ignore[no-any-return]


def _construction(struct: type[Any], columns: tuple[str, ...], prefix: str, names: dict[str, Any]) -> str:
    word = f"S{len(names)}"
    names[word] = struct
    hints = get_type_hints(struct)
    parts = []
    for field in msgspec.structs.fields(struct):
        column = prefix + field.name
        if column in columns:
            value = f"r[{columns.index(column)}]"
            parts.append(f"{field.name}={_converted(value, hints[field.name], names)}")
        elif f"{column}_id" in columns and _is_struct(_without_none(hints[field.name])[1]):
            optional, inner = _without_none(hints[field.name])
            made = _construction(inner, columns, f"{column}_", names)
            condition = f" if r[{columns.index(f'{column}_id')}] is not None else None" if optional else ""
            parts.append(f"{field.name}={made}{condition}")
        elif field.required:
            raise TypeError(f"{struct.__name__}.{field.name} has no column {column!r} among {columns}")
    return f"{word}({', '.join(parts)})"


def _converted(value: str, hint: Any, names: dict[str, Any]) -> str:
    optional, hint = _without_none(hint)
    if hint is datetime:
        names["from_us"] = from_us
        return f"from_us({value})" + (f" if {value} is not None else None" if optional else "")
    if hint is bool:
        return f"({value} if {value} is None else bool({value}))" if optional else f"bool({value})"
    if get_origin(hint) in (tuple, list, dict) or _is_struct(hint):
        decoder = f"d{len(names)}"
        names[decoder] = msgspec.json.Decoder(hint, strict=False).decode
        return f"({decoder}({value}) if {value} is not None else None)" if optional else f"{decoder}({value} or '[]')"
    return value


def _without_none(hint: Any) -> tuple[bool, Any]:
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        if len(kinds) == 1:
            return True, kinds[0]
    return False, hint


def _is_struct(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, msgspec.Struct)
