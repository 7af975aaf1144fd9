"""Text in the person's language and times in their zone. Everything that people read goes through here."""

import gettext as _gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

LANGUAGES = ("en", "de")
"""Complete translations; others fall back to English."""
LOCALES = Path(__file__).parent / "locales"


class Reader(NamedTuple):
    """For whom something is rendered, as far as rendering knows: all that a cached fragment may depend on."""

    language: str = "en"
    zone: str = "UTC"


_reader: ContextVar[Reader] = ContextVar("reader", default=Reader())


def reader() -> Reader:
    """For whom this task renders."""
    return _reader.get()


def read_by(someone: Reader) -> None:
    """From here on, in this task, text is for `someone`."""
    _reader.set(someone)


@contextmanager
def reading_as(someone: Reader) -> Iterator[None]:
    """Text inside the block is for `someone`."""
    token = _reader.set(someone)
    try:
        yield
    finally:
        _reader.reset(token)


@cache
def translations(language: str) -> _gettext.NullTranslations:
    """The catalogue of a language: compiled when it is there and as new as its source, else from that; empty for
    English."""
    compiled, source = _catalogue(language)
    if compiled.is_file() and (not source.is_file() or compiled.stat().st_mtime >= source.stat().st_mtime):
        with compiled.open("rb") as file:
            return _gettext.GNUTranslations(file)
    if not source.is_file():
        return _gettext.NullTranslations()
    made = _compiled(source, language)
    _keep(made, compiled)
    return _gettext.GNUTranslations(BytesIO(made))


def catalogue_file(language: str) -> Path | None:
    """The file with the sentences of a language, its source where there is one; None for English."""
    compiled, source = _catalogue(language)
    return next((file for file in (source, compiled) if file.is_file()), None)


def _catalogue(language: str) -> tuple[Path, Path]:
    folder = LOCALES / language / "LC_MESSAGES"
    return folder / "raison.mo", folder / "raison.po"


def _compiled(source: Path, language: str) -> bytes:
    # in a checkout; an installed wheel carries compiled catalogues and needs no Babel, whose locales weigh 33 MB
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with source.open("rb") as file:
        catalogue = read_po(file, locale=language)
    made = BytesIO()
    write_mo(made, catalogue)
    return made.getvalue()


def _keep(made: bytes, compiled: Path) -> None:
    """For the next start, as Python keeps its byte code, where the folder may be written to."""
    beside = compiled.with_name(f"{compiled.name}.{os.getpid()}")
    try:
        beside.write_bytes(made)
        beside.replace(compiled)
    except OSError:
        beside.unlink(missing_ok=True)


def gettext(message: str) -> str:
    """The message in the reader's language."""
    return translations(reader().language).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """The right plural for `number` in the reader's language; `{n}` stays for the caller to fill."""
    return translations(reader().language).ngettext(one, many, number)


def preferred_language(accept: str) -> str:
    """The first of ours in an Accept-Language header; quality values are taken in the order in which they stand."""
    for part in accept.lower().split(","):
        language = part.split(";")[0].strip()[:2]
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


@cache
def zone_info(name: str) -> ZoneInfo:
    """The time zone; UTC for a name that does not exist."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


@cache
def zones() -> tuple[str, ...]:
    """Every zone a person may choose."""
    return tuple(sorted(name for name in available_timezones() if "/" in name or name == "UTC"))


_: Any = gettext
