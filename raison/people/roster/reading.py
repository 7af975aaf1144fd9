"""The roster in: read, judged line by line, and stored together when asked to."""

import csv
import io

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.database import write
from raison.kernel.errors import Conflict, Invalid, NotAllowed
from raison.kernel.i18n import gettext as _
from raison.people.policies import may_change_people
from raison.people.roster.columns import PEOPLE, TEAMS
from raison.people.roster.people import judge_people
from raison.people.roster.report import Line, Report
from raison.people.roster.teams import judge_teams

MAX_LINES = 20_000
__all__ = ["Report", "take_roster"]


async def take_roster(viewer: Viewer, kind: str, text: str, *, store: bool) -> Report:
    """Judge a file, and store what is good in it if asked to. Raises NotAllowed, Invalid, Conflict."""
    if not may_change_people(viewer):
        raise NotAllowed(_("Only the Digital Office imports people."))
    lines = read_lines(text, PEOPLE if kind == "people" else TEAMS)
    judge = judge_people if kind == "people" else judge_teams
    report, batch = await judge(viewer, lines)
    if not store:
        return report
    await write(
        *batch,
        conflict=Conflict(_("Somebody changed people or teams meanwhile. Nothing was stored; look at the file again.")),
    )
    return msgspec.structs.replace(report, stored=True)


def read_lines(text: str, columns: tuple[str, ...]) -> list[Line]:
    """The lines of a CSV file with these columns, in any order, further ones passed over. Raises Invalid."""
    text = text.removeprefix("\ufeff")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, restval="")
    try:
        known = {column: name for name in reader.fieldnames or () if (column := name.strip().lower()) in columns}
        if "name" not in known:
            raise _wrong(_("The first line names the columns, and “name” is not among them."))
        lines = [_line(reader.line_num, row, known) for row in reader]
    except csv.Error as error:
        raise _wrong(_("This is not CSV: line {n} can't be read.").format(n=reader.line_num)) from error
    lines = [line for line in lines if any(line.cells.values())]
    if not lines:
        raise _wrong(_("There is no line under the names of the columns."))
    if len(lines) > MAX_LINES:
        raise _wrong(_("At most {n} lines at once.").format(n=MAX_LINES))
    return lines


def _line(number: int, row: dict[str, str], known: dict[str, str]) -> Line:
    # the quote before =, +, - and @ is ours (see writing)
    cells = {column: " ".join((row.get(name) or "").split()).removeprefix("'") for column, name in known.items()}
    return Line(number, cells)


def _wrong(said: str) -> Invalid:
    return Invalid(said, fields={"file": said})
