"""Posting: every kind from the form to the page, who may, and what is refused."""

import asyncio
from typing import Any

import pytest

from raison.communities.policies import visible_place
from raison.initiatives.actions import open_initiative
from raison.kernel.errors import Invalid, NotAllowed
from raison.lifecycle.actions import merge, retire
from raison.lifecycle.rows import Farewell
from raison.posts.actions import open_post
from raison.posts.queries import cards, feed
from raison.posts.rows import NewPost
from raison.subjects.actions import keep_draft
from raison.subjects.policies import visible_subject
from raison.subjects.queries import drafts_of
from tests.lifecycle.living import a_pilot
from tests.support.company import Company
from tests.support.programs import Client

FORMS: dict[str, dict[str, Any]] = {
    "update": {"text": "The seal is tight.\n\nIt ran for an hour."},
    "question": {"text": "Which grease for the bearing?"},
    "poll": {"text": "When do we meet?", "choice": ["Monday", "Friday"], "many": "1"},
    "praise": {"text": "@bo drove to Keld Lane on a Saturday"},
    "announcement": {"text": "From January return visits come first"},
}


@pytest.mark.parametrize("kind", FORMS)
async def test_a_post_of_every_kind_goes_from_the_form_to_the_page(company: Company, client: Client, kind: str):
    sent = await client.post("/posts", viewer=company.ada, form=FORMS[kind] | {"kind": kind, "place": company.pumps})
    assert sent.status_code == 303, sent.text
    page = await client.get(sent.headers["location"], viewer=company.bo)
    title = FORMS[kind]["text"].partition("\n")[0].replace("@bo", "Bo Lind")
    assert page.status_code == 200
    assert title in page.text
    [card] = (await feed(company.bo, "for_you")).cards
    assert (card.kind, card.author.id, card.place.id) == (kind, company.ada.id, company.pumps)
    assert [person.id for person in card.praised] == ([company.bo.id] if kind == "praise" else [])
    assert [choice.text for choice in card.poll.choices] == ["Monday", "Friday"] if card.poll else kind != "poll"
    thread = await client.get(card.url, viewer=company.bo)
    assert thread.status_code == 200
    assert title in thread.text


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "update", "text": " \n "}, "text"),
        ({"kind": "poll", "text": "When?", "choices": ("Monday", " Monday ")}, "choice"),
        ({"kind": "poll", "text": "When?", "choices": tuple(f"Day {n}" for n in range(21))}, "choice"),
        ({"kind": "praise", "text": "Thanks to all"}, "text"),
        ({"kind": "praise", "text": "Thanks to @ada, that is me"}, "text"),
        ({"kind": "praise", "text": "Thanks to @petra, who can not read it"}, "text"),
    ],
)
async def test_what_is_wrong_is_named_and_nothing_is_stored(company: Company, wrong: dict, field: str):
    place = await visible_place(company.ada, company.board)
    with pytest.raises(Invalid) as refused:
        await open_post(company.ada, place, NewPost(**wrong))
    assert field in refused.value.fields
    assert (await feed(company.ada, "for_you")).cards == []


async def test_a_form_with_an_error_comes_back_with_what_was_typed(company: Company, client: Client):
    form = {"kind": "poll", "place": company.pumps, "text": "When do we meet?", "choice": ["Monday"], "title": "Date"}
    sent = await client.post("/posts", viewer=company.bo, form=form)
    assert sent.status_code == 422
    assert "When do we meet?" in sent.text
    assert 'value="Monday"' in sent.text
    assert 'value="Date"' in sent.text
    assert "A poll has 2 to 20 different choices." in sent.text


async def test_with_turbo_only_the_composer_comes_back(company: Company, client: Client):
    form = {"kind": "poll", "place": company.pumps, "text": "When do we meet?", "choice": ["Monday"]}
    turbo = "text/vnd.turbo-stream.html, text/html"
    key = f"post-{company.pumps}"
    sent = await client.post(f"/posts?draft={key}", viewer=company.bo, form=form, accept=turbo)
    assert (sent.status_code, sent.headers["content-type"].partition(";")[0]) == (422, "text/vnd.turbo-stream.html")
    assert sent.text.startswith('<turbo-stream action="replace" target="write">')
    for kept in (
        "When do we meet?</textarea>",
        'value="Monday"',
        f'action="/posts?draft={key}"',
        'id="write-wrong-choice"',
    ):
        assert kept in sent.text
    assert 'name="title"' not in sent.text
    long = await client.post("/posts", viewer=company.bo, form=form | {"text": "x" * 40_001, "title": ""}, accept=turbo)
    assert 'aria-describedby="write-wrong-text"' in long.text
    assert 'name="title"' in long.text
    over = await client.post("/posts", viewer=company.bo, form=form | {"choice": ["x" * 201, "y"]}, accept=turbo)
    assert 'id="write-wrong-choice"' in over.text


async def test_a_form_with_a_file_and_an_error_comes_back_with_both(company: Company, client: Client):
    parts = {"place": str(company.pumps), "kind": "question", "zone": "z" * 61, "text": "Which seal goes here?"}
    body = "".join(f'--b\r\nContent-Disposition: form-data; name="{n}"\r\n\r\n{v}\r\n' for n, v in parts.items())
    body += '--b\r\nContent-Disposition: form-data; name="file"; filename="seal.txt"\r\n\r\nfive bar\r\n--b--\r\n'
    kind = "multipart/form-data; boundary=b"
    answer = await client.raw("POST", "/posts", viewer=company.ada, content=body.encode(), kind=kind)
    assert answer.status_code == 422
    assert "Which seal goes here?" in answer.text
    assert "At most 60 characters." in answer.text
    assert "seal.txt" in answer.text


