"""Amounts of a file: which mark begins the decimals is a property of the file, not of who reads it."""

import re
from collections.abc import Iterable

_UNITS = re.compile(r"[^\d.,+\-]")
_COMMA = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?-?", re.ASCII)
_POINT = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?-?", re.ASCII)


def with_comma(cells: Iterable[str], delimiter: str) -> bool:
    """Whether a comma begins the decimals: a cell ends so, or none tells and semicolons part the cells."""
    bare = [_UNITS.sub("", cell) for cell in cells]
    if any(re.search(r",\d{1,2}-?$", cell) for cell in bare):
        return True
    return delimiter == ";" and not any(re.search(r"\.\d{1,2}-?$", cell) for cell in bare)


def amount(cell: str, *, comma: bool) -> float:
    """An amount with its currency and blanks taken away; a sign may stand behind it. Raises ValueError."""
    bare = _UNITS.sub("", cell)
    if (_COMMA if comma else _POINT).fullmatch(bare) is None:
        raise ValueError(cell)
    plain = bare.replace(".", "").replace(",", ".") if comma else bare.replace(",", "")
    return -float(plain.strip("-")) if plain.endswith("-") else float(plain)
