"""Who hears of a post, in which words, and what moves on the screens that show it."""

from raison.kernel.pages.rendering import turbo_stream
from raison.kernel.spine import BEGINNING, Announcement, activities_after, announcement_for
from raison.posts.actions import close, pin, unpin
from raison.subjects.actions import delete_message, reply
from raison.subjects.policies import visible_message, visible_subject
from tests.posts.scenes import posted
from tests.support.company import Company
from tests.support.programs import Client


async def last(company: Company) -> Announcement:
    """What the newest activity means for people."""
    told = await announcement_for((await activities_after(BEGINNING))[-1])
    assert told is not None
    return told


async def test_a_plain_post_makes_nobodys_inbox_longer(company: Company):
    await posted(company.ada, company.pumps, "The seal is tight")
    told = await last(company)
    assert (told.audience, told.needs) == (frozenset(), frozenset())
    assert told.text.into(str) == "Ada Berg posted “The seal is tight”"


async def test_whom_a_post_names_is_asked_to_look(company: Company):
    await posted(company.ada, company.pumps, "@bo which grease?", kind="question")
    told = await last(company)
    assert told.needs == told.audience == {company.bo.id}
    assert told.reasons == {company.bo.id: "mentioned"}


async def test_thanks_reach_those_they_are_for_and_ask_nothing_of_them(company: Company):
    await posted(company.ada, company.pumps, "Thank you @bo", kind="praise")
    told = await last(company)
    assert told.audience == {company.bo.id}
    assert not told.needs
    assert told.reasons == {company.bo.id: "praised"}


async def test_an_announcement_reaches_everybody_in_the_place_and_nobody_else(company: Company):
    await posted(company.ada, company.field, "From Monday", kind="announcement")
    told = await last(company)
    assert told.audience >= {company.bo.id, company.gil.id, company.carla.id}
    assert company.eve.id not in told.audience
    assert told.needs == frozenset()


async def test_a_new_post_waits_behind_a_line_in_the_streams_of_its_place(company: Company):
    subject_id = await posted(company.ada, company.pumps, "<b>From Monday</b>", kind="announcement")
    fragments = await (await last(company)).drawn()
    assert {(one.topic, one.action, one.target) for one in fragments} == {
        (f"place:{company.pumps}", "announce", "stream"),
        (f"place:{company.pumps}", "announce", "stream-announcements"),
    }
    html = turbo_stream(fragments[0])
    assert f'id="subject-{subject_id}"' in html
    assert "<b>From Monday" not in html


async def test_a_reply_redraws_what_all_readers_share_of_the_card(company: Company):
    subject_id = await posted(company.ada, company.pumps, "The seal is tight")
    await reply(company.bo, await visible_subject(company.bo, subject_id), source="Good")
    drawn = {one.target: turbo_stream(one) for one in await (await last(company)).drawn()}
    assert "1 reply" in drawn[f"card-acts-{subject_id}"]
    assert "Bo Lind" in drawn[f"card-acts-{subject_id}"]
    assert "The seal is tight" in drawn[f"card-{subject_id}"]


async def test_pins_come_and_go_on_open_pages(company: Company):
    subject_id = await posted(company.ada, company.pumps, "Read this first")
    await pin(company.ada, await visible_subject(company.ada, subject_id))
    drawn = {one.target: turbo_stream(one) for one in await (await last(company)).drawn()}
    assert "Read this first" in drawn[f"pinned-{company.pumps}"]
    await unpin(company.ada, await visible_subject(company.ada, subject_id))
    assert f"pin-{subject_id}" in [one.target for one in await (await last(company)).drawn() if one.action == "remove"]


async def test_what_can_be_done_with_a_post_is_asked_for_anew_by_each_reader(company: Company, client: Client):
    subject_id = await posted(company.ada, company.pumps, "Read this first")
    await close(company.ada, await visible_subject(company.ada, subject_id))
    drawn = {one.target: turbo_stream(one) for one in await (await last(company)).drawn()}
    assert f'src="/subjects/{subject_id}/acts"' in drawn[f"acts-{subject_id}"]
    acts = await client.get(f"/subjects/{subject_id}/acts", viewer=company.ada, turbo_frame=f"acts-{subject_id}")
    assert f'id="acts-{subject_id}"' in acts.text
    assert "Reopen" in acts.text
    others = await client.get(f"/subjects/{subject_id}/acts", viewer=company.bo, turbo_frame=f"acts-{subject_id}")
    assert "Reopen" not in others.text


async def test_the_card_of_a_deleted_post_goes(company: Company):
    subject_id = await posted(company.ada, company.pumps, "Too early")
    subject = await visible_subject(company.ada, subject_id)
    await delete_message(company.ada, subject, await visible_message(company.ada, subject.first_message_id or 0))
    removed = [one.target for one in await (await last(company)).drawn() if one.action == "remove"]
    assert removed == [f"subject-{subject_id}"]