async def test_who_is_not_in_a_place_can_not_post_there(company: Company):
    open_place = await visible_place(company.eve, company.pumps)
    with pytest.raises(NotAllowed, match="Join Pumps"):
        await open_post(company.eve, open_place, NewPost(text="Hello"))
    guest_place = await visible_place(company.gil, company.field)
    subject_id = await open_post(company.gil, guest_place, NewPost(text="A guest asks", kind="question"))
    assert (await cards(company.gil.id, [subject_id]))[0].title == "A guest asks"


async def test_strangers_are_told_nothing_of_a_place_when_they_post(company: Company, client: Client):
    for stranger, place in ((company.eve, company.board), (company.petra, company.pumps), (company.gil, company.pumps)):
        sent = await client.post("/posts", viewer=stranger, form={"place": place, "text": "Anybody there?"})
        assert sent.status_code == 404
        body = {"place_id": str(place), "text": "Anybody there?"}
        assert (await client.json("POST", "/api/v1/posts", viewer=stranger, body=body)).status_code == 404


@pytest.mark.parametrize("how", ["retired", "merged"])
async def test_nothing_begins_in_a_place_that_has_ended_since_it_was_read(company: Company, how: str):
    place, into = await a_pilot(company.ada, "Dry dock"), await a_pilot(company.ada, "Wet dock")
    if how == "retired":
        await retire(company.ada, place, Farewell(reason="Done."))
    else:
        await merge(company.ada, place, into, reason="The same people.")
    await keep_draft(company.ada, f"post-{place.id}", "Too late.")
    with pytest.raises(NotAllowed, match="Dry dock has ended; nothing more is posted there"):
        await open_post(company.ada, place, NewPost(text="Too late."), drafts=[f"post-{place.id}"])
    with pytest.raises(NotAllowed, match="Dry dock has ended; no initiative opens there"):
        await open_initiative(company.ada, place, name="Too late", problem="Too late.")
    assert [card.title for card in (await feed(company.ada, "for_you")).cards] == []
    assert [draft.text for draft in await drafts_of(company.ada)] == ["Too late."]


async def test_what_is_posted_while_a_community_is_merged_is_found_in_the_other_one(company: Company):
    place, into = await a_pilot(company.ada, "Dry dock"), await a_pilot(company.ada, "Wet dock")
    posting = [open_post(company.ada, place, NewPost(text=f"Post {number}.")) for number in range(12)]
    sent = await asyncio.gather(
        *posting[:6], merge(company.ada, place, into, reason="The same people."), *posting[6:], return_exceptions=True
    )
    assert sent[6] is None
    for one in (*sent[:6], *sent[7:]):
        if isinstance(one, int):
            assert (await visible_subject(company.ada, one)).place_id == into.id
        else:
            assert isinstance(one, NotAllowed)


async def test_announcing_is_for_owners_and_in_the_company_for_the_digital_office(company: Company):
    announcement = NewPost(kind="announcement", text="A change")
    pumps = await visible_place(company.bo, company.pumps)
    with pytest.raises(NotAllowed, match="Only owners and moderators announce in Pumps"):
        await open_post(company.bo, pumps, announcement)
    everybody = await visible_place(company.ada, company.company_place)
    with pytest.raises(NotAllowed, match="Only the Digital Office"):
        await open_post(company.ada, everybody, announcement)
    assert await open_post(company.max, await visible_place(company.max, company.company_place), announcement)


async def test_the_draft_is_gone_when_the_post_is_sent_and_stays_when_it_is_not(company: Company, client: Client):
    await keep_draft(company.bo, "post", "Half a thought")
    await keep_draft(company.bo, f"post-{company.pumps}", "Another one")
    form = {"kind": "announcement", "place": company.pumps, "text": "Half a thought"}
    refused = await client.post("/posts?draft=post", viewer=company.bo, form=form)
    assert refused.status_code == 403
    assert sorted(one.text for one in await drafts_of(company.bo)) == ["Another one", "Half a thought"]
    await client.post("/posts?draft=post", viewer=company.bo, form=form | {"kind": "update"})
    assert [one.text for one in await drafts_of(company.bo)] == ["Another one"]


async def test_a_program_posts_what_a_person_would(company: Company, client: Client):
    body = {"place_id": str(company.pumps), "kind": "poll", "text": "Which day?", "choices": ["Mon", "Tue"]}
    made = await client.json("POST", "/api/v1/posts", viewer=company.bo, body=body)
    assert made.status_code == 201, made.text
    card = made.json()
    assert card["place"]["id"] == str(company.pumps)
    assert [choice["text"] for choice in card["poll"]["choices"]] == ["Mon", "Tue"]
    listed = (await client.get("/api/v1/feed", viewer=company.ada)).json()
    assert [one["id"] for one in listed["entries"]] == [card["id"]]
    assert listed["next"] is None
    wrong = await client.json("POST", "/api/v1/posts", viewer=company.bo, body=body | {"choices": []})
    assert wrong.status_code == 422
    assert wrong.headers["content-type"].startswith("application/problem+json")
