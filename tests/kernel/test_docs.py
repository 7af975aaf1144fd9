"""What operators and programmers are told is all there is: settings, commands, limits."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import msgspec
import pytest

import raison
from raison.app import routes
from raison.kernel.limits import Limit
from raison.kernel.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = ("serve", "backup", "restore", "doctor", "person add", "token create", "import slack")

pytestmark = pytest.mark.house


def test_every_setting_is_documented_and_nothing_else_is() -> None:
    text = (DOCS / "operating.md").read_text(encoding="utf-8")
    told = {line.split("`")[1] for line in text.splitlines() if line.startswith("| `RAISON_")}
    assert told == {f"RAISON_{name.upper()}" for name in Settings.__struct_fields__}


def test_every_command_is_documented() -> None:
    text = "".join((DOCS / name).read_text(encoding="utf-8") for name in ("operating.md", "importing.md"))
    assert [command for command in COMMANDS if f"raison {command}" not in text.replace("\n", " ")] == []


def test_every_folder_stands_in_the_map() -> None:
    text = (DOCS / "map.md").read_text(encoding="utf-8")
    package = DOCS.parent / "raison"
    folders = sorted(path.parent.name for path in package.glob("*/__init__.py"))
    assert [name for name in folders if f"raison/{name}/" not in text] == []


NAMES_A_LIMIT = re.compile(r"MAX_[A-Z_]+|[A-Z_]+_AT_MOST|LONGEST[A-Z_]*")
"""How a limit is named; constants of other names are sizes of pages, of memory and the like."""
DAY_US = 86_400_000_000


def limits() -> Iterator[tuple[str, Any]]:
    """Every named limit of the program, where it is made, with its value."""
    for found in pkgutil.walk_packages(raison.__path__, "raison."):
        if found.name.startswith(("raison.demo", "raison.kernel.migrations", "raison.__main__")):
            continue
        module = importlib.import_module(found.name)
        source = Path(module.__file__ or "").read_text(encoding="utf-8")
        for name, value in vars(module).items():
            made_here = re.search(rf"^{name}(: [^=]+)? = ", source, re.MULTILINE)
            if made_here and (NAMES_A_LIMIT.fullmatch(name) or isinstance(value, Limit)):
                yield f"{found.name.removeprefix('raison.')}.{name}", value


def in_words(name: str, value: Any) -> str:
    """The value as the table writes it."""
    if isinstance(value, Limit):
        return f"{value.amount:,} in {value.seconds:,} s"
    if isinstance(value, timedelta):
        return f"{value.days} days"
    if name.endswith("_US"):
        return f"{value // DAY_US} days"
    return f"{value:g}" if isinstance(value, float) else f"{value:,}"


def field_limits() -> set[tuple[str, int]]:
    """The fields of forms and JSON bodies that have a largest length or number, with it."""
    kinds = [one.kind for route in routes() for one in route.parameters if one.source in ("form", "json")]
    kinds += [one.kind for route in routes() if route.again for one in route.again.parameters if one.source == "form"]
    found = set()
    for struct in kinds:
        for field in msgspec.structs.fields(struct) if hasattr(struct, "__struct_fields__") else ():
            found |= {(field.encode_name, most) for most in _largest(field.type) if most < 2**62}
    return found


def _largest(kind: Any) -> Iterator[int]:
    marks = get_args(kind)[1:] if get_origin(kind) is Annotated else ()
    for mark in marks:
        if isinstance(mark, msgspec.Meta) and (most := mark.max_length if mark.max_length is not None else mark.le):
            yield int(most)
    for part in get_args(kind):
        if not isinstance(part, msgspec.Meta) and part is not ...:
            yield from _largest(part)


def rows_of(text: str) -> set[tuple[str, ...]]:
    """The rows of the tables of a page, as cells."""
    return {
        tuple(cell.strip() for cell in line.strip("|").split("|")) for line in text.splitlines() if line[:2] == "| "
    }


def test_every_limit_is_documented_with_its_value_and_none_that_is_not_there() -> None:
    told = {(cells[2], cells[1]) for cells in rows_of((DOCS / "limits.md").read_text("utf-8")) if len(cells) == 3}
    there = {(f"`{name}`", in_words(name, value)) for name, value in limits()}
    assert len(there) > 70
    assert told - {("where", "limit"), ("---", "---")} == there


def test_every_field_that_has_a_limit_is_documented_with_it() -> None:
    told = {cells for cells in rows_of((DOCS / "limits.md").read_text("utf-8")) if len(cells) == 2}
    assert {(f"`{name}`", f"{most:,}") for name, most in field_limits()} == told - {
        ("field", "at most"),
        ("---", "---"),
    }
