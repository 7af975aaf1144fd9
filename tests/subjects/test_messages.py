"""One message: changing it, its history, taking it away without leaving a word, reacting to it."""

import asyncio

import pytest
from sqlalchemy import text

from raison.kernel.database import current, metadata
from raison.kernel.errors import Conflict, Invalid, NotAllowed
from raison.kernel.spine import announcement_for
from raison.kernel.spine.activities import activities_after
from raison.kernel.spine.positions import BEGINNING
from raison.subjects.actions import delete_message, edit_message, react, reply, toggle_reaction
from raison.subjects.actions.reacting import ReactedAlready
from raison.subjects.policies import visible_message, visible_subject, visible_together
from raison.subjects.queries import named_in, revisions_of
from raison.subjects.rows import Subject
from tests.support.company import Company
from tests.support.programs import Client

CANARY = "zanzibarcanary"


async def everything_stored() -> str:
    """The whole database as text, but for the log of what was requested."""
    from raison.kernel.database.statements import statement

    found = []
    for table in metadata.sorted_tables:
        rows = await current().fetch(statement(text(f"SELECT * FROM {table.name}")), {})
        found += [str(tuple(row)) for row in rows]
    return "\n".join(found)


async def test_an_edit_keeps_the_earlier_wording_and_shows_what_changed(
    client: Client, company: Company, pumps: Subject
):
    message_id = await reply(company.bo, pumps, source="Set it to 0.4 mm.")
    subject, message = await visible_together(company.bo, message_id)
    await edit_message(company.bo, subject, message, source="Set it to **0.6** mm.")
    changed = await visible_message(company.ada, message_id)
    assert (changed.source, changed.edits, changed.edited_at is not None) == ("Set it to **0.6** mm.", 1, True)
    assert "<strong>0.6</strong>" in (changed.html or "")
    assert changed.version > message.version
    assert [one.source for one in await revisions_of(message_id)] == ["Set it to 0.4 mm."]
    history = await client.get(f"/m/{message_id}/history", viewer=company.eve)
    assert "<del>0.4</del>" in history.text
    assert "<ins>**0.6**</ins>" in history.text
    page = await client.get(f"/subjects/{pumps.id}", viewer=company.eve)
    assert f"/m/{message_id}/history" in page.text
    assert ">edited<" in page.text


async def test_an_edit_that_changes_nothing_is_no_edit(company: Company, pumps: Subject):
    subject, message = await visible_together(company.ada, pumps.first_message_id or 0)
    await edit_message(company.ada, subject, message, source=message.source)
    assert (await visible_message(company.ada, message.id)).edits == 0
    assert await activities_after(BEGINNING) == []


async def test_of_two_edits_over_the_same_wording_one_wins(company: Company, pumps: Subject):
    subject, message = await visible_together(company.ada, pumps.first_message_id or 0)
    outcomes = await asyncio.gather(
        *[edit_message(company.ada, subject, message, source=f"Wording {number}") for number in range(4)],
        return_exceptions=True,
    )
    assert sum(outcome is None for outcome in outcomes) == 1
    assert all(outcome is None or isinstance(outcome, Conflict) for outcome in outcomes)
    assert len(await revisions_of(message.id)) == 1


async def test_editing_names_only_whom_the_new_words_name(company: Company, field: Subject):
    message_id = await reply(company.ada, field, source="@bo, look")
    subject, message = await visible_together(company.ada, message_id)
    await edit_message(company.ada, subject, message, source="@bo and @carla, look")
    announcement = await announcement_for((await activities_after(BEGINNING))[-1])
    assert announcement is not None
    assert announcement.needs == announcement.audience == {company.carla.id}
    assert {one.person_id for one in await named_in(message_id)} == {company.bo.id, company.carla.id}


async def test_editing_the_first_message_moves_the_excerpt(company: Company, pumps: Subject):
    subject, message = await visible_together(company.ada, pumps.first_message_id or 0)
    await edit_message(company.ada, subject, message, source="It is *dry* now.")
    assert (await visible_subject(company.bo, pumps.id)).excerpt == "It is dry now."


async def test_nobody_changes_what_others_wrote_and_moderators_may_only_delete(
    client: Client, company: Company, field: Subject
):
    message_id = await reply(company.bo, field, source="Mine")
    for viewer, status in [(company.ada, 403), (company.carla, 403), (company.gil, 403), (company.eve, 404)]:
        assert (await client.get(f"/m/{message_id}/editing", viewer=viewer)).status_code == status
        posted = await client.post(f"/m/{message_id}/editing", viewer=viewer, form={"text": "Yours"})
        assert posted.status_code == status
        patched = await client.json("PATCH", f"/api/v1/messages/{message_id}", viewer=viewer, body={"source": "Yours"})
        assert patched.status_code == status
    for viewer, status in [(company.carla, 403), (company.gil, 403), (company.eve, 404), (company.max, 404)]:
        assert (await client.post(f"/m/{message_id}/removal", viewer=viewer)).status_code == status
    assert (await visible_message(company.bo, message_id)).source == "Mine"
    assert (await client.post(f"/m/{message_id}/removal", viewer=company.ada)).status_code == 303
    assert (await visible_message(company.bo, message_id)).deleted_by_name == "Ada Berg"


