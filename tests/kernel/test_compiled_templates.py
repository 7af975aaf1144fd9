"""Compiled templates are kept between starts, and never shown when what they were made from has changed."""

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, nodes

from raison.kernel.pages import compiled
from raison.kernel.pages.compiled import compiled_templates
from raison.kernel.pages.folding import Folding

SOURCE = "Hello {{ name }}."


@pytest.fixture(autouse=True)
def _writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were parsed."""
    seen: list[str] = []
    parse = Folding._parse

    def seeing(self: Folding, source: str, name: str | None, filename: str | None) -> nodes.Template:
        seen.append(source)
        return parse(self, source, name, filename)

    monkeypatch.setattr(Folding, "_parse", seeing)
    return seen


def hello(beside: Path, source: str = SOURCE, language: str = "de") -> str:
    """The greeting as a process that has just started says it."""
    kept = compiled_templates(language, beside)
    return Folding(loader=DictLoader({"hello": source}), bytecode_cache=kept).get_template("hello").render(name="Ada")


def test_a_template_is_compiled_once_for_all_starts(tmp_path: Path, parsed: list[str]):
    assert [hello(tmp_path), hello(tmp_path)] == ["Hello Ada."] * 2
    assert parsed == [SOURCE]


def test_a_template_that_was_changed_is_compiled_anew(tmp_path: Path, parsed: list[str]):
    hello(tmp_path)
    assert hello(tmp_path, "Bye {{ name }}.") == "Bye Ada."
    assert len(parsed) == 2


def test_another_catalogue_is_another_template(tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch):
    catalogue = tmp_path / "raison.po"
    monkeypatch.setattr(compiled, "catalogue_file", lambda language: catalogue)
    for words in ("Hallo", "Guten Tag"):
        catalogue.write_text(words)
        hello(tmp_path)
    assert len(parsed) == 2
    assert len(list((tmp_path / "__pycache__").iterdir())) == 1  # what nobody looks at any more is gone


def test_languages_are_kept_apart(tmp_path: Path, parsed: list[str]):
    hello(tmp_path, language="de")
    hello(tmp_path, language="en")
    hello(tmp_path, language="de")
    assert len(parsed) == 2


@pytest.mark.parametrize("rest", [0, 3, 30])
def test_a_damaged_file_costs_time_only(tmp_path: Path, rest: int):
    hello(tmp_path)
    [file] = tmp_path.rglob("*.bytecode")
    file.write_bytes(file.read_bytes()[:rest])
    assert hello(tmp_path) == "Hello Ada."


def test_where_nothing_may_be_written_pages_are_drawn_all_the_same(tmp_path: Path):
    (tmp_path / "__pycache__").write_text("a file where the folder would be")
    assert hello(tmp_path) == "Hello Ada."


def test_nothing_is_written_when_python_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert hello(tmp_path) == "Hello Ada."
    assert not list(tmp_path.rglob("*"))
