"""Communities that seem to be about the same: found by rare words that both use, never on a page."""

import time

from raison.communities.actions import change_community
from raison.communities.policies import visible_place
from raison.communities.proposals import Changes
from raison.kernel.clock import now_us
from raison.kernel.database import write
from raison.kernel.jobs import JobRunner
from raison.office.likeness import CANDIDATES_AT_MOST, Described, alike
from raison.office.looking import look_for_duplicates
from raison.office.queries import duplicates_of
from tests.communities.living import a_pilot
from tests.support.company import INSERT_MEMBERSHIP, Company
from tests.support.programs import Client


async def test_two_communities_about_the_same_are_found_with_what_speaks_for_it(company: Company, client: Client):
    one, other = await a_pilot(company.ada, "Dry storage"), await a_pilot(company.bo, "Storage in winter")
    for place in (one, other):
        viewer = company.ada if place is one else company.bo
        for title in ("Desiccant for crates?", "More desiccant", "A word"):
            told = {"place_id": str(place.id), "kind": "question", "title": title, "text": "Which?"}
            await client.json("POST", "/api/v1/posts", viewer=viewer, body=told)
    assert await look_for_duplicates() == 1
    [pair] = (await duplicates_of(company.max)).entries
    assert {pair.one.name, pair.other.name} == {"Dry storage", "Storage in winter"}
    assert {"storage", "pumps", "stored"} <= set(pair.words)
    assert pair.titles == ["desiccant"]
    assert pair.shared is None  # a few people are no group
    everybody = [company.ada, company.bo, company.eve, company.max, company.gil]
    for place, inside in ((one, company.ada), (other, company.bo)):
        await write(
            *[
                INSERT_MEMBERSHIP(place_id=place.id, person_id=who.id, role="member", since=now_us())
                for who in everybody
                if who is not inside
            ]
        )
    await look_for_duplicates()
    [pair] = (await duplicates_of(company.max)).entries
    assert pair.shared == 5


async def test_a_secret_community_is_in_no_pair_also_when_it_becomes_one_later(company: Company):
    one = await a_pilot(company.ada, "Dry storage")
    await a_pilot(company.ada, "Dry storage too", openness="secret")
    assert await look_for_duplicates() == 0
    await a_pilot(company.ada, "Storage in winter")
    assert await look_for_duplicates() == 1
    await change_community(company.ada, await visible_place(company.ada, one.id), Changes(openness="secret"))
    assert (await duplicates_of(company.max)).entries == []


async def test_the_office_looks_when_it_asks_and_every_night(company: Company, client: Client):
    await a_pilot(company.ada, "Dry storage")
    await a_pilot(company.ada, "Storage in winter")
    assert "No pair was found." in (await client.get("/office/duplicates", viewer=company.max)).text
    assert (await client.post("/office/duplicates", viewer=company.ada)).status_code == 403
    for _click in range(2):
        assert (await client.post("/office/duplicates", viewer=company.max)).status_code == 303
    page = await client.get("/office/duplicates", viewer=company.max)
    assert ("They are being looked for." in page.text, "No pair was found." in page.text) == (True, False)
    assert await JobRunner().run_due() == 1
    page = await client.get("/office/duplicates", viewer=company.max)
    assert "They are being looked for." not in page.text
    assert "Storage in winter" in page.text
    assert "Fewer than five people are in both." in page.text
    again = await client.json("POST", "/api/v1/office/duplicates", viewer=company.max)
    assert (again.status_code, again.json()) == (202, {"looking": True})
    await JobRunner().run_due()
    found = await client.get("/api/v1/office/duplicates", viewer=company.max)
    assert len(found.json()["entries"]) == 1
    looking = await client.get("/api/v1/office/duplicates/looking", viewer=company.max)
    assert looking.json() == {"looking": False}


def spelt(number: int) -> str:
    """A word for a number."""
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:04}")


def test_five_thousand_communities_are_compared_in_seconds():
    subjects = [f"{spelt(n % 900)}ation {spelt(n % 450)}ing {spelt(n % 225)}ful" for n in range(5_000)]
    began = time.process_time()
    found = alike(Described(n, "open", text, "So that pumps are better.") for n, text in enumerate(subjects))
    assert time.process_time() - began < 5
    assert len(found) == CANDIDATES_AT_MOST
    assert all(len(pair.words) >= 3 for pair in found)
