"""One person as their page and the API show them."""

from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import case, select

from raison.kernel.access import Viewer
from raison.kernel.database import maybe_row, number, row, statement, value, word
from raison.kernel.i18n import LANGUAGES
from raison.kernel.ids import Id
from raison.people.columns import person_columns
from raison.people.policies import visible_person
from raison.people.rows import PersonLine, TeamLine
from raison.people.tables import organisations, people, teams


class Person(msgspec.Struct, kw_only=True):
    """All that a person's page shows. `email` is told to people of the home organisation and to themselves."""

    id: Id
    handle: str
    name: str
    email: str | None
    title: str
    organisation_id: Id
    organisation_name: str
    external: bool
    guest: bool
    office: bool
    bot: bool
    team: TeamLine | None
    manager: PersonLine | None
    zone: str
    language: str
    languages: tuple[str, ...]
    skills: tuple[str, ...]
    working_hours: str
    quiet_hours: str
    status_text: str
    picture_key: str | None
    created_at: datetime
    deactivated_at: datetime | None
    version: int

    @property
    def picture_url(self) -> str | None:
        """Where their picture is, if they have one."""
        return f"/pictures/{self.picture_key}" if self.picture_key else None

    @property
    def url(self) -> str:
        """Their page."""
        return f"/people/@{self.handle}"


async def visible_person_by_handle(viewer: Viewer, handle: str) -> Person:
    """A person by handle. Raises NotFound when the viewer may not know of them."""
    return _told(viewer, await row(BY_HANDLE, Person, handle=handle.lower(), **viewer.scope))


async def visible_person_by_id(viewer: Viewer, person_id: int) -> Person:
    """A person by id. Raises NotFound when the viewer may not know of them."""
    return _told(viewer, await row(BY_ID, Person, which=person_id, **viewer.scope))


async def own_person(viewer: Viewer) -> Person:
    """The viewer themselves, with everything."""
    return await row(BY_ID, Person, which=viewer.id, **viewer.scope)


async def person_by_email(email: str) -> PersonLine | None:
    """Who has an address; for the command line and imports."""
    return await maybe_row(BY_EMAIL, PersonLine, address=email.strip().lower())


async def language_of(person_id: int) -> str:
    """In which language to write to somebody."""
    found = await value(LANGUAGE, who=person_id)
    return found if found in LANGUAGES else LANGUAGES[0]


def _told(viewer: Viewer, person: Person) -> Person:
    if viewer.limited and person.id != viewer.id:
        return msgspec.structs.replace(person, email=None)
    return person


_manager = people.alias("manager")
_of = organisations.alias("manager_organisation")
_above = teams.alias("above")
COLUMNS = (
    "id handle name email title organisation_id guest office bot zone language languages skills working_hours"
    " quiet_hours status_text picture_key created_at deactivated_at version"
).split()


def _person() -> Any:
    # who leads a team answers to who leads the one above it
    manager_id = case((teams.c.manager_id == people.c.id, _above.c.manager_id), else_=teams.c.manager_id)
    return (
        select(
            *[people.c[name] for name in COLUMNS],
            organisations.c.name.label("organisation_name"),
            (organisations.c.kind != "home").label("external"),
            *[teams.c[name].label(f"team_{name}") for name in TeamLine.__struct_fields__],
            *person_columns("manager", who=_manager, of=_of),
        )
        .join(organisations, organisations.c.id == people.c.organisation_id)
        .join(teams, teams.c.id == people.c.team_id, isouter=True)
        .join(_above, _above.c.id == teams.c.parent_id, isouter=True)
        .join(_manager, _manager.c.id == manager_id, isouter=True)
        .join(_of, _of.c.id == _manager.c.organisation_id, isouter=True)
        .where(visible_person(people.c.id))
    )


BY_HANDLE = statement(lambda: _person().where(people.c.handle == word("handle")))
BY_ID = statement(lambda: _person().where(people.c.id == number("which")))
BY_EMAIL = statement(
    select(*person_columns())
    .join(organisations, organisations.c.id == people.c.organisation_id)
    .where(people.c.email == word("address"))
)
LANGUAGE = statement(select(people.c.language).where(people.c.id == number("who")))
