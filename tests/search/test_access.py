"""Nobody finds what they may not see: strangers, guests, people from outside, those who left."""

from sqlalchemy import delete

from raison.communities.access import who_can_see
from raison.kernel.access import Viewer, memberships
from raison.kernel.clock import now_us
from raison.kernel.database import number, statement, write
from raison.search.queries import found_people, found_places, understood, who_talks_about
from tests.search.conftest import Find, Tell
from tests.support.company import INSERT_MEMBERSHIP, Company

CANARY = "Zzyzx"
LEAVE = statement(
    delete(memberships).where(memberships.c.place_id == number("place"), memberships.c.person_id == number("person"))
)


async def test_everybody_finds_exactly_what_they_may_read(company: Company, tell: Tell, find: Find):
    told = {
        place: await tell(f"{CANARY} title", f"{CANARY} text", place=place, replies=[f"{CANARY} reply"])
        for place in (company.company_place, company.pumps, company.field, company.board)
    }
    everybody = [company.ada, company.bo, company.gil, company.carla, company.eve, company.max, company.petra]
    for viewer in everybody:
        readable = {place for place in told if viewer.id in await who_can_see(place, [viewer.id])}
        for asked in (CANARY, f"{CANARY} title", f"{CANARY} nothing", "zzy", f'"{CANARY} reply"'):
            assert {hit.place_id for hit in await find(asked, viewer)} == readable, (viewer.name, asked)
    assert await find(CANARY, company.petra) == []
    assert {hit.place_id for hit in await find(CANARY, company.carla)} == {company.field}


async def test_who_has_left_finds_nothing_more(company: Company, tell: Tell, find: Find):
    await tell(f"{CANARY} one", place=company.field)
    assert len(await find(CANARY, company.carla)) == 1
    await write(LEAVE(place=company.field, person=company.carla.id))
    assert await find(CANARY, company.carla) == []
    assert await find(f"{CANARY} one", company.carla) == []


async def test_places_are_found_by_those_who_may_know_of_them(company: Company, places_known: None):
    async def names(viewer: Viewer, asked: str) -> list[str]:
        return [place.name for place in await found_places(viewer, await understood(asked))]

    assert await names(company.eve, "hours") == ["First 72 Hours"]
    assert await names(company.eve, "board") == []
    assert await names(company.ada, "boa") == ["Board"]
    assert await names(company.carla, "hours 72") == ["First 72 Hours"]
    assert await names(company.carla, "pumps") == []
    assert await names(company.bo, "pump") == ["Pumps"]


async def test_people_are_found_as_in_the_directory(company: Company):
    async def names(viewer: Viewer, asked: str) -> list[str]:
        return [person.name for person in await found_people(viewer, asked)]

    assert await names(company.eve, "ber ad") == ["Ada Berg"]
    assert await names(company.eve, "@carla") == ["Carla Reid"]
    assert await names(company.eve, "aldwater plant") == ["Carla Reid"]
    assert await names(company.carla, "eve") == []
    assert await names(company.carla, "bo") == ["Bo Lind"]
    assert await names(company.petra, "ada") == []
    assert await names(company.petra, "petra") == ["Petra Aune"]
    for nothing in ("", " ", "%", "_", "\\", '"', "a%a", "-"):
        assert await names(company.eve, nothing) == []


async def test_talk_counts_what_the_viewer_may_see_in_communities(company: Company, tell: Tell):
    await tell("Seals", "Seals leak at start-up", place=company.board)
    await tell("Seals", "Seals leak at start-up", place=company.field, by=company.bo)
    sentence = "Seals leak"
    assert (await who_talks_about(company.eve, sentence)).people == 0
    assert (await who_talks_about(company.bo, sentence)).people == 1
    both = await who_talks_about(company.ada, sentence)
    assert (both.people, both.places, both.communities) == (2, 2, [])
    assert {subject.title for subject in both.subjects} == {"Seals"}


async def test_talk_names_a_place_where_five_people_talk(company: Company, tell: Tell):
    talkers = [company.ada, company.bo, company.eve, company.max]
    for one in talkers:
        await tell("Seals", "Our seals leak", by=one, place=company.company_place)
        await tell("Seals", "Our seals leak", by=one)
    found = await who_talks_about(company.max, "seals that leak")
    assert (found.people, found.places, found.communities) == (4, 2, [])
    await write(INSERT_MEMBERSHIP(place_id=company.pumps, person_id=company.gil.id, role="guest", since=now_us()))
    await tell("Seals", "Our seals leak", by=company.gil)
    found = await who_talks_about(company.max, "seals that leak")
    assert [place.id for place in found.communities] == [company.pumps]


async def test_talk_looks_back_ninety_days_and_wants_two_words(company: Company, tell: Tell):
    await tell("Old", "Seals leak", at=1_700_000_000_000_000)
    await tell("New", "Seals are round")
    assert (await who_talks_about(company.ada, "seals leak")).people == 0
    assert (await who_talks_about(company.ada, "seals")).people == 1
    for nothing in ("", "the", "…", "nobody ever wrote this"):
        assert (await who_talks_about(company.ada, nothing)).people == 0
