"""An empty installation is set up once, by whoever comes first."""

import asyncio

from sqlalchemy import func, select

from raison.communities.queries import company_place
from raison.kernel.database import statement, value
from raison.kernel.settings import Settings
from raison.people.tables import organisations, people
from tests.people.conftest import browser

FOUNDER = {
    "company": "Halden Pumps",
    "name": "Ada Berg",
    "email": "ada@halden.example",
    "password": "seven green kettles",
    "zone": "Europe/Oslo",
}
PEOPLE = statement(select(func.count()).select_from(people))
HOMES = statement(select(func.count()).select_from(organisations))


async def test_every_page_of_an_empty_installation_leads_to_the_first_run(empty: Settings) -> None:
    async with browser() as ada:
        for path in ("/people", "/settings", "/sign-in", "/organisation"):
            answer = await ada.get(path, follow_redirects=True)
            assert answer.url.path == "/first-run", path
            assert "Set Raison up" in answer.text


async def test_the_first_to_come_is_the_administrator_and_signed_in(empty: Settings) -> None:
    async with browser() as ada:
        answer = await ada.post("/first-run", data=FOUNDER)
        assert (answer.status_code, answer.headers["location"]) == (303, "/home")
        profile = await ada.get("/people/@ada.berg")
        assert "Digital Office" in profile.text
        assert "Halden Pumps" in profile.text
        assert (await ada.get("/people/roster")).status_code == 200


async def test_the_place_of_everybody_begins_with_a_reason_that_its_owner_can_change(empty: Settings) -> None:
    async with browser() as ada:
        await ada.post("/first-run", data=FOUNDER)
        url = f"/communities/{await company_place()}"
        assert "So that everybody at Halden Pumps hears first what concerns us all" in (await ada.get(url)).text
        changed = {"name": "All Halden Pumps", "why": "So that we decide together.", "openness": "open"}
        assert (await ada.post(f"{url}/settings", data=changed)).status_code == 303
        assert "So that we decide together." in (await ada.get(url)).text


async def test_the_page_is_gone_afterwards(empty: Settings) -> None:
    async with browser() as ada, browser() as eve:
        await ada.post("/first-run", data=FOUNDER)
        assert (await eve.get("/first-run")).status_code == 404
        assert (await eve.post("/first-run", data=FOUNDER | {"email": "eve@halden.example"})).status_code == 404
        assert await value(PEOPLE) == 1


async def test_of_two_who_come_at_once_one_wins(empty: Settings) -> None:
    async with browser() as ada, browser() as eve:
        other = FOUNDER | {"name": "Eve Dahl", "email": "eve@halden.example", "company": "Other Pumps"}
        answers = await asyncio.gather(ada.post("/first-run", data=FOUNDER), eve.post("/first-run", data=other))
        assert sorted(answer.status_code for answer in answers) in ([303, 404], [303, 409])
        assert (await value(PEOPLE), await value(HOMES)) == (1, 1)


async def test_a_weak_password_is_refused_with_a_reason_and_nothing_is_stored(empty: Settings) -> None:
    async with browser() as ada:
        for weak, reason in (
            ("short", "at least 12"),
            ("aaaaaaaaaaaaaaaa", "same few characters"),
            ("password12345!", "tried first"),
            ("ada.berg.halden", "your own name"),
        ):
            answer = await ada.post("/first-run", data=FOUNDER | {"password": weak})
            assert answer.status_code == 422, weak
            assert reason in answer.text
            assert "Halden Pumps" in answer.text  # what was typed is still there
        assert await value(PEOPLE) == 0
