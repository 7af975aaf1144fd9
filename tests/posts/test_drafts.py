"""Drafts: one list of everything that somebody has begun to write, theirs alone, and they go on where it belongs."""

from urllib.parse import urlencode

import pytest

from raison.communities.actions import leave
from raison.communities.policies import visible_community
from raison.kernel.clock import now_us
from raison.kernel.database import write
from raison.lifecycle.actions import merge, retire
from raison.lifecycle.rows import Farewell
from raison.messages.actions import open_direct
from raison.posts.actions import close
from raison.subjects.actions import keep_draft
from raison.subjects.policies import visible_subject
from raison.subjects.queries import drafts_of
from raison.subjects.rows import DraftPost
from tests.lifecycle.living import a_pilot
from tests.posts.scenes import counted, posted
from tests.support.company import INSERT_MEMBERSHIP, Company
from tests.support.programs import Client

pytestmark = pytest.mark.anyio


async def test_everything_that_was_begun_is_listed_with_where_it_goes_on(company: Company, client: Client):
    post = await posted(company.bo, company.pumps, "A text.", title="Which seal fits")
    direct = await open_direct(company.ada, [company.bo.id])
    for key in ("post", f"post-{company.pumps}", f"subject-{post}", f"subject-{direct.subject_id}"):
        await keep_draft(company.ada, key, f"Begun under {key}.")
    page = (await client.get("/drafts", viewer=company.ada)).text
    for url in (
        "/posts/new",
        f"/communities/{company.pumps}#write",
        f"/subjects/{post}#reply",
        f"/messages/{direct.id}#reply",
    ):
        assert f'href="{url}"' in page
    assert "Begun under post." in page
    assert "Which seal fits" in page
    assert "Bo Lind" in page
    listed = (await client.get("/api/v1/drafts", viewer=company.ada)).json()["entries"]
    assert len(listed) == 4


async def test_a_draft_comes_back_with_its_kind_its_title_and_its_poll(company: Company, client: Client):
    typed = {
        "text": "Two days are offered.",
        "kind": "poll",
        "title": "Which day",
        "many": "1",
        "secret": "1",
        "choice": ["Monday", "Friday"],
        "ends_on": "2099-05-04",
        "place": company.field,
        "zone": "Europe/Berlin",
    }
    body = urlencode(typed, doseq=True).encode()
    form = {"content-type": "application/x-www-form-urlencoded"}
    for key, pages in (
        ("post", ("/home", "/posts/new")),
        (f"post-{company.pumps}", (f"/communities/{company.pumps}",)),
    ):
        assert (await client._send("PUT", f"/drafts/{key}", company.bo, headers=form, content=body)).status_code == 204
        for path in pages:
            page = (await client.get(path, viewer=company.bo)).text
            assert "Two days are offered.</textarea>" in page
            for part in (
                'value="poll" checked',
                *('value="Which day"', 'value="Monday"', 'value="Friday"', 'value="2099-05-04"'),
                *('name="many" value="1" checked', 'name="secret" value="1" checked'),
            ):
                assert part in page, (path, part)
    assert f'value="{company.field}" selected' in (await client.get("/posts/new", viewer=company.bo)).text
    assert 'value="question" checked' in (await client.get("/posts/new?kind=question", viewer=company.bo)).text
    listed = (await client.get("/drafts", viewer=company.bo)).text
    assert "Which day" in listed
    assert "Poll" in listed


async def test_a_title_or_choices_alone_are_a_draft_and_a_kind_alone_is_none(company: Company, client: Client):
    await keep_draft(company.ada, "post", "", DraftPost(kind="question"))
    assert await drafts_of(company.ada) == []
    put = {"text": "", "post": {"kind": "poll", "choices": ["Monday"]}}
    assert (await client.json("PUT", "/api/v1/drafts/post", viewer=company.ada, body=put)).status_code == 204
    assert (await client.get("/api/v1/drafts/post", viewer=company.ada)).json()["post"]["choices"] == ["Monday"]
    assert "Monday" in (await client.get("/drafts", viewer=company.ada)).text
    long = {"text": "", "post": {"kind": "update", "title": "x" * 40_001}}
    assert (await client.json("PUT", "/api/v1/drafts/post", viewer=company.ada, body=long)).status_code == 422


async def test_a_draft_of_what_one_may_not_post_any_more_comes_back_as_an_update(company: Company, client: Client):
    await keep_draft(company.bo, "post", "To all.", DraftPost(kind="announcement"))
    page = (await client.get("/posts/new", viewer=company.bo)).text
    assert "To all.</textarea>" in page
    assert 'value="update" checked' in page


async def test_a_draft_can_be_discarded_without_script(company: Company, client: Client):
    await keep_draft(company.ada, "post", "Never to be sent.")
    answer = await client.post("/drafts/post/removal", viewer=company.ada)
    assert (answer.status_code, answer.headers["location"]) == (303, "/drafts")
    assert await drafts_of(company.ada) == []
    assert "Never to be sent." not in (await client.get("/drafts", viewer=company.ada)).text


