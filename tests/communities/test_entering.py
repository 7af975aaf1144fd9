"""Coming in and going: joining, asking, inviting, leaving, roles."""

import asyncio

import pytest

from raison.communities import actions, queries
from raison.communities.errors import AlreadyAsked, AlreadyIn, LastOwner, NoLongerWaiting, NotMember
from raison.communities.policies import visible_place
from raison.communities.proposals import Changes
from raison.communities.rows import Place
from raison.communities.writes import ADD_MEMBER, CHANGE_ROLE, ENTER, MOVED, TAKE_OUT
from raison.kernel.access import Viewer
from raison.kernel.clock import now_us
from raison.kernel.database import write
from raison.kernel.database.merging import merged
from raison.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from raison.people.queries import people_by_handles
from raison.people.rows import PersonLine
from tests.support.company import Company
from tests.support.programs import Client

pytestmark = pytest.mark.anyio


async def _role(place_id: int, viewer: Viewer) -> str | None:
    member = await queries.membership(place_id, viewer.id)
    return member.role if member else None


async def _lines(*handles: str) -> list[PersonLine]:
    return list((await people_by_handles(handles)).values())


async def _seen(viewer: Viewer, place_id: int) -> Place:
    return await visible_place(viewer, place_id)


async def test_a_colleague_joins_an_open_community_at_once(company: Company, client: Client) -> None:
    answer = await client.post(f"/communities/{company.pumps}/membership", viewer=company.eve)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/communities/{company.pumps}")
    assert await _role(company.pumps, company.eve) == "member"
    assert (await client.post(f"/communities/{company.pumps}/membership", viewer=company.eve)).status_code == 409


async def test_two_clicks_on_join_make_one_member(company: Company) -> None:
    place = await _seen(company.eve, company.pumps)
    results = await asyncio.gather(*[actions.join(company.eve, place) for _ in range(2)], return_exceptions=True)
    assert [type(result) for result in results if result] == [AlreadyIn]
    assert results.count(None) == 1
    assert (await _seen(company.eve, company.pumps)).people == 3


async def test_nobody_joins_what_was_closed_in_between(company: Company) -> None:
    place = await _seen(company.eve, company.pumps)
    mine = await _seen(company.ada, company.pumps)
    await actions.change_community(company.ada, mine, Changes(openness="closed"))
    with pytest.raises(AlreadyIn):
        await actions.join(company.eve, place)
    assert await _role(company.pumps, company.eve) is None


async def test_a_closed_community_is_asked_and_an_owner_lets_in(company: Company, client: Client) -> None:
    where = f"/communities/{company.field}"
    assert (await client.post(f"{where}/membership", viewer=company.eve)).status_code == 403
    assert (await client.get(f"{where}/request", viewer=company.eve)).status_code == 200
    assert (await client.post(f"{where}/requests", viewer=company.eve, form={"text": "I buy seals"})).status_code == 303
    assert (await client.post(f"{where}/requests", viewer=company.eve)).status_code == 409
    assert (await client.post(f"{where}/requests", viewer=company.max, form={"text": "y" * 401})).status_code == 422
    assert "I buy seals" in (await client.get(f"{where}/people", viewer=company.ada)).text
    assert "I buy seals" not in (await client.get(f"{where}/people", viewer=company.bo)).text
    assert (await client.post(f"{where}/requests/{company.eve.id}/acceptance", viewer=company.bo)).status_code == 403
    assert (await client.post(f"{where}/requests/{company.eve.id}/acceptance", viewer=company.ada)).status_code == 303
    assert await _role(company.field, company.eve) == "member"
    assert (await client.post(f"{where}/requests/{company.eve.id}/acceptance", viewer=company.ada)).status_code == 409


async def test_a_request_is_answered_once(company: Company) -> None:
    await actions.ask_to_join(company.eve, await _seen(company.eve, company.field))
    mine = await _seen(company.ada, company.field)
    results = await asyncio.gather(
        actions.accept_request(company.ada, mine, company.eve.id),
        actions.decline_request(company.ada, mine, company.eve.id),
        return_exceptions=True,
    )
    assert [type(result) for result in results if result] == [NoLongerWaiting]
    assert (await _role(company.field, company.eve) == "member") == (results[0] is None)


