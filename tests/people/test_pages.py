"""Every page of people opens, for everybody whom its door lets in."""

import pytest

from raison.kernel.access import Viewer
from tests.support.company import Company
from tests.support.programs import Client

MINE = ["/settings", "/settings/reading", "/settings/sign-in", "/settings/tokens", "/people", "/people/@ada"]
HOMES = ["/organisation", "/organisations", "/teams/@service", "/invitations", "/people?q=berg", "/people?letter=B"]
OFFICES = ["/people/roster", "/people/roster/people.csv", "/people/roster/teams.csv"]


def everybody(company: Company) -> list[Viewer]:
    return [company.ada, company.bo, company.gil, company.carla, company.eve, company.max, company.petra]


@pytest.mark.parametrize("path", MINE[:-1])
async def test_ones_own_pages_open_for_everybody(client: Client, company: Company, path: str) -> None:
    for viewer in everybody(company):
        answer = await client.get(path, viewer=viewer)
        assert answer.status_code == 200, (viewer.name, answer.text[-2000:])


@pytest.mark.parametrize("path", HOMES)
async def test_pages_of_the_company_are_for_its_members(client: Client, company: Company, path: str) -> None:
    for viewer in (company.ada, company.eve, company.max):
        answer = await client.get(path, viewer=viewer)
        assert answer.status_code == 200, answer.text[-2000:]
    if not path.startswith("/people"):
        for viewer in (company.gil, company.carla, company.petra):
            assert (await client.get(path, viewer=viewer)).status_code == 404


@pytest.mark.parametrize("path", OFFICES)
async def test_the_roster_is_for_the_digital_office(client: Client, company: Company, path: str) -> None:
    assert (await client.get(path, viewer=company.max)).status_code == 200
    assert (await client.get(path, viewer=company.ada)).status_code == 403


@pytest.mark.parametrize("path", [*MINE, *HOMES, *OFFICES])
async def test_nobody_signed_out_sees_any_of_it(client: Client, path: str) -> None:
    answer = await client.get(path, accept="text/html")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=")