async def test_a_deleted_message_leaves_a_trace_and_not_one_word(client: Client, company: Company, field: Subject):
    first = await reply(company.bo, field, source=f"{CANARY} one")
    await reply(company.ada, field, source="See above", quoted_id=first)
    subject, message = await visible_together(company.bo, first)
    await edit_message(company.bo, subject, message, source=f"{CANARY} two")
    await react(company.ada, subject, await visible_message(company.ada, first), "thanks")
    before = await client.get(f"/subjects/{field.id}", viewer=company.carla)
    assert before.text.count(CANARY) == 2
    await delete_message(company.bo, *await visible_together(company.bo, first))
    assert CANARY not in await everything_stored()
    for path in (f"/subjects/{field.id}", f"/m/{first}/history"):
        page = await client.get(path, viewer=company.carla)
        assert page.status_code == 200
        assert CANARY not in page.text
        assert "Deleted by Bo Lind" in page.text
    shown = await client.json("GET", f"/api/v1/messages/{first}", viewer=company.carla)
    assert shown.status_code == 200
    assert CANARY not in shown.text
    assert shown.json()["deleted_by_name"] == "Bo Lind"
    revisions = await client.json("GET", f"/api/v1/messages/{first}/revisions", viewer=company.carla)
    assert revisions.json()["entries"] == []
    assert (await visible_subject(company.ada, field.id)).replies == 1


async def test_deleting_the_first_message_takes_title_and_excerpt_along_and_keeps_the_replies(
    client: Client, company: Company, field: Subject
):
    await reply(company.carla, field, source="My answer stays.")
    await delete_message(company.ada, *await visible_together(company.ada, field.first_message_id or 0))
    found = await visible_subject(company.bo, field.id)
    assert (found.title, found.excerpt, found.state) == ("", "", "deleted")
    page = await client.get(f"/subjects/{field.id}", viewer=company.bo)
    assert "Deleted post" in page.text
    assert "My answer stays." in page.text
    assert "weeps" not in page.text
    assert "weeps" not in await everything_stored()


async def test_what_is_deleted_takes_neither_edits_nor_reactions_nor_a_second_deletion(
    client: Client, company: Company, pumps: Subject
):
    message_id = await reply(company.bo, pumps, source="Gone soon")
    await delete_message(company.bo, *await visible_together(company.bo, message_id))
    subject, message = await visible_together(company.bo, message_id)
    with pytest.raises(NotAllowed):
        await edit_message(company.bo, subject, message, source="Back")
    with pytest.raises(Conflict):
        await react(company.ada, subject, message, "thanks")
    with pytest.raises(Conflict):
        await delete_message(company.bo, subject, message)
    with pytest.raises(Invalid):
        await reply(company.ada, pumps, source="Quote", quoted_id=message_id)
    assert (await visible_subject(company.ada, pumps.id)).replies == 0


async def test_a_reaction_is_counted_once_a_person_and_taken_back_by_pressing_again(
    client: Client, company: Company, pumps: Subject
):
    message_id = pumps.first_message_id or 0
    subject, message = await visible_together(company.bo, message_id)
    outcomes = await asyncio.gather(
        *[react(company.bo, subject, message, "thanks") for _ in range(3)], return_exceptions=True
    )
    assert sum(isinstance(outcome, ReactedAlready) for outcome in outcomes) == 2
    await react(company.eve, subject, message, "thanks")
    [reaction] = (await visible_message(company.ada, message_id)).reactions
    assert (reaction.word, reaction.count, set(reaction.people)) == ("thanks", 2, {company.bo.id, company.eve.id})
    answer = await client.post(f"/m/{message_id}/reactions", viewer=company.bo, form={"word": "thanks"})
    assert answer.status_code == 303
    [reaction] = (await visible_message(company.ada, message_id)).reactions
    assert reaction.people == (company.eve.id,)


async def test_only_our_words_and_what_is_there_already_can_be_pressed(company: Company, pumps: Subject):
    from raison.kernel.clock import now_us
    from raison.kernel.database import write
    from raison.subjects.actions.reacting import INSERT_REACTION

    message_id = pumps.first_message_id or 0
    await write(INSERT_REACTION(message_id=message_id, person_id=company.ada.id, word="🎉", at=now_us()))
    subject, message = await visible_together(company.bo, message_id)
    with pytest.raises(Invalid):
        await react(company.bo, subject, message, "🙈")
    await toggle_reaction(company.bo, subject, message, "🎉")
    [reaction] = (await visible_message(company.ada, message_id)).reactions
    assert (reaction.word, reaction.label, reaction.count) == ("🎉", "🎉", 2)


async def test_strangers_can_not_react(client: Client, company: Company, board: Subject):
    for path in (f"/m/{board.first_message_id}/reactions", f"/m/{board.first_message_id}/reactions/removal"):
        answer = await client.post(path, viewer=company.bo, form={"word": "thanks"})
        assert answer.status_code == 404
