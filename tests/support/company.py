"""The small believable cast, always the same: Ada owns, Bo is a member, Gil a guest, Carla a customer, Eve a stranger,
Max of the Digital Office. They work at Halden Pumps; Carla is from Aldwater, Petra from the partner Nordflow."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import msgspec

from raison.app import running
from raison.kernel import ids, limits
from raison.kernel.access import Viewer
from raison.kernel.access.tables import memberships, place_organisations, places
from raison.kernel.clock import now_us
from raison.kernel.database import Bound, insert_row, write
from raison.kernel.ids import new_id
from raison.kernel.settings import Settings
from raison.kernel.spine import Dispatcher
from raison.people.accounts import searchable
from raison.people.sessions import begin_session
from raison.people.tables import organisations, people, teams

INSERT_ORGANISATION = insert_row(organisations)
INSERT_TEAM = insert_row(teams)
INSERT_PERSON = insert_row(people)
INSERT_PLACE = insert_row(places)
INSERT_MEMBERSHIP = insert_row(memberships)
INSERT_PLACE_ORGANISATION = insert_row(place_organisations)


class Company(msgspec.Struct, kw_only=True):
    """The company of a test: its people as viewers, and three places besides the company's own."""

    settings: Settings
    dispatcher: Dispatcher
    ada: Viewer
    bo: Viewer
    gil: Viewer
    carla: Viewer
    eve: Viewer
    max: Viewer
    petra: Viewer
    home_id: int
    aldwater_id: int
    team_id: int
    company_place: int
    pumps: int
    """An open, internal community: Ada owns, Bo is a member."""
    field: int
    """A closed community shared with Aldwater: Ada owns, Bo is a member, Gil and Carla are guests."""
    board: int
    """A secret community: Ada owns, nobody else."""

    async def settle(self) -> None:
        """Let every observer hear what has happened."""
        await self.dispatcher.catch_up()

    async def cookie(self, viewer: Viewer) -> str:
        """A session secret for somebody."""
        secret, insert = begin_session(viewer.id, agent="test")
        await write(insert)
        return secret


@asynccontextmanager
async def found_company(url: str, folder: Path) -> AsyncIterator[Company]:
    """Open the database and write the cast."""
    limits.forget()
    ids._last_ms = 0  # a test that moved the clock must not date the ids of the next one
    settings = Settings(
        data=str(folder / "data"), database=url, secret="a secret of the tests", url="http://testserver"
    )
    async with running(settings, serving=False) as dispatcher:
        yield await _cast(settings, dispatcher)


async def _cast(settings: Settings, dispatcher: Dispatcher) -> Company:
    home, aldwater, nordflow, team = new_id(), new_id(), new_id(), new_id()
    at = now_us()
    batch = [
        INSERT_ORGANISATION(id=home, handle="halden", name="Halden Pumps", kind="home", created_at=at),
        INSERT_ORGANISATION(id=aldwater, handle="aldwater", name="Aldwater", kind="customer", created_at=at),
        INSERT_ORGANISATION(id=nordflow, handle="nordflow", name="Nordflow", kind="partner", created_at=at),
        INSERT_TEAM(id=team, handle="service", name="Service", folded="service", created_at=at),
    ]
    cast = {
        "ada": _person(batch, "Ada Berg", home, "Halden Pumps", team=team, title="Head of service"),
        "bo": _person(batch, "Bo Lind", home, "Halden Pumps", team=team, title="Fitter"),
        "gil": _person(batch, "Gil Roy", home, "Halden Pumps", guest=True, title="Contractor"),
        "carla": _person(batch, "Carla Reid", aldwater, "Aldwater", external=True, title="Plant engineer"),
        "eve": _person(batch, "Eve Dahl", home, "Halden Pumps", title="Buyer"),
        "max": _person(batch, "Max Oduya", home, "Halden Pumps", office=True, title="Chief digital officer"),
        "petra": _person(batch, "Petra Aune", nordflow, "Nordflow", external=True, title="Distributor"),
    }
    ada, bo, gil, carla = (cast[name].id for name in ("ada", "bo", "gil", "carla"))
    everybody = {cast[name].id: "member" for name in ("bo", "eve", "max")} | {ada: "owner"}
    in_field = {ada: "owner", bo: "member", gil: "guest", carla: "guest"}
    made = Company(
        settings=settings,
        dispatcher=dispatcher,
        home_id=home,
        aldwater_id=aldwater,
        team_id=team,
        company_place=_place(batch, "company", "All Halden", "open", everybody),
        pumps=_place(batch, "community", "Pumps", "open", {ada: "owner", bo: "member"}),
        field=_place(batch, "community", "First 72 Hours", "closed", in_field, shared_with=aldwater),
        board=_place(batch, "community", "Board", "secret", {ada: "owner"}),
        **cast,
    )
    await write(*batch)
    return made


def _person(
    batch: list[Bound],
    name: str,
    organisation: int,
    organisation_name: str,
    *,
    title: str,
    team: int | None = None,
    guest: bool = False,
    office: bool = False,
    external: bool = False,
) -> Viewer:
    made, handle = new_id(), name.split()[0].lower()
    batch.append(
        INSERT_PERSON(
            id=made,
            organisation_id=organisation,
            handle=handle,
            name=name,
            email=f"{handle}@{organisation_name.split()[0].lower()}.example",
            title=title,
            folded=searchable(name, handle, title, ()),
            team_id=team,
            zone="Europe/Oslo",
            guest=guest,
            office=office,
            created_at=now_us(),
        )
    )
    return Viewer(
        id=made,
        name=name,
        handle=handle,
        title=title,
        organisation_id=organisation,
        organisation_name=organisation_name,
        home_name="Halden Pumps",
        external=external,
        guest=guest,
        office=office,
        zone="Europe/Oslo",
    )


def _place(
    batch: list[Bound],
    kind: str,
    name: str,
    openness: str,
    people_in: dict[int, str],
    *,
    shared_with: int | None = None,
) -> int:
    made, at = new_id(), now_us()
    boundary = "shared" if shared_with else "internal"
    named = {"name": name, "handle": name.lower().replace(" ", "-"), "openness": openness, "boundary": boundary}
    batch.append(INSERT_PLACE(id=made, kind=kind, stage="chartered", created_at=at, **named))
    if shared_with:
        batch.append(INSERT_PLACE_ORGANISATION(place_id=made, organisation_id=shared_with, since=at))
    batch.append(
        INSERT_MEMBERSHIP.many(
            {"place_id": made, "person_id": person, "role": role, "since": at} for person, role in people_in.items()
        )
    )
    return made
