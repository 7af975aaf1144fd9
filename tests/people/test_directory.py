"""The directory: found by name, title, skill and team, and nobody learns of people whom they may not know."""

from raison.kernel.database import write
from raison.kernel.database.current import before_statement
from raison.people.accounts import create_person
from raison.people.queries import people_by_handles, suggest_people, team_member_ids, teams_by_handles
from raison.people.queries.directory import directory
from tests.support.company import Company
from tests.support.programs import Client


async def names(company: Company, who: str = "ada", **wanted: str) -> list[str]:
    return [one.name for one in await directory(getattr(company, who), **wanted)]  # type: ignore[arg-type]


async def test_people_are_found_without_accents_by_every_thing_that_they_show(company: Company) -> None:
    who, batch = create_person(
        name="Åsa Ström", handle="asa", title="Metallurgist", organisation_id=company.home_id, skills=["Duplex steel"]
    )
    await write(*batch)
    for q in ("asa", "Åsa", "strom", "STRÖM", "metall", "duplex", "asa str"):
        assert await names(company, q=q) == ["Åsa Ström"], q
    assert await names(company, q="service") == ["Ada Berg", "Bo Lind"]  # the team's name, and Ada's title
    assert await names(company, team="service") == ["Ada Berg", "Bo Lind"]
    assert await names(company, letter="Å") == ["Ada Berg", "Åsa Ström"]
    assert await names(company, q="100%") == []
    assert await names(company, q="_") == []
    assert who


async def test_pages_follow_each_other_without_gap_or_double(company: Company, client: Client) -> None:
    seen: list[str] = []
    after = "0"
    while after:
        answer = (await client.json("GET", f"/api/v1/people?limit=2&after={after}", viewer=company.ada)).json()
        seen += [one["name"] for one in answer["entries"]]
        after = answer["next"]
    assert seen == await names(company)
    assert seen == sorted(seen)
    assert len(seen) == 7


async def test_limited_people_know_only_those_with_whom_they_share_a_place(company: Company, client: Client) -> None:
    for who in ("gil", "carla"):
        assert await names(company, who) == ["Ada Berg", "Bo Lind", "Carla Reid", "Gil Roy"]
    assert await names(company, "petra") == ["Petra Aune"]
    assert await names(company, "carla", q="buyer") == []
    assert await names(company, "carla", q="service") == ["Ada Berg"]  # by her title; teams are not told
    assert await names(company, "carla", team="service") == []
    for path in ("/people/@eve", f"/api/v1/people/{company.eve.id}", "/api/v1/people/by-handle/eve"):
        assert (await client.get(path, viewer=company.carla)).status_code == 404
        assert (await client.get(path, viewer=company.bo)).status_code == 200
    assert (await client.get("/people/@nobody", viewer=company.carla)).status_code == 404
    ada = (await client.get(f"/api/v1/people/{company.ada.id}", viewer=company.carla)).json()
    assert ada["email"] is None
    assert "ada@halden.example" not in (await client.get("/people/@ada", viewer=company.carla)).text


async def test_limited_people_see_no_teams(company: Company, client: Client) -> None:
    for path in ("/api/v1/teams", "/api/v1/organisation", f"/api/v1/teams/{company.team_id}", "/teams/@service"):
        assert (await client.get(path, viewer=company.carla)).status_code == 404
        assert (await client.get(path, viewer=company.bo)).status_code == 200
    companies = (await client.get("/api/v1/organisations", viewer=company.carla)).json()["entries"]
    assert [one["name"] for one in companies] == ["Aldwater"]


async def test_people_from_outside_are_marked_wherever_they_stand(company: Company, client: Client) -> None:
    for path in ("/people", "/people/@carla"):
        text = (await client.get(path, viewer=company.ada)).text
        assert "avatar--outside" in text
        assert "Aldwater · Plant engineer" in text
    assert "avatar--outside" not in (await client.get("/people/@bo", viewer=company.ada)).text.split("<main")[1]


async def test_suggestions_begin_with_what_is_typed_and_put_the_place_first(company: Company, client: Client) -> None:
    found = await suggest_people(company.ada, "b", place_id=company.field)
    assert [one.name for one in found][:2] == ["Ada Berg", "Bo Lind"]
    assert [one.name for one in await suggest_people(company.carla, "e")] == []
    answer = (await client.get("/people/suggest?q=ser", viewer=company.ada)).json()
    assert {"handle": "service", "name": "Service", "external": False, "detail": "Team"} in answer
    assert (await client.get("/people/suggest?q=ser", viewer=company.carla)).json() == []
    assert (await client.get(f"/people/suggest?q=b&place_id={'9' * 19}", viewer=company.ada)).status_code == 422


async def test_handles_find_people_and_teams(company: Company) -> None:
    found = await people_by_handles(["ADA", "carla", "nobody"])
    assert {handle: one.external for handle, one in found.items()} == {"ada": False, "carla": True}
    assert (await teams_by_handles(["Service"]))["service"].id == company.team_id
    assert sorted(await team_member_ids("service")) == sorted([company.ada.id, company.bo.id])


async def test_statements_do_not_grow_with_people(company: Company, client: Client) -> None:
    async def count() -> int:
        asked: list[object] = []
        before_statement.append(asked.append)
        await client.get("/people", viewer=company.ada)
        before_statement.remove(asked.append)
        return len(asked)

    await count()
    few = await count()
    for number in range(30):
        await write(*create_person(name=f"Person {number}", handle=f"p{number}", organisation_id=company.home_id)[1])
    await count()  # the count of the company place is made anew once
    assert await count() == few


async def test_first_letters_are_offered_where_there_are_many(company: Company, client: Client) -> None:
    assert 'aria-label="By first letter"' not in (await client.get("/people", viewer=company.ada)).text
    assert (
        'aria-label="By first letter"' in (await client.get("/people?letter=A", viewer=company.ada)).text
    )  # a way back
    for number in range(20):
        await write(*create_person(name=f"Nia {number}", handle=f"nia{number}", organisation_id=company.home_id)[1])
    assert 'aria-label="By first letter"' in (await client.get("/people", viewer=company.ada)).text
