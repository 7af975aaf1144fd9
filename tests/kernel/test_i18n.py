"""Catalogues: an older compiled one is never read, and what was compiled once is not compiled again."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from raison.kernel import i18n


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    shutil.copy(i18n.LOCALES / "de" / "LC_MESSAGES" / "raison.po", folder)
    monkeypatch.setattr(i18n, "LOCALES", tmp_path)
    i18n.translations.cache_clear()
    yield folder
    i18n.translations.cache_clear()


def _said(message: str) -> str:
    i18n.translations.cache_clear()
    return i18n.translations("de").gettext(message)


def test_a_checkout_compiles_a_catalogue_once(german: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _said("Home") != "Home"
    assert [path.name for path in sorted(german.iterdir())] == ["raison.mo", "raison.po"]
    monkeypatch.setattr(i18n, "_compiled", lambda *_: pytest.fail("it was compiled again"))
    assert _said("Home") != "Home"


def test_a_changed_catalogue_is_read_anew(german: Path) -> None:
    source = german / "raison.po"
    _said("Home")
    source.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Home"\nmsgstr "Daheim"\n',
        encoding="utf-8",
    )
    later = (german / "raison.mo").stat().st_mtime + 1
    os.utime(source, (later, later))
    assert _said("Home") == "Daheim"


def test_a_folder_that_can_not_be_written_to_is_no_trouble(german: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path, _content: bytes) -> int:
        raise PermissionError

    monkeypatch.setattr(Path, "write_bytes", refuse)
    assert _said("Home") != "Home"
    assert [path.name for path in german.iterdir()] == ["raison.po"]