async def test_nobody_sees_or_discards_the_drafts_of_another(company: Company, client: Client):
    await keep_draft(company.ada, "post", "For my eyes only.")
    assert "For my eyes only." not in (await client.get("/drafts", viewer=company.bo)).text
    await client.post("/drafts/post/removal", viewer=company.bo)
    assert [draft.text for draft in await drafts_of(company.ada)] == ["For my eyes only."]


async def test_of_a_place_that_one_has_left_only_ones_own_words_are_shown(company: Company, client: Client):
    post = await posted(company.ada, company.field, "A text.", title="A closed title")
    await keep_draft(company.bo, f"subject-{post}", "Half a reply.")
    await leave(company.bo, await visible_community(company.bo, company.field))
    page = (await client.get("/drafts", viewer=company.bo)).text
    assert "Half a reply." in page
    assert "A closed title" not in page
    assert f"/subjects/{post}" not in page


LONG = " ".join(["Words."] * 60) + " The last ones."
POLL = DraftPost(kind="poll", title="Which day", choices=("Monday", "Friday"))


@pytest.mark.parametrize("how", ["left", "left and secret", "retired", "merged"])
async def test_what_was_begun_where_nothing_can_be_posted_any_more_goes_on_elsewhere(
    company: Company, client: Client, how: str
):
    place = await a_pilot(company.ada, "Dry dock", openness="secret" if how == "left and secret" else "open")
    key = f"post-{place.id}"
    await keep_draft(company.ada, key, LONG, POLL)
    match how:
        case "retired":
            await retire(company.ada, place, Farewell(reason="Done."))
        case "merged":
            await merge(company.ada, place, await a_pilot(company.ada, "Wet dock"), reason="The same people.")
        case _:
            owns = {"place_id": place.id, "person_id": company.bo.id, "role": "owner", "since": now_us()}
            await write(INSERT_MEMBERSHIP(**owns))
            await leave(company.ada, place)
    listed = (await client.get("/drafts", viewer=company.ada)).text
    assert f'href="/posts/new?draft={key}"' in listed
    assert "post there any more." in listed
    assert f"{place.url}#write" not in listed
    assert ("Dry dock" in listed) == (how != "left and secret")
    begun = (await client.get(f"/posts/new?draft={key}", viewer=company.ada)).text
    for part in (f"{LONG}</textarea>", 'value="Which day"', 'value="Monday"', 'value="Friday"'):
        assert part in begun
    typed = {"place": company.pumps, "kind": "poll", "text": LONG, "title": "Which day", "choice": ["Monday", ""]}
    refused = await client.post(f"/posts?draft={key}", viewer=company.ada, form=typed)
    assert refused.status_code == 422
    assert f'value="{company.pumps}" selected' in refused.text
    sent = await client.post(f"/posts?draft={key}", viewer=company.ada, form=typed | {"choice": ["Monday", "Friday"]})
    assert (sent.status_code, await drafts_of(company.ada)) == (303, [])


async def test_a_reply_that_can_be_sent_nowhere_any_more_is_shown_whole(company: Company, client: Client):
    post = await posted(company.bo, company.pumps, "A text.", title="Which seal fits")
    await keep_draft(company.ada, f"subject-{post}", LONG)
    assert "The last ones." not in (await client.get("/drafts", viewer=company.ada)).text
    await close(company.bo, await visible_subject(company.bo, post))
    listed = (await client.get("/drafts", viewer=company.ada)).text
    assert "No reply can be sent there any more." in listed
    assert "The last ones." in listed
    assert "Go on writing" not in listed


async def test_the_composer_goes_on_with_posts_only(company: Company, client: Client):
    post = await posted(company.bo, company.pumps, "A text.", title="Which seal fits")
    await keep_draft(company.ada, f"subject-{post}", "A reply to one person.")
    page = (await client.get(f"/posts/new?draft=subject-{post}", viewer=company.ada)).text
    assert "A reply to one person." not in page


async def test_the_number_of_statements_does_not_grow_with_the_drafts(company: Company, client: Client):
    counts = []
    for turn in range(3):
        post = await posted(company.bo, company.pumps, "A text.", title=f"Post {turn}")
        direct = await open_direct(company.ada, [[company.bo, company.eve, company.max][turn].id])
        await keep_draft(company.ada, f"subject-{post}", "A reply.")
        await keep_draft(company.ada, f"subject-{direct.subject_id}", "A message.")
        await keep_draft(company.ada, f"post-{company.pumps}", "A post.")
        await client.get("/drafts", viewer=company.ada)
        with counted() as ran:
            await client.get("/drafts", viewer=company.ada)
        counts.append(len(ran))
    assert len(set(counts)) == 1
