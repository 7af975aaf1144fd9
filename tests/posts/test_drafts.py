"""Drafts: one list of everything that somebody has begun to write, theirs alone, and they go on where it belongs."""

import pytest

from raison.communities.actions import leave
from raison.communities.policies import visible_community
from raison.messages.actions import open_direct
from raison.subjects.actions import keep_draft
from raison.subjects.queries import drafts_of
from tests.posts.scenes import counted, posted
from tests.support.company import Company
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
