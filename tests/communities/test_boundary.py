"""The boundary: who may open it, what is asked before, and when it may be closed again."""

import asyncio

import pytest

from raison.communities import actions, queries
from raison.communities.errors import AlreadyShared, PeopleStillThere
from raison.communities.policies import visible_place
from raison.kernel.clock import now_us
from raison.kernel.database import write
from raison.kernel.errors import Conflict
from raison.people.actions.invitations import InvitationSpent, invitation
from raison.people.actions.invitations import invite as invite_by_link
from raison.people.forms import InvitationForm
from raison.people.queries import people_by_handles
from tests.support.company import Company
from tests.support.programs import Client

pytestmark = pytest.mark.anyio


async def test_an_owner_reads_what_sharing_means_before_it_is_done(company: Company, client: Client) -> None:
    where = f"/communities/{company.pumps}/boundary"
    asked = await client.get(f"{where}?organisation={company.aldwater_id}", viewer=company.ada)
    assert asked.status_code == 200
    assert "everything that was ever written here" in asked.text
    assert "Aldwater" in asked.text
    assert not (await visible_place(company.ada, company.pumps)).shared
    for viewer, status in ((company.bo, 403), (company.eve, 403), (company.carla, 404)):
        answer = await client.post(where, viewer=viewer, form={"organisation": company.aldwater_id})
        assert answer.status_code == status
    done = await client.post(where, viewer=company.ada, form={"organisation": company.aldwater_id})
    assert done.status_code == 303
    assert (await visible_place(company.ada, company.pumps)).shared
    assert [each.name for each in await queries.shared_with(company.pumps)] == ["Aldwater"]


async def test_it_is_never_shared_with_home_or_with_nobody(company: Company) -> None:
    place = await visible_place(company.ada, company.pumps)
    for organisation in (company.home_id, 1):
        with pytest.raises(AlreadyShared):
            await actions.open_boundary(company.ada, place, organisation)
    assert not (await visible_place(company.ada, company.pumps)).shared


async def test_it_is_closed_only_when_nobody_of_them_is_in_it(company: Company, client: Client) -> None:
    where = f"/communities/{company.field}"
    form = {"organisation": company.aldwater_id}
    refused = await client.post(f"{where}/boundary/removal", viewer=company.ada, form=form)
    assert refused.status_code == 409
    assert "Carla Reid" in refused.text
    assert f"{where}/people/{company.carla.id}" in refused.text
    await client.post(f"{where}/people/{company.carla.id}/removal", viewer=company.ada)
    assert (await client.post(f"{where}/boundary/removal", viewer=company.ada, form=form)).status_code == 303
    place = await visible_place(company.ada, company.field)
    assert (place.shared, place.outside) == (False, 0)
    with pytest.raises(PeopleStillThere):
        await actions.close_boundary(company.ada, place, company.aldwater_id)


async def test_an_outsider_who_comes_while_it_is_closed_is_in_or_it_stays_open(company: Company) -> None:
    place = await visible_place(company.ada, company.field)
    await actions.remove_member(company.ada, place, company.carla.id)
    for _ in range(5):
        results = await asyncio.gather(
            actions.close_boundary(company.ada, place, company.aldwater_id),
            write(*actions.add_member_writes(company.field, company.carla.id, "guest", now_us())),
            return_exceptions=True,
        )
        shared = (await visible_place(company.ada, company.field)).shared
        inside = await queries.membership(company.field, company.carla.id) is not None
        assert shared == inside
        assert [isinstance(result, Conflict) for result in results].count(True) == 1
        if inside:
            await actions.remove_member(company.ada, place, company.carla.id)
        else:
            await actions.open_boundary(company.ada, place, company.aldwater_id)


async def test_invitations_of_an_organisation_end_with_its_boundary(company: Company) -> None:
    place = await visible_place(company.ada, company.pumps)
    await actions.open_boundary(company.ada, place, company.aldwater_id)
    place = await visible_place(company.ada, company.pumps)
    await actions.invite(company.ada, place, list((await people_by_handles(["carla"])).values()))
    assert await queries.invitation_for(company.carla, company.pumps) is not None
    link = await invite_by_link(
        company.ada, InvitationForm(organisation_id=company.aldwater_id, place_id=company.pumps, guest=True)
    )
    await actions.close_boundary(company.ada, place, company.aldwater_id)
    assert await queries.invitation_for(company.carla, company.pumps) is None
    with pytest.raises(InvitationSpent):
        await invitation(link.rsplit("/", 1)[1])
