"""A CSV file into lines with their numbers, and which of its columns are likely to be which."""

import csv
import io
import re
from typing import Literal

import msgspec

from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.proposals import named

MAX_LINES = 5_000
MAX_COLUMNS = 60
MAX_CELL = 2_000
"""Characters of a cell that are read."""
Column = Literal["name", "cost", "currency", "who", "purpose", "people", "ends_on", "url"]
WORDS: dict[Column, str] = {
    "name": "name vendor merchant supplier application app tool software product lieferant anbieter anwendung produkt",
    "cost": "cost amount total price spend betrag kosten summe preis",
    "currency": "currency waehrung währung",
    "who": "team department costcentre costcenter group abteilung kostenstelle gruppe bereich",
    "purpose": "purpose usedfor description note zweck verwendung beschreibung",
    "people": "users seats licenses licences assignedusers activeusers nutzer benutzer lizenzen",
    "ends_on": "contractend renewal renewaldate expires expiry enddate vertragsende ablauf",
    "url": "url website domain loginurl signinurl adresse webseite",
}
"""How files name these columns, without blanks and signs."""


class Line(msgspec.Struct, frozen=True):
    """A line of the file, by its number there."""

    number: int
    cells: list[str]


class Sheet(msgspec.Struct, frozen=True):
    """A file: the names of its columns and its lines."""

    header: list[str]
    lines: list[Line]
    delimiter: str = ","


class Columns(msgspec.Struct, frozen=True, kw_only=True):
    """Which column, counted from 0, holds what; None: none does."""

    name: int | None = None
    cost: int | None = None
    currency: int | None = None
    who: int | None = None
    purpose: int | None = None
    people: int | None = None
    ends_on: int | None = None
    url: int | None = None


def read_sheet(text: str) -> Sheet:
    """The file; the first line that is not empty names the columns. Raises Invalid."""
    text = text.removeprefix("\ufeff")
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    lines: list[Line] = []
    try:
        for row in reader:
            cells = [named(cell[:MAX_CELL]) for cell in row[:MAX_COLUMNS]]
            if any(cells):
                lines.append(Line(reader.line_num, cells))
            if len(lines) > MAX_LINES + 1:
                raise wrong(_("At most {n} lines at once.").format(n=MAX_LINES))
    except csv.Error as error:
        raise wrong(_("This is not CSV: line {n} can't be read.").format(n=reader.line_num)) from error
    if len(lines) < 2:
        raise wrong(_("There is no line under the names of the columns."))
    return Sheet(lines[0].cells, lines[1:], delimiter)


def readable(text: str) -> Sheet | None:
    """The file, if it can be read."""
    try:
        return read_sheet(text)
    except Invalid:
        return None


def guessed(sheet: Sheet) -> Columns:
    """Which columns are likely to be which: first those that are called so, then those that begin so.
    The person who brings the file confirms it."""
    bare = [re.sub(r"[\W_]+", "", cell.casefold()) for cell in sheet.header]
    found: dict[str, int] = {}
    for fits in (str.__eq__, str.startswith):
        for column, words in WORDS.items():
            if column in found:
                continue
            free = [place for place in range(len(bare)) if place not in found.values()]
            place = next((place for word in words.split() for place in free if fits(bare[place], word)), None)
            if place is not None:
                found[column] = place
    found.setdefault("name", 0)
    return Columns(**found)


def wrong(said: str) -> Invalid:
    """What is wrong with the file."""
    return Invalid(_("Nothing was saved yet. Change this and send again."), fields={"file": said})


def _delimiter(text: str) -> str:
    first = text.lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)
