"""The home page and the rail: what they show, to whom, at which cost."""

from pathlib import Path

import pytest

from raison import kernel
from raison.home.queries import rail_of
from raison.home.words import finding
from raison.kernel.access import Viewer
from raison.posts.queries import forget
from raison.posts.rows import TABS
from raison.subjects.actions import reply
from raison.subjects.policies import visible_subject
from tests.posts.scenes import counted, posted
from tests.support.company import Company
from tests.support.programs import Client


async def levels(viewer: Viewer) -> dict[str, str]:
    """The dots of somebody's rail."""
    return {entry.name: entry.level for entry in (await rail_of(viewer)).communities}


async def test_the_heading_says_what_needs_one(company: Company, client: Client):
    page = await client.get("/home", viewer=company.bo)
    assert "Nothing needs you. You have seen everything." in page.text
    await posted(company.ada, company.pumps, "@bo look at this")
    await posted(company.ada, company.field, "@bo and at this")
    await company.settle()
    page = await client.get("/home", viewer=company.bo)
    assert "Two things need you. The rest can wait." in page.text
    assert "2 need you" in page.text


def test_findings_read_like_sentences():
    assert finding(1, 9) == "One thing needs you. The rest can wait."
    assert finding(13, 0) == "13 things need you. The rest can wait."
    assert finding(0, 4) == "Nothing needs you. There is something new."


async def test_dots_keep_their_promises(company: Company, client: Client):
    assert set((await levels(company.bo)).values()) == {"none"}
    await posted(company.ada, company.pumps, "Something happened")
    followed = await posted(company.bo, company.field, "Mine")
    await reply(company.carla, await visible_subject(company.carla, followed), source="An answer")
    await posted(company.max, company.company_place, "@bo please")
    await company.settle()
    assert await levels(company.bo) == {"All Halden": "need", "First 72 Hours": "new", "Pumps": "some"}
    await client.post(f"/communities/{company.pumps}/visit", viewer=company.bo)
    assert (await levels(company.bo))["Pumps"] == "none"


async def test_the_rail_names_only_ones_own_places(company: Company):
    assert set(await levels(company.carla)) == {"First 72 Hours"}
    assert "Board" not in await levels(company.bo)
    assert (await rail_of(company.ada)).communities[0].outside is False
    outside = {entry.name: entry.outside for entry in (await rail_of(company.bo)).communities}
    assert outside == {"All Halden": False, "First 72 Hours": True, "Pumps": False}


async def test_the_rail_marks_the_place_of_the_page(company: Company, client: Client):
    page = await client.get(f"/communities/{company.pumps}", viewer=company.bo)
    mark = f'href="/communities/{company.pumps}" aria-current="page"'
    assert mark in page.text
    assert mark not in (await client.get("/home", viewer=company.bo)).text


@pytest.mark.parametrize("tab", TABS)
async def test_every_tab_is_a_page_and_shows_only_what_one_may_see(company: Company, client: Client, tab: str):
    await posted(company.ada, company.board, "Canary in the board", kind="announcement")
    await posted(company.ada, company.pumps, "Canary in the open", kind="announcement")
    for viewer, sees in ((company.ada, {"board", "open"}), (company.carla, set()), (company.petra, set())):
        page = await client.get(f"/home?tab={tab}", viewer=viewer)
        assert page.status_code == 200
        # what one wrote oneself is followed
        assert {word for word in ("board", "open") if f"Canary in the {word}" in page.text} == sees
    everybody = await client.get(f"/home?tab={tab}", viewer=company.eve)
    assert ("Canary in the open" in everybody.text) == (tab == "everything")
    assert "Canary in the board" not in everybody.text


async def test_people_from_outside_get_no_tab_that_would_promise_more(company: Company, client: Client):
    assert "tab=everything" not in (await client.get("/home", viewer=company.carla)).text
    assert "tab=everything" in (await client.get("/home", viewer=company.bo)).text


async def test_older_threads_are_a_link_and_the_end_is_said(company: Company, client: Client):
    for number in range(25):
        await posted(company.ada, company.pumps, f"Note number {number:02}")
    first = await client.get("/home", viewer=company.bo)
    assert ("Note number 24" in first.text, "Note number 04" in first.text) == (True, False)
    rest = first.text.split('rel="next"')[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    second = await client.get(rest, viewer=company.bo)
    assert ("Note number 24" in second.text, "Note number 04" in second.text) == (False, True)
    assert "That is all there is." in second.text


async def test_the_page_takes_as_many_statements_for_many_cards_as_for_few(company: Company, client: Client):
    async def statements(path: str) -> int:
        await client.get(path, viewer=company.ada)  # who is signed in, and how many are where, is known from here on
        forget()
        with counted() as seen:
            answer = await client.get(path, viewer=company.ada)
        assert answer.status_code == 200
        return len(seen)

    async def fill(number: int) -> None:
        for index in range(number):
            subject_id = await posted(company.ada, company.pumps, f"{index} @bo", kind=["praise", "update"][index % 2])
            await reply(company.bo, await visible_subject(company.bo, subject_id), source="Yes")

    await fill(2)
    paths = ("/home", "/api/v1/feed", f"/communities/{company.pumps}")
    few = [await statements(path) for path in paths]
    await fill(16)
    assert [await statements(path) for path in paths] == few
    assert few[1] <= 5
    assert few[0] <= 8


async def test_the_panels_come_as_frames(company: Company, client: Client):
    page = await client.get("/home", viewer=company.bo)
    for path in ("/inbox/panel", "/home/charter", "/home/around"):
        assert f'src="{path}"' in page.text
        answer = await client.get(path, viewer=company.bo)
        assert answer.status_code == 200
        assert "<turbo-frame" in answer.text


async def test_the_front_door_leads_home(company: Company, client: Client):
    answer = await client.get("/", viewer=company.bo)
    assert (answer.status_code, answer.headers["location"]) == (303, "/home")
    for path in ("/", "/home", "/scheduled", "/posts/new"):
        assert (await client.get(path)).status_code in (303, 401)


async def test_what_stands_under_work_is_what_slices_have_registered_for_this_reader(company: Company, client: Client):
    ways = {"/communities", "/people", "/initiatives"}
    for viewer, more in (
        (company.gil, set()),
        (company.carla, set()),
        (company.bo, {"/tools-in-use"}),
        (company.max, {"/tools-in-use", "/office"}),
    ):
        assert {entry.url for entry in (await rail_of(viewer)).work} == ways | more
        page = (await client.get("/people", viewer=viewer)).text
        phone = page[page.index('id="tabbar"') :]
        assert {url for url in ("/tools-in-use", "/office") if f'href="{url}"' in phone} == more
        assert '<a class="nav__link" href="/people" aria-current="page">' in page
    for template in (Path(kernel.__file__).parent / "templates").rglob("*.html"):
        assert "/tools-in-use" not in template.read_text("utf-8"), template
        assert 'href="/office' not in template.read_text("utf-8"), template
