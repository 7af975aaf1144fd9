"""Direct conversations: the same people find the same one, and nobody else finds any."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from raison.inbox.queries import counts, notices_of
from raison.kernel.access import Viewer
from raison.kernel.database import write
from raison.kernel.errors import Invalid, NotAllowed, NotFound
from raison.kernel.ids import new_id
from raison.messages.actions import leave_group, name_group, open_direct
from raison.messages.policies import visible_direct
from raison.messages.queries import directs_of
from raison.messages.rows import Direct
from raison.subjects.actions import follow, mark_read, reply
from raison.subjects.policies import visible_subject
from tests.support.company import INSERT_PERSON, Company
from tests.support.programs import Client

STATEMENTS = sys.modules["raison.kernel.database.current"].before_statement


async def say(viewer: Viewer, direct: Direct, text: str) -> int:
    """Write in a conversation."""
    return await reply(viewer, await visible_subject(viewer, direct.subject_id), source=text)


@contextmanager
def counted() -> Iterator[list[object]]:
    """The statements that run inside the block."""
    ran: list[object] = []
    STATEMENTS.append(ran.append)
    try:
        yield ran
    finally:
        STATEMENTS.remove(ran.append)


async def test_the_same_people_find_the_same_conversation(company: Company):
    made = await open_direct(company.ada, [company.bo.id])
    assert (await open_direct(company.bo, [company.ada.id])).id == made.id
    assert (await open_direct(company.ada, [company.bo.id, company.ada.id])).id == made.id
    group = await open_direct(company.ada, [company.bo.id, company.eve.id], name="Seal order")
    assert group.id != made.id
    assert (await open_direct(company.eve, [company.ada.id, company.bo.id])).id == group.id
    assert group.title(company.ada.id) == "Seal order"
    assert made.title(company.ada.id) == "Bo Lind"
    assert made.title(company.bo.id) == "Ada Berg"


async def test_of_two_who_begin_at_once_both_get_the_one(company: Company):
    viewers = [company.ada, company.bo] * 4
    others = [company.bo, company.ada] * 4
    made = await asyncio.gather(
        *[open_direct(viewer, [other.id]) for viewer, other in zip(viewers, others, strict=True)]
    )
    assert len({direct.id for direct in made}) == 1


async def test_a_conversation_has_at_least_two_and_at_most_fifty_people(company: Company):
    ids = [new_id() for _number in range(50)]
    await write(
        INSERT_PERSON.many(
            {"id": one, "organisation_id": company.home_id, "handle": f"p{one}", "name": "One", "created_at": 1}
            for one in ids
        )
    )
    with pytest.raises(Invalid) as refused:
        await open_direct(company.ada, ids)  # 51 with Ada
    assert "at most 50 people" in refused.value.message
    with pytest.raises(Invalid):
        await open_direct(company.ada, [])
    with pytest.raises(Invalid):
        await open_direct(company.ada, [company.ada.id])
    with pytest.raises(Invalid):
        await open_direct(company.ada, [new_id()])
    assert len((await open_direct(company.ada, ids[:49])).people) == 50


async def test_people_from_outside_only_write_to_those_with_whom_they_share_a_place(company: Company):
    direct = await open_direct(company.carla, [company.bo.id])
    assert direct.outside == 1
    for stranger in (company.eve, company.petra):
        with pytest.raises(Invalid):
            await open_direct(company.carla, [stranger.id])
    with pytest.raises(Invalid):
        await open_direct(company.petra, [company.ada.id])


async def test_strangers_do_not_learn_that_a_conversation_exists(client: Client, company: Company):
    direct = await open_direct(company.ada, [company.bo.id])
    await say(company.ada, direct, "Between us: chrysanthemum")
    for viewer in (company.eve, company.max, company.carla):
        with pytest.raises(NotFound):
            await visible_direct(viewer, direct.id)
        for path in (f"/messages/{direct.id}", f"/subjects/{direct.subject_id}", f"/messages/{direct.id}/head"):
            assert (await client.get(path, viewer=viewer)).status_code == 404
        assert (await client.json("GET", f"/api/v1/directs/{direct.id}", viewer=viewer)).status_code == 404
        assert "chrysanthemum" not in (await client.get("/messages", viewer=viewer)).text
        sent = await client.post(f"/subjects/{direct.subject_id}/replies", viewer=viewer, form={"text": "Hi"})
        assert sent.status_code == 404


async def test_between_two_people_every_message_waits_for_the_other(company: Company):
    direct = await open_direct(company.ada, [company.bo.id])
    await say(company.ada, direct, "Have you seen the seal?")
    await company.settle()
    (line,) = await notices_of(company.bo)
    assert (line.heap, line.title, line.reason, line.url) == (
        "needs",
        "Have you seen the seal?",
        "wrote to you",
        f"/messages/{direct.id}#new",
    )
    assert await notices_of(company.ada) == []
    found = await counts(company.bo)
    assert (found.needs_you, found.messages) == (1, 1)
    await say(company.bo, direct, "I have.")
    await company.settle()
    assert await notices_of(company.bo) == []
    assert (await counts(company.bo)).messages == 0
    assert (await counts(company.ada)).messages == 1


async def test_a_conversation_of_two_can_be_muted(company: Company):
    direct = await open_direct(company.ada, [company.bo.id])
    await follow(company.bo, await visible_subject(company.bo, direct.subject_id), "muted")
    await say(company.ada, direct, "And another thing.")
    await company.settle()
    assert await notices_of(company.bo) == []
    await say(company.ada, direct, "@bo this cannot wait.")
    await company.settle()
    assert [line.heap for line in await notices_of(company.bo)] == ["needs"]


async def test_in_a_group_a_message_is_followed_unless_it_names_one(company: Company):
    group = await open_direct(company.ada, [company.bo.id, company.eve.id])
    message_id = await say(company.ada, group, "@eve can you order it?")
    await company.settle()
    assert [line.heap for line in await notices_of(company.eve)] == ["needs"]
    (line,) = await notices_of(company.bo)
    assert (line.heap, line.title, line.reason) == ("following", "Ada Berg, Eve Dahl", "you are in the group")
    await mark_read(company.bo, group.subject_id, message_id)
    assert await notices_of(company.bo) == []


async def test_a_conversation_in_which_nothing_is_written_is_in_nobodys_list(company: Company):
    direct = await open_direct(company.ada, [company.bo.id])
    await company.settle()
    assert await directs_of(company.ada) == []
    assert await directs_of(company.bo) == []
    assert await notices_of(company.bo) == []
    await say(company.ada, direct, "Now.")
    (listed,) = await directs_of(company.bo)
    assert (listed.excerpt, listed.unread, listed.last_author_id) == ("Now.", True, company.ada.id)
    assert not (await directs_of(company.ada))[0].unread


async def test_who_leaves_a_group_reads_nothing_of_it_any_more(company: Company):
    group = await open_direct(company.ada, [company.bo.id, company.eve.id])
    await say(company.ada, group, "Before.")
    await leave_group(company.eve, group)
    with pytest.raises(NotFound):
        await visible_direct(company.eve, group.id)
    await say(company.ada, group, "@eve after.")
    await company.settle()
    assert await notices_of(company.eve) == []
    # those who are left find it as theirs, and the three of them begin a new one
    assert (await open_direct(company.bo, [company.ada.id])).id == group.id
    assert (await open_direct(company.ada, [company.bo.id, company.eve.id])).id != group.id


async def test_a_group_of_two_that_were_more_does_not_take_over_their_own_conversation(company: Company):
    pair = await open_direct(company.ada, [company.bo.id])
    group = await open_direct(company.ada, [company.bo.id, company.eve.id])
    await leave_group(company.eve, group)
    assert (await open_direct(company.ada, [company.bo.id])).id == pair.id
    assert (await visible_direct(company.bo, group.id)).id == group.id


async def test_everybody_in_a_group_may_name_it_and_nobody_a_pair(company: Company):
    group = await open_direct(company.ada, [company.bo.id, company.eve.id])
    await name_group(company.eve, group, "  Seal   order ")
    assert (await visible_direct(company.ada, group.id)).name == "Seal order"
    assert (await visible_subject(company.ada, group.subject_id)).title == "Seal order"
    await name_group(company.ada, await visible_direct(company.ada, group.id), "")
    assert (await visible_subject(company.ada, group.subject_id)).title == "Ada Berg, Bo Lind, Eve Dahl"
    with pytest.raises(Invalid):
        await name_group(company.ada, group, "x" * 81)
    pair = await open_direct(company.ada, [company.bo.id])
    for act in (name_group(company.ada, pair, "Us"), leave_group(company.ada, pair)):
        with pytest.raises(NotAllowed):
            await act


async def test_nobody_in_a_conversation_moderates_it(client: Client, company: Company):
    direct = await open_direct(company.ada, [company.bo.id])
    message_id = await say(company.bo, direct, "Mine.")
    answer = await client.post(f"/m/{message_id}/removal", viewer=company.ada)
    assert answer.status_code == 403


async def test_one_writes_to_somebody_without_script(client: Client, company: Company):
    page = await client.get("/messages/new?to=bo", viewer=company.ada)
    assert "Bo Lind" in page.text
    assert f'value="{company.bo.id}" checked' in page.text
    sent = await client.post("/messages", viewer=company.ada, form={"to": "@bo, Carla Reid", "text": "Seal is dry."})
    assert sent.status_code == 303
    thread = await client.get(sent.headers["location"], viewer=company.bo)
    assert "Seal is dry." in thread.text
    assert "1 person from outside reads this." in thread.text
    assert "Aldwater" in thread.text
    listed = (await client.get("/messages", viewer=company.bo)).text
    assert "Ada, Carla" in listed
    assert "1 conversation is unread." in listed
    for form in ({"to": "nobody at all"}, {}, {"person": str(new_id())}):
        refused = await client.post("/messages", viewer=company.ada, form=form | {"text": "Keep this"})
        assert refused.status_code == 422
        assert "Keep this" in refused.text


async def test_from_a_profile_one_comes_to_the_conversation_that_there_is(client: Client, company: Company):
    direct = await open_direct(company.ada, [company.bo.id])
    answer = await client.get("/messages/new?to=bo", viewer=company.ada)
    assert (answer.status_code, answer.headers["location"]) == (303, direct.url)
    assert (await client.get("/messages/new?to=bo", viewer=company.max)).status_code == 200


async def test_only_people_to_whom_one_may_write_are_suggested(client: Client, company: Company):
    async def names(viewer: Viewer, q: str) -> list[str]:
        found = (await client.get(f"/messages/suggest?q={q}", viewer=viewer)).json()
        return [one["name"] for one in found]

    assert await names(company.ada, "car") == ["Carla Reid"]
    assert await names(company.ada, "ada") == []
    assert await names(company.carla, "bo") == ["Bo Lind"]
    assert await names(company.carla, "eve") == []
    assert await names(company.petra, "a") == []


async def test_an_empty_message_is_refused(client: Client, company: Company):
    direct = await open_direct(company.ada, [company.bo.id])
    sent = await client.post(f"/subjects/{direct.subject_id}/replies", viewer=company.ada, form={"text": "  "})
    assert sent.status_code == 422
    assert await directs_of(company.bo) == []


@pytest.mark.parametrize("text", ["   ", "x" * 40_001])
async def test_a_message_that_can_not_be_sent_comes_back_in_its_conversation(
    client: Client, company: Company, text: str
):
    direct = await open_direct(company.ada, [company.bo.id])
    answer = await client.post(f"/subjects/{direct.subject_id}/replies", viewer=company.ada, form={"text": text})
    assert answer.status_code == 422
    assert f'id="direct-head-{direct.id}"' in answer.text
    assert "composer__error" in answer.text
    assert text.strip() in answer.text
    assert '<a class="link" href="/communities' not in answer.text


async def test_a_name_that_is_too_long_comes_back_in_its_conversation(client: Client, company: Company):
    group = await open_direct(company.ada, [company.bo.id, company.eve.id])
    for long in ("y" * 81, "y" * 500):
        answer = await client.post(f"/messages/{group.id}/name", viewer=company.ada, form={"name": long})
        assert (answer.status_code, long in answer.text, 'id="error-name"' in answer.text) == (422, True, True)


async def test_the_audience_is_counted_before_anything_is_sent(client: Client, company: Company):
    path = f"/messages/audience?person={company.bo.id}&person={company.carla.id}"
    frame = (await client.get(path, viewer=company.ada, turbo_frame="audience")).text
    assert "3 people" in frame
    assert "1 outside Halden Pumps" in frame
    hidden = (await client.get(path, viewer=company.petra, turbo_frame="audience")).text
    assert "will see this" not in hidden


async def test_programs_find_and_list_conversations(client: Client, company: Company):
    body = {"people": [str(company.bo.id)]}
    made = (await client.json("POST", "/api/v1/directs", viewer=company.ada, body=body)).json()
    again = (await client.json("POST", "/api/v1/directs", viewer=company.ada, body=body)).json()
    assert made["id"] == again["id"]
    for number, other in enumerate((company.bo, company.eve, company.max)):
        await say(company.ada, await open_direct(company.ada, [other.id]), f"Message {number}")
    first = (await client.json("GET", "/api/v1/directs?limit=2", viewer=company.ada)).json()
    rest = (await client.json("GET", f"/api/v1/directs?limit=2&before={first['next']}", viewer=company.ada)).json()
    assert [one["excerpt"] for one in first["entries"] + rest["entries"]] == ["Message 2", "Message 1", "Message 0"]
    assert rest["next"] is None
    assert (await client.json("GET", "/api/v1/directs?before=x", viewer=company.ada)).status_code == 400
    assert (await client.json("POST", "/api/v1/directs", viewer=company.ada, body={"people": []})).status_code == 422
    group = {"people": [str(company.bo.id), str(company.eve.id)], "name": "Seal order"}
    named = (await client.json("POST", "/api/v1/directs", viewer=company.ada, body=group)).json()
    path = f"/api/v1/directs/{named['id']}"
    assert (await client.json("PATCH", path, viewer=company.bo, body={"name": "Seals"})).json()["name"] == "Seals"
    assert (await client.json("DELETE", f"{path}/membership", viewer=company.eve)).status_code == 204
    assert (await client.json("GET", path, viewer=company.eve)).status_code == 404


async def test_the_number_of_statements_does_not_grow_with_the_conversations(client: Client, company: Company):
    async def statements(path: str) -> int:
        await client.get(path, viewer=company.ada)
        with counted() as ran:
            assert (await client.get(path, viewer=company.ada)).status_code == 200
        return len(ran)

    direct = await open_direct(company.ada, [company.bo.id])
    await say(company.ada, direct, "One")
    paths = ("/messages", f"/messages/{direct.id}", "/api/v1/directs")
    before = [await statements(path) for path in paths]
    for number in range(6):
        await say(company.bo, direct, f"Reply {number}")
    for other in (company.eve, company.max, company.carla):
        await say(company.ada, await open_direct(company.ada, [other.id, company.bo.id]), "Hello")
    assert [await statements(path) for path in paths] == before
