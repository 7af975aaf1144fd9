"""What stays useful of a community stands in one list, for those who may read it, also when it has ended."""

from raison.communities.policies import visible_community
from raison.lifecycle.actions import retire
from raison.lifecycle.rows import Farewell
from raison.posts.actions import open_post
from raison.posts.rows import NewPost
from raison.subjects.actions import delete_message, react, reply
from raison.subjects.collecting import useful_in
from raison.subjects.policies import visible_subject, visible_together
from raison.subjects.rows import Subject
from tests.support.company import Company
from tests.support.programs import Client


async def _thread(company: Company, place_id: int, title: str) -> Subject:
    place = await visible_community(company.ada, place_id)
    made = await open_post(company.ada, place, NewPost(title=title, text=f"About {title}."))
    return await visible_subject(company.ada, made)


async def _found_useful(company: Company, subject: Subject, words: str) -> int:
    made = await reply(company.ada, subject, source=words)
    await react(company.ada, *await visible_together(company.ada, made), "useful")
    return made


async def test_what_is_pinned_and_what_was_found_useful_stand_together(company: Company, client: Client):
    pinned = await _thread(company, company.pumps, "Start-up")
    await client.json("PUT", f"/api/v1/posts/{pinned.id}/pin", viewer=company.ada)
    useful = await _found_useful(company, await _thread(company, company.pumps, "Seals"), "**Turn it** by hand first.")
    gone = await _found_useful(company, pinned, "Said too much.")
    await delete_message(company.ada, *await visible_together(company.ada, gone))
    other = await _found_useful(company, await _thread(company, company.board, "Money"), "Not for all.")
    found = await useful_in(company.bo, company.pumps)
    assert [(one.title, one.pinned) for one in found.entries] == [("Start-up", True), ("Seals", False)]
    assert (found.entries[1].id, found.entries[1].excerpt, found.next) == (useful, "Turn it by hand first.", None)
    assert other not in {one.id for one in found.entries}
    assert (await useful_in(company.carla, company.pumps)).entries == []


async def test_it_is_read_by_pages(company: Company, client: Client):
    subject = await _thread(company, company.pumps, "Seals")
    made = [await _found_useful(company, subject, f"Hint {n}") for n in range(3)]
    path = f"/api/v1/communities/{company.pumps}/useful?limit=2"
    first = (await client.json("GET", path, viewer=company.bo)).json()
    second = (await client.json("GET", f"{path}&before={first['next']}", viewer=company.bo)).json()
    assert [one["id"] for one in (*first["entries"], *second["entries"])] == [str(one) for one in reversed(made)]
    assert second["next"] is None


async def test_the_page_of_a_retired_community_leads_to_it_and_strangers_find_none(company: Company, client: Client):
    made = await _found_useful(company, await _thread(company, company.pumps, "Seals"), "Turn it by hand first.")
    form = await client.get(f"/communities/{company.pumps}/retirement", viewer=company.ada)
    assert f'src="/communities/{company.pumps}/useful"' in form.text
    await retire(company.ada, await visible_community(company.ada, company.pumps), Farewell(reason="It is done."))
    page = await client.get(f"/communities/{company.pumps}", viewer=company.eve)
    assert f'src="/communities/{company.pumps}/useful"' in page.text
    shown = (await client.get(f"/communities/{company.pumps}/useful", viewer=company.eve)).text
    assert f'href="/m/{made}"' in shown
    assert shown.count('id="useful"') == 1
    await retire(company.ada, await visible_community(company.ada, company.field), Farewell(reason="It is done."))
    assert "/useful" not in (await client.get(f"/communities/{company.field}", viewer=company.eve)).text
    for stranger in (company.eve, company.petra):
        assert (await client.get(f"/communities/{company.field}/useful", viewer=stranger)).status_code == 404
