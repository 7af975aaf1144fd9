"""What people hear of communities, and what moves on their screens."""

import pytest

from raison.communities import actions, queries
from raison.communities.access import who_knows
from raison.communities.policies import visible_place
from raison.communities.proposals import Changes
from raison.kernel.pages.rendering import render_fragments
from raison.kernel.spine import BEGINNING, Activity, Announcement, activities_after, announcement_for
from raison.lifecycle import actions as lifecycle
from raison.lifecycle.proposals import Terms
from raison.people.queries import people_by_handles
from tests.support.company import Company

pytestmark = pytest.mark.anyio


async def _last() -> tuple[Activity, Announcement, str]:
    activity = (await activities_after(BEGINNING))[-1]
    announcement = await announcement_for(activity)
    assert announcement is not None
    return activity, announcement, announcement.text.into(lambda message: message)


async def test_owners_and_moderators_are_asked_to_answer_a_request(company: Company) -> None:
    await actions.ask_to_join(company.eve, await visible_place(company.eve, company.field))
    activity, announcement, text = await _last()
    assert text == "Eve Dahl asks to join “First 72 Hours”"
    assert announcement.needs == {company.ada.id}
    assert (activity.place_id, activity.subject_id) == (company.field, None)
    mine = await visible_place(company.ada, company.field)
    await actions.accept_request(company.ada, mine, company.eve.id)
    activity, announcement, text = await _last()
    assert text == "Ada Berg let Eve Dahl into “First 72 Hours”"
    assert announcement.audience == {company.eve.id}
    assert activity.changes_access


async def test_who_is_declined_or_invited_hears_of_it_though_they_do_not_see_inside(company: Company) -> None:
    await actions.ask_to_join(company.eve, await visible_place(company.eve, company.field))
    mine = await visible_place(company.ada, company.field)
    await actions.decline_request(company.ada, mine, company.eve.id)
    _activity, announcement, text = await _last()
    assert text == "You were not let into “First 72 Hours” this time"
    assert await who_knows(company.field, list(announcement.audience)) == {company.eve.id}
    secret = await visible_place(company.ada, company.board)
    await actions.invite(company.ada, secret, list((await people_by_handles(["bo"])).values()))
    _activity, announcement, text = await _last()
    assert (text, announcement.url) == ("Ada Berg invites you to “Board”", f"/communities/{company.board}/invitation")
    assert announcement.needs == {company.bo.id}
    assert await who_knows(company.board, [company.bo.id, company.eve.id]) == {company.bo.id}


async def test_who_comes_appears_on_every_screen_and_who_goes_disappears(company: Company) -> None:
    await actions.join(company.eve, await visible_place(company.eve, company.pumps))
    _activity, announcement, text = await _last()
    assert text == "Eve Dahl joined “Pumps”"
    assert announcement.audience == frozenset()
    shown = render_fragments(await announcement.drawn()).decode()
    assert f'target="members-{company.pumps}-member"' in shown
    assert "Eve Dahl" in shown
    assert {fragment.topic for fragment in (await announcement.drawn())} == {f"place:{company.pumps}"}
    await actions.leave(company.eve, await visible_place(company.eve, company.pumps))
    _activity, announcement, _text = await _last()
    shown = render_fragments(await announcement.drawn()).decode()
    assert f'action="remove" target="member-{company.pumps}-{company.eve.id}"' in shown


async def test_a_new_role_moves_the_person_to_its_list(company: Company) -> None:
    place = await visible_place(company.ada, company.pumps)
    await actions.change_role(company.ada, place, company.bo.id, role="moderator")
    _activity, announcement, text = await _last()
    assert text == "Ada Berg made Bo Lind a moderator of “Pumps”"
    assert announcement.audience == {company.bo.id}
    assert f'target="members-{company.pumps}-moderator"' in render_fragments(await announcement.drawn()).decode()


async def test_owners_hear_of_changes_and_the_deed_moves(company: Company) -> None:
    place = await visible_place(company.ada, company.field)
    await lifecycle.change_charter(company.ada, place, Terms(challenge="Pumps weep.", owner="ada"), seen=0)
    _activity, announcement, text = await _last()
    assert text == "Ada Berg changed the charter of “First 72 Hours”"
    assert "Pumps weep." in render_fragments(await announcement.drawn()).decode()
    changed = await actions.change_community(company.ada, place, Changes(openness="secret"))
    assert changed.openness == "secret"
    activity, announcement, text = await _last()
    assert text == "Ada Berg made “First 72 Hours” secret"
    assert activity.changes_access


async def test_every_activity_of_communities_has_words(company: Company) -> None:
    place = await visible_place(company.ada, company.pumps)
    await actions.open_boundary(company.ada, place, company.aldwater_id)
    _activity, announcement, text = await _last()
    assert text == "Ada Berg shared “Pumps” with Aldwater"
    assert announcement.audience == {company.ada.id}
    await actions.close_boundary(company.ada, place, company.aldwater_id)
    assert (await _last())[2] == "Ada Berg no longer shares “Pumps” with Aldwater"
    await actions.invite(company.ada, place, list((await people_by_handles(["eve"])).values()))
    await actions.decline_invitation(company.eve, company.pumps)
    _activity, announcement, text = await _last()
    assert text == "Eve Dahl does not join “Pumps”"
    assert announcement.audience == {company.ada.id}
    assert await queries.invitation_for(company.eve, company.pumps) is None
