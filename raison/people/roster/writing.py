"""The roster out: CSV with a mark at the beginning that tells spreadsheets that it is UTF-8."""

import csv
import io
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import select

from raison.kernel.database import rows, statement
from raison.people.roster.columns import PEOPLE, TEAMS
from raison.people.tables import organisations, people, teams

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would calculate instead of show."""


class PersonRow(msgspec.Struct):
    """A line of people.csv."""

    handle: str
    email: str | None
    name: str
    title: str
    team: str | None
    zone: str
    languages: tuple[str, ...]
    skills: tuple[str, ...]
    working_hours: str


class TeamRow(msgspec.Struct):
    """A line of teams.csv."""

    handle: str
    name: str
    parent: str | None
    manager: str | None


async def people_csv() -> str:
    """Everybody of the home organisation who has not left."""
    found = await rows(PEOPLE_ROWS, PersonRow)
    return _csv(PEOPLE, ([_text(getattr(row, column)) for column in PEOPLE] for row in found))


async def teams_csv() -> str:
    """The chart."""
    found = await rows(TEAM_ROWS, TeamRow)
    return _csv(TEAMS, ([_text(getattr(row, column)) for column in TEAMS] for row in found))


def _csv(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows(lines)
    return BOM + out.getvalue()


def _text(value: str | tuple[str, ...] | None) -> str:
    text = "; ".join(value) if isinstance(value, tuple) else value or ""
    return f"'{text}" if text.startswith(FORMULA) else text


_parent = teams.alias("parent")
_manager = people.alias("manager")
PEOPLE_ROWS = statement(
    select(
        *[people.c[name] for name in PEOPLE if name != "team"],
        teams.c.handle.label("team"),
    )
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .join(teams, teams.c.id == people.c.team_id, isouter=True)
    .where(organisations.c.kind == "home", people.c.deactivated_at.is_(None), people.c.bot.is_(False))
    .order_by(people.c.folded, people.c.id)
)
TEAM_ROWS = statement(
    select(teams.c.handle, teams.c.name, _parent.c.handle.label("parent"), _manager.c.handle.label("manager"))
    .join(_parent, _parent.c.id == teams.c.parent_id, isouter=True)
    .join(_manager, _manager.c.id == teams.c.manager_id, isouter=True)
    .order_by(teams.c.folded, teams.c.id)
)
