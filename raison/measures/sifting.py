"""Lines that somebody sends: which of them are readings, which are there already, and what is wrong with the rest."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime, time

import msgspec
from msgspec.structs import replace

from raison.kernel.clock import to_us
from raison.kernel.days import read_day
from raison.kernel.errors import Invalid
from raison.kernel.figures import MARKS, read_figure
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import reader
from raison.measures.proposals import NewReading
from raison.measures.rows import Dot, Measure, SeriesOf
from raison.measures.wording import shown

MAX_LINES = 1_000
"""Lines of a file, and readings that a program sends at once."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A line as it came: its number, its text, and what it is, or what is wrong with it."""

    number: int
    text: str = ""
    reading: NewReading | None = None
    wrong: str = ""


class Wanted(msgspec.Struct, frozen=True):
    """A reading as it is kept."""

    series: SeriesOf
    at: datetime
    value: float
    note: str = ""


class Rejected(msgspec.Struct, frozen=True):
    """A line that is not kept, and why."""

    line: int
    text: str
    reason: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What became, or would become, of lines. `same`: readings that are there already, with the same figure."""

    fresh: list[Wanted] = []
    same: int = 0
    rejected: list[Rejected] = []
    kept: bool = False

    def stored(self) -> "Report":
        """The same, once the good ones are kept."""
        return replace(self, kept=True)

    @property
    def left(self) -> str:
        """The text of what was not kept, to mend and send again."""
        return "\n".join(one.text for one in self.rejected)


def sifted(measure: Measure, standing: Sequence[Dot], lines: Sequence[Line]) -> Report:
    """The good, the known and the wrong among lines."""
    known = {(dot.series, dot.at): dot.value for dot in standing}
    fresh: list[Wanted] = []
    rejected: list[Rejected] = []
    same = 0
    for line in lines:
        reason = line.wrong or _wrong(measure, known, line.reading)
        if reason or line.reading is None:
            rejected.append(Rejected(line.number, line.text, reason))
            continue
        one = line.reading
        if (one.series, to_us(one.at)) in known:
            same += 1
            continue
        known[one.series, to_us(one.at)] = one.value
        fresh.append(Wanted(one.series, one.at, one.value, one.note))
    return Report(fresh=fresh, same=same, rejected=rejected)


def _wrong(measure: Measure, known: dict[tuple[SeriesOf, int], float], reading: NewReading | None) -> str:
    if reading is None:
        return _("This is no reading.")
    wrong = reading.wrong(compared=bool(measure.comparison))
    if wrong:
        return wrong
    there = known.get((reading.series, to_us(reading.at)))
    if there is not None:
        if there == reading.value:
            return ""
        return _("There is {figure} of the same time already. Take that one away first, if it is wrong.").format(
            figure=shown(there)
        )
    if measure.holds(to_us(reading.at)):
        return _("This is before the start, and the baseline is fixed: it takes no more readings.")
    return ""


def read_lines(text: str, measure: Measure) -> list[Line]:
    """The lines of pasted text or a CSV file: day, figure, and maybe group and note; a first line of names is passed
    over. Raises Invalid when there is nothing in it."""
    text = text.removeprefix("\ufeff").replace("\x00", "")
    rows = [(number, row) for number, row in enumerate(text.splitlines(), 1) if row.strip()]
    if len(rows) > MAX_LINES:
        raise _refused(_("At most {n} lines at once. Nothing was kept; send it in parts.").format(n=MAX_LINES))
    mark = _mark([row for _number, row in rows])
    lines = [_line(number, row, mark, measure) for number, row in rows]
    if lines and _is_head(rows[0][1], mark):
        lines = lines[1:]
    if not lines:
        raise _refused(_("Paste lines with a day and a figure, such as: 2026-11-03, 11.2"))
    return lines


def read_moment(text: str) -> datetime:
    """A day, such as 2026-11-03 or 3.11.2026, or a moment with its time, in UTC. Raises ValueError."""
    text = text.strip()
    try:
        return datetime.combine(read_day(text), time(), tzinfo=UTC)
    except ValueError:  # it says the time too, or nothing
        pass
    found = datetime.fromisoformat(text)
    try:
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except OverflowError as error:  # the last hour of the year 9999, east of Greenwich
        raise ValueError(text) from error


def _mark(rows: Sequence[str]) -> str:
    """What stands between the cells: behind most days, or in most lines. A semicolon in a note, or a heading without
    any mark, changes nothing."""
    return max("\t;,", key=lambda mark: (sum(_day_before(mark, row) for row in rows), sum(mark in row for row in rows)))


def _day_before(mark: str, row: str) -> bool:
    cell, found, _rest = row.partition(mark)
    try:
        read_moment(cell.strip().strip('"'))
    except ValueError:
        return False
    return bool(found)


def _is_head(row: str, mark: str) -> bool:
    """Whether the first line only names the columns: no digit stands in its first two cells."""
    return not any(letter.isdigit() for cell in row.split(mark)[:2] for letter in cell)


def _line(number: int, row: str, mark: str, measure: Measure) -> Line:
    def refused(words: str, cell: str = "") -> Line:
        return Line(number=number, text=row, wrong=words.format(cell=cell.strip()[:40]))

    try:
        cells = next(csv.reader(io.StringIO(row), delimiter=mark, strict=True))
    except (csv.Error, StopIteration):
        return refused(_("This line can't be read."))
    if mark == "," and _comma_in_figure(cells, measure):
        cells[1:3] = [",".join(cells[1:3])]
        if MARKS[reader().language][1] != ",":
            words = _(
                "“{cell}” is two cells where commas stand between the cells. Write the figure as 12.5, without a "
                "comma, or put semicolons or tabs between the cells."
            )
            return refused(words, cells[1])
    cells = [cell.strip() for cell in cells] + [""] * (4 - len(cells))
    try:
        at = read_moment(cells[0])
    except ValueError:
        return refused(_("“{cell}” is no day. Write it as 2026-11-03."), cells[0])
    try:
        value = read_figure(cells[1])
    except (ValueError, OverflowError):
        return refused(_("“{cell}” is no figure. Write it as 12.5."), cells[1])
    series = _series(cells[2], measure)
    if series is None:
        return refused(_("“{cell}” is neither empty nor the comparison group."), cells[2])
    if any(cells[4:]):
        return refused(_("There are more than four cells in it."))
    return Line(number=number, text=row, reading=NewReading(at=at, value=value, series=series, note=cells[3]))


def _comma_in_figure(cells: Sequence[str], measure: Measure) -> bool:
    """Whether a comma between the cells is one in the figure: digits stand before and behind it, and a group of that
    name there is not."""
    return (
        len(cells) > 2
        and re.fullmatch(r"\s*[+\u2212-]?[\d.]+", cells[1], re.ASCII) is not None
        and re.fullmatch(r"\d+\s*", cells[2], re.ASCII) is not None
        and _series(cells[2].strip(), measure) is None
    )


def _series(cell: str, measure: Measure) -> SeriesOf | None:
    word = cell.casefold()
    if word in ("", "ours", _("ours").casefold()):
        return "ours"
    if word in ("comparison", _("comparison").casefold(), measure.comparison.casefold()):
        return "comparison"
    return None


def _refused(words: str) -> Invalid:
    return Invalid(words, fields={"text": words})
