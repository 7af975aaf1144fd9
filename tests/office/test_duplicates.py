"""Communities that seem to be about the same: found by rare words that both use, never on a page."""

import asyncio
import time

import pytest
from msgspec.structs import replace

from raison.communities.actions import change_community
from raison.communities.policies import visible_place
from raison.communities.proposals import Changes
from raison.kernel.clock import now_us
from raison.kernel.database import write
from raison.kernel.errors import HasMoved
from raison.kernel.jobs import JobRunner
from raison.kernel.spine import activities_after, newest_position
from raison.office.actions import set_pair_aside
from raison.office.likeness import CANDIDATES_AT_MOST, Described, alike
from raison.office.looking import look_for_duplicates
from raison.office.proposals import Dismissal
from raison.office.queries import duplicates_of, figures_of, pair_of, set_aside
from tests.lifecycle.living import a_pilot
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


async def test_a_pair_that_is_none_is_found_again_only_when_that_is_taken_back(company: Company, client: Client):
    await a_pilot(company.ada, "Dry storage")
    await a_pilot(company.ada, "Storage in winter")
    assert await look_for_duplicates() == 1
    [pair] = (await duplicates_of(company.max)).entries
    page = await client.get("/office/duplicates", viewer=company.max)
    assert f'action="{pair.url}"' in page.text
    assert (await client.post(pair.url, viewer=company.ada, form={"reason": "No"})).status_code == 403
    long = await client.post(pair.url, viewer=company.max, form={"reason": "x" * 401})
    assert (long.status_code, "x" * 401 in long.text) == (422, True)
    back = pair.url.replace("dismissal", "return")
    for _click in range(2):
        answer = await client.post(pair.url, viewer=company.max, form={"reason": "One is a hall, one a season."})
        assert answer.status_code == 303
    assert (await figures_of(company.max)).duplicates[0].number == 0
    page = await client.get("/office/duplicates", viewer=company.max)
    assert "One is a hall, one a season." in page.text
    assert "Max Oduya" in page.text
    assert "Fewer than five people are in both." not in page.text
    assert await look_for_duplicates() == 0
    await client.post(back, viewer=company.max)
    assert "One is a hall" not in (await client.get("/office/duplicates", viewer=company.max)).text
    await JobRunner().run_due()
    assert [one.url for one in (await duplicates_of(company.max)).entries] == [pair.url]
    again = await client.post(back, viewer=company.max)
    assert again.status_code == 404


async def test_of_several_who_set_a_pair_aside_one_has_and_is_heard_of_once(company: Company, client: Client):
    await a_pilot(company.ada, "Dry storage")
    await a_pilot(company.ada, "Storage in winter")
    await look_for_duplicates()
    [pair] = (await duplicates_of(company.max)).entries
    both = await pair_of(company.max, pair.one.id, pair.other.id)
    before = await newest_position()
    await asyncio.gather(*[set_pair_aside(company.max, both, Dismissal(reason="Two halls.")) for _click in range(3)])
    nora = replace(company.ada, office=True)
    with pytest.raises(HasMoved, match="Max Oduya has set these two aside already"):
        await set_pair_aside(nora, both, Dismissal(reason="Not at all."))
    assert [one.kind for one in await activities_after(before)].count("office.pair_set_aside") == 1
    assert [one.reason for one in await set_aside(company.max)] == ["Two halls."]
    sent = await client.json("PUT", f"/api/v1{pair.url}", viewer=company.max, body={"reason": "Again."})
    assert sent.status_code == 204


async def test_programs_of_the_office_set_pairs_aside_too(company: Company, client: Client):
    await a_pilot(company.ada, "Dry storage")
    await a_pilot(company.ada, "Storage in winter")
    await look_for_duplicates()
    [pair] = (await duplicates_of(company.max)).entries
    path = f"/api/v1{pair.url}"
    for viewer in (company.ada, company.gil, company.carla):
        assert (await client.json("PUT", path, viewer=viewer, body={})).status_code == 403
        assert (await client.get("/api/v1/office/duplicates/set_aside", viewer=viewer)).status_code == 403
    assert (await client.json("PUT", path, viewer=company.max, body={"reason": "Two halls."})).status_code == 204
    [aside] = (await client.get("/api/v1/office/duplicates/set_aside", viewer=company.max)).json()
    assert (aside["reason"], aside["by"]["name"], aside["one"]["name"]) == ("Two halls.", "Max Oduya", pair.one.name)
    assert (await client.get("/api/v1/office/duplicates", viewer=company.max)).json()["entries"] == []
    assert (await client.json("DELETE", path, viewer=company.max)).status_code == 204
    strangers = f"/api/v1/office/duplicates/{pair.one.id}/{company.pumps}/dismissal"
    assert (await client.json("PUT", strangers, viewer=company.max, body={})).status_code == 404


async def test_a_pair_that_is_set_aside_tells_nobody_that_a_community_exists(company: Company, client: Client):
    one = await a_pilot(company.ada, "Dry storage")
    await a_pilot(company.ada, "Storage in winter")
    await look_for_duplicates()
    [pair] = (await duplicates_of(company.max)).entries
    await change_community(company.ada, await visible_place(company.ada, one.id), Changes(openness="secret"))
    assert (await client.json("PUT", f"/api/v1{pair.url}", viewer=company.max, body={})).status_code == 404
    await change_community(company.ada, await visible_place(company.ada, one.id), Changes(openness="closed"))
    before = await newest_position()
    assert (await client.json("PUT", f"/api/v1{pair.url}", viewer=company.max, body={})).status_code == 204
    assert (await client.json("DELETE", f"/api/v1{pair.url}", viewer=company.max)).status_code == 204
    assert (await client.json("PUT", f"/api/v1{pair.url}", viewer=company.max, body={})).status_code == 204
    heard = [each for each in await activities_after(before) if each.kind.startswith("office.")]
    assert [one.kind for one in heard] == ["office.pair_set_aside", "office.pair_taken_back", "office.pair_set_aside"]
    assert {(each.place_id, each.subject_id, each.facts) for each in heard} == {(None, None, heard[0].facts)}
    assert str(one.id) not in heard[0].facts
    await change_community(company.ada, await visible_place(company.ada, one.id), Changes(openness="secret"))
    assert (await client.get("/api/v1/office/duplicates/set_aside", viewer=company.max)).json() == []
    assert "Dry storage" not in (await client.get("/office/duplicates", viewer=company.max)).text
