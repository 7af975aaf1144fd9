"""What operators and programmers are told is all there is: settings, commands, limits."""

from pathlib import Path

import pytest

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
