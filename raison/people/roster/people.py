"""Lines of people: who it is, by handle or address, and what changes."""

import re
from typing import Any

import msgspec
from sqlalchemy import select, update

from raison.kernel.access import Viewer
from raison.kernel.database import Bound, number, rows, statement
from raison.kernel.errors import Invalid
from raison.kernel.i18n import gettext as _
from raison.kernel.i18n import zones
from raison.kernel.ids import Id
from raison.kernel.spine import record
from raison.people.accounts import create_person, searchable
from raison.people.actions.profile import changing, words_of
from raison.people.activities import PersonChanged
from raison.people.forms import Hours, Name
from raison.people.forms import Line as Short
from raison.people.names import HANDLE_LENGTH, handle_of
from raison.people.queries.organisations import home_organisation
from raison.people.queries.teams import all_teams
from raison.people.roster.report import Line, Report
from raison.people.tables import organisations, people

HANDLE = re.compile(rf"[a-z0-9][a-z0-9._-]{{0,{HANDLE_LENGTH - 1}}}\Z")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\Z")
FIELDS = ("email", "name", "title", "team_id", "zone", "languages", "skills", "working_hours", "folded")


class Known(msgspec.Struct):
    """Somebody who has an account."""

    id: Id
    handle: str
    email: str | None
    name: str
    title: str
    team_id: Id | None
    zone: str
    languages: tuple[str, ...]
    skills: tuple[str, ...]
    working_hours: str
    home: bool


class Roll:
    """Everybody there is, and what the file adds while it is read."""

    def __init__(self, known: list[Known], teams: dict[str, int], home_id: int) -> None:
        self.by_handle = {person.handle: person for person in known}
        self.by_email = {person.email: person for person in known if person.email}
        self.handles = set(self.by_handle)
        self.emails = set(self.by_email)
        self.teams = teams
        self.home_id = home_id
        self.seen: set[int] = set()

    def whose(self, line: Line) -> Known | None:
        """Whom a line is about; None for somebody new. Raises Invalid."""
        handle, email = line.get("handle").removeprefix("@").lower(), line.get("email").lower()
        person = self.by_handle.get(handle) or (None if handle in self.handles else self.by_email.get(email))
        if person is not None and not person.home:
            raise Invalid(_("This is somebody from outside."))
        if person is not None and person.id in self.seen:
            raise Invalid(_("This person stands in the file twice."))
        return person


async def judge_people(viewer: Viewer, lines: list[Line]) -> tuple[Report, list[Bound]]:
    """What the lines would do, and the writes that do it."""
    home = await home_organisation()
    roll = Roll(
        await rows(EVERYBODY, Known), {team.handle: team.id for team in await all_teams()}, home.id if home else 0
    )
    report, batch = Report(), list[Bound]()
    for line in lines:
        try:
            person = roll.whose(line)
            values = _values(roll, line, person)
        except (Invalid, msgspec.ValidationError) as error:
            report.reject(line, error.message if isinstance(error, Invalid) else str(error))
            continue
        if person is None:
            report.new += 1
            batch += _made(viewer, roll, line, values)
        elif changed := [name for name, new in values.items() if getattr(person, name) != new]:
            report.changed += 1
            batch += _changed(viewer, person, values, changed)
        else:
            report.same += 1
        if person is not None:
            roll.seen.add(person.id)
    return report, batch


def _values(roll: Roll, line: Line, person: Known | None) -> dict[str, Any]:
    """The fields of a line; what it has no column for stays as it is. Raises Invalid, ValidationError."""
    email, team, zone = line.get("email").lower(), line.get("team").removeprefix("@").lower(), line.get("zone")
    if email and not EMAIL.match(email):
        raise Invalid(_("“{email}” is not an address.").format(email=email))
    if email in roll.emails and (person is None or person.email != email):
        raise Invalid(_("{email} belongs to somebody else.").format(email=email))
    if team and team not in roll.teams:
        raise Invalid(_("There is no team “{team}”. Import teams first.").format(team=team))
    if zone and zone not in zones():
        raise Invalid(_("There is no time zone “{zone}”.").format(zone=zone))
    given: dict[str, Any] = {
        "email": email or None,
        "name": msgspec.convert(line.get("name"), Name),
        "title": msgspec.convert(line.get("title"), Short),
        "team_id": roll.teams.get(team),
        "zone": zone or (person.zone if person else "UTC"),
        "languages": tuple(words_of(line.get("languages").replace(";", ","))),
        "skills": tuple(words_of(line.get("skills").replace(";", ","))),
        "working_hours": msgspec.convert(line.get("working_hours"), Hours),
    }
    if person is not None:
        columns = {"team_id": "team"}
        given |= {name: getattr(person, name) for name in given if columns.get(name, name) not in line.cells}
    if email:
        roll.emails.add(email)
    return given


def _made(viewer: Viewer, roll: Roll, line: Line, values: dict[str, Any]) -> list[Bound]:
    handle = line.get("handle").removeprefix("@").lower()
    if not HANDLE.match(handle):
        handle = handle_of(values["name"], roll.handles)
    roll.handles.add(handle)
    _who, batch = create_person(handle=handle, organisation_id=roll.home_id, by=viewer, **values)
    return batch


def _changed(viewer: Viewer, person: Known, values: dict[str, Any], changed: list[str]) -> list[Bound]:
    stored = values | {"folded": searchable(values["name"], person.handle, values["title"], values["skills"])}
    for name in ("languages", "skills"):
        stored[name] = msgspec.json.encode(values[name]).decode()
    return [
        CHANGE(which=person.id, **{f"to_{name}": stored[name] for name in FIELDS}),
        record(PersonChanged(person_id=person.id, fields=tuple(changed)), by=viewer),
    ]


EVERYBODY = statement(
    select(
        *[people.c[name] for name in Known.__struct_fields__ if name != "home"],
        (organisations.c.kind == "home").label("home"),
    ).join(organisations, organisations.c.id == people.c.organisation_id)
)
CHANGE = statement(
    update(people).where(people.c.id == number("which")).values(version=people.c.version + 1, **changing(FIELDS))
)