async def test_a_request_can_be_taken_back(company: Company) -> None:
    place = await _seen(company.eve, company.field)
    await actions.ask_to_join(company.eve, place)
    assert (await _seen(company.eve, company.field)).asked
    await actions.take_back_request(company.eve, place)
    assert not (await _seen(company.eve, company.field)).asked
    with pytest.raises(NoLongerWaiting):
        await actions.take_back_request(company.eve, place)


async def test_who_is_invited_to_a_secret_community_sees_enough_to_decide(company: Company, client: Client) -> None:
    where = f"/communities/{company.board}"
    assert (await client.get(f"{where}/invitation", viewer=company.bo)).status_code == 404
    answer = await client.post(f"{where}/invitations", viewer=company.ada, form={"who": "@bo, eve@halden.example"})
    assert answer.status_code == 303
    assert "Board" in (await client.get(f"{where}/invitation", viewer=company.bo)).text
    assert "Board" in (await client.get("/communities", viewer=company.bo)).text
    assert (await client.get(f"{where}/people", viewer=company.bo)).status_code == 404
    assert (await client.post(f"{where}/invitation/acceptance", viewer=company.bo)).status_code == 303
    assert await _role(company.board, company.bo) == "member"
    assert (await client.post(f"{where}/invitation/acceptance", viewer=company.bo)).status_code == 404
    assert (await client.post(f"{where}/invitation/refusal", viewer=company.eve)).status_code == 303
    assert (await client.get(f"{where}/invitation", viewer=company.eve)).status_code == 404


async def test_an_invitation_is_accepted_once(company: Company) -> None:
    await actions.invite(company.ada, await _seen(company.ada, company.board), await _lines("bo"))
    results = await asyncio.gather(
        *[actions.accept_invitation(company.bo, company.board) for _ in range(2)], return_exceptions=True
    )
    assert results.count(None) == 1
    assert await _role(company.board, company.bo) == "member"


async def test_people_from_outside_are_invited_only_by_who_leads_and_where_it_is_shared(company: Company) -> None:
    pumps, field = await _seen(company.ada, company.pumps), await _seen(company.ada, company.field)
    petra = await _lines("petra")
    for place in (pumps, field):
        with pytest.raises((Invalid, AlreadyAsked)):
            await actions.invite(company.ada, place, petra)
    await actions.open_boundary(company.ada, field, petra_organisation(company))
    await actions.invite(company.ada, await _seen(company.ada, company.field), petra)
    await actions.accept_invitation(company.petra, company.field)
    assert await _role(company.field, company.petra) == "guest"


def petra_organisation(company: Company) -> int:
    """Nordflow."""
    return company.petra.organisation_id


async def test_whom_the_field_of_an_invitation_names(company: Company, client: Client) -> None:
    where = f"/communities/{company.pumps}/invitations"
    for who in ("@nobody", "", "carla"):
        answer = await client.post(where, viewer=company.ada, form={"who": who})
        assert answer.status_code == 422, who
    assert (
        await client.post(where, viewer=company.ada, form={"who": "Eve Dahl; max@halden.example"})
    ).status_code == 303
    assert {each.person.handle for each in await queries.invitations_of(company.pumps)} == {"eve", "max"}
    assert (await client.post(where, viewer=company.ada, form={"who": "eve"})).status_code == 409
    taken = await client.post(f"{where}/{company.eve.id}/removal", viewer=company.ada)
    assert taken.status_code == 303
    assert len(await queries.invitations_of(company.pumps)) == 1


async def test_members_of_an_open_community_invite_colleagues_but_give_no_roles(company: Company) -> None:
    place = await _seen(company.bo, company.pumps)
    with pytest.raises(NotAllowed):
        await actions.invite(company.bo, place, await _lines("eve"), role="owner")
    await actions.invite(company.bo, place, await _lines("eve"))
    with pytest.raises(NotAllowed):
        await actions.invite(company.bo, await _seen(company.bo, company.field), await _lines("eve"))
    with pytest.raises(NotAllowed):
        await actions.invite(company.gil, await _seen(company.gil, company.field), await _lines("eve"))


async def test_the_last_owner_cannot_leave_or_be_made_less(company: Company, client: Client) -> None:
    where = f"/communities/{company.pumps}"
    refused = await client.post(f"{where}/departure", viewer=company.ada)
    assert refused.status_code == 409
    assert "Name another owner first" in refused.text
    place = await _seen(company.ada, company.pumps)
    with pytest.raises(LastOwner):
        await actions.change_role(company.ada, place, company.ada.id, role="member")
    with pytest.raises(LastOwner):
        await actions.remove_member(company.ada, place, company.ada.id)
    await actions.change_role(company.ada, place, company.bo.id, role="owner")
    assert (await client.post(f"{where}/departure", viewer=company.ada)).status_code == 303
    assert await _role(company.pumps, company.ada) is None
    with pytest.raises(NotMember):
        await actions.leave(company.ada, await _seen(company.ada, company.pumps))


async def test_two_owners_who_leave_at_once_leave_one_behind(company: Company) -> None:
    mine = await _seen(company.ada, company.pumps)
    await actions.change_role(company.ada, mine, company.bo.id, role="owner")
    theirs = await _seen(company.bo, company.pumps)
    for _ in range(5):
        results = await asyncio.gather(
            actions.leave(company.ada, mine), actions.leave(company.bo, theirs), return_exceptions=True
        )
        assert [type(result) for result in results if result] == [LastOwner]
        gone = company.ada if results[0] is None else company.bo
        await write(*actions.add_member_writes(company.pumps, gone.id, "owner", now_us()))


async def test_moderators_take_members_out_but_no_owner(company: Company, client: Client) -> None:
    place = await _seen(company.ada, company.field)
    await actions.change_role(company.ada, place, company.bo.id, role="moderator")
    where = f"/communities/{company.field}/people"
    assert (await client.post(f"{where}/{company.ada.id}/removal", viewer=company.bo)).status_code == 403
    assert (
        await client.post(f"{where}/{company.ada.id}/role", viewer=company.bo, form={"role": "member"})
    ).status_code == 403
    assert (await client.post(f"{where}/{company.gil.id}/removal", viewer=company.bo)).status_code == 303
    assert (await client.post(f"{where}/{company.gil.id}/removal", viewer=company.bo)).status_code == 404
    assert (await client.get(f"/communities/{company.field}/charter", viewer=company.gil)).status_code == 404


async def test_guests_stay_guests(company: Company) -> None:
    place = await _seen(company.ada, company.field)
    for viewer in (company.gil, company.carla):
        for role in ("member", "owner"):
            with pytest.raises(Conflict):
                await actions.change_role(company.ada, place, viewer.id, role=role)
        assert await _role(company.field, viewer) == "guest"
    with pytest.raises(Invalid):
        await actions.change_role(company.ada, place, company.bo.id, role="king")
    with pytest.raises(NotFound):
        await actions.change_role(company.ada, place, company.eve.id, role="member")


async def test_nobody_leaves_or_joins_the_company_place(company: Company, client: Client) -> None:
    where = f"/communities/{company.company_place}"
    assert (await client.post(f"{where}/departure", viewer=company.bo)).status_code == 403
    assert (await client.post(f"{where}/people/{company.bo.id}/removal", viewer=company.ada)).status_code == 403
    assert (
        await client.post(f"{where}/boundary", viewer=company.ada, form={"organisation": company.aldwater_id})
    ).status_code == 403


async def test_what_depends_on_a_lock_is_not_in_one_statement_with_it() -> None:
    """On PostgreSQL such a statement would see only what was there before it waited."""
    who = {"place": 1, "person": 1}
    for bound in (
        TAKE_OUT(**who, seen="owner"),
        CHANGE_ROLE(**who, seen="owner", fresh="member"),
        ADD_MEMBER(**who, role="member", at=0),
        ENTER(**who, role="member", at=0),
    ):
        assert merged([MOVED(which=1), bound.hitting()]) is None
