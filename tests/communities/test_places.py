"""Places as each of the cast knows them."""

import pytest

from raison.communities import access, actions, queries
from raison.communities.policies import (
    may_announce,
    may_manage,
    may_moderate,
    may_post,
    may_read,
    may_reply,
    readable_place,
    visible_place,
)
from raison.kernel.clock import now_us
from raison.kernel.database import write
from raison.kernel.errors import Conflict, NotFound
from tests.support.company import Company

pytestmark = pytest.mark.anyio


async def test_everybody_knows_the_places_that_they_may_know_and_no_other(company: Company) -> None:
    known = {
        "ada": {company.pumps, company.field, company.board, company.company_place},
        "eve": {company.pumps, company.field, company.company_place},
        "gil": {company.field},
        "carla": {company.field},
        "petra": set(),
    }
    for name, expected in known.items():
        viewer = getattr(company, name)
        for place_id in (company.pumps, company.field, company.board, company.company_place):
            if place_id in expected:
                assert (await visible_place(viewer, place_id)).id == place_id
            else:
                with pytest.raises(NotFound):
                    await visible_place(viewer, place_id)


async def test_a_closed_community_is_known_to_colleagues_but_only_read_by_its_members(company: Company) -> None:
    place = await visible_place(company.eve, company.field)
    assert (place.name, place.role, place.people, place.outside) == ("First 72 Hours", None, 4, 1)
    assert not may_read(company.eve, place)
    with pytest.raises(NotFound):
        await readable_place(company.eve, company.field)
    assert (await readable_place(company.carla, company.field)).role == "guest"


async def test_what_one_may_do_follows_from_the_role(company: Company) -> None:
    mine = await visible_place(company.ada, company.field)
    assert may_post(company.ada, mine)
    assert may_announce(company.ada, mine)
    assert may_moderate(company.ada, mine)
    assert may_manage(company.ada, mine)
    guest = await visible_place(company.carla, company.field)
    assert may_post(company.carla, guest)
    assert may_reply(company.carla, guest)
    assert not may_announce(company.carla, guest)
    assert not may_moderate(company.carla, guest)
    open_one = await visible_place(company.eve, company.pumps)
    assert may_reply(company.eve, open_one)
    assert not may_post(company.eve, open_one)


async def test_my_places_are_those_that_i_am_in_by_name(company: Company) -> None:
    assert [place.name for place in await queries.my_places(company.bo)] == ["All Halden", "First 72 Hours", "Pumps"]
    assert [place.name for place in await queries.my_places(company.carla)] == ["First 72 Hours"]
    assert set(await queries.readable_place_ids(company.eve)) == {company.pumps, company.company_place}
    assert await queries.readable_place_ids(company.petra) == []


async def test_the_audience_counts_people_and_shows_those_from_outside_first(company: Company) -> None:
    audience = await queries.audience_of(company.field)
    assert (audience.people, audience.outside, audience.organisation_name) == (4, 1, "Halden Pumps")
    assert audience.faces[0].name == "Carla Reid"
    assert len(audience.faces) == 3


async def test_who_can_see_asks_the_rule_for_people_who_are_not_here(company: Company) -> None:
    everybody = [company.ada.id, company.bo.id, company.gil.id, company.carla.id, company.eve.id, company.petra.id]
    assert await access.who_can_see(company.pumps, everybody) == {company.ada.id, company.bo.id, company.eve.id}
    assert await access.who_can_see(company.field, everybody) == set(everybody) - {company.eve.id, company.petra.id}
    assert await access.who_can_see(company.board, everybody) == {company.ada.id}


async def test_people_from_outside_come_in_as_guests_and_only_where_the_boundary_is_shared(company: Company) -> None:
    await write(*actions.add_member_writes(company.pumps, company.gil.id, "owner", now_us()))
    entered = await queries.membership(company.pumps, company.gil.id)
    assert entered is not None
    assert entered.role == "guest"
    with pytest.raises(Conflict):
        await write(*actions.add_member_writes(company.pumps, company.carla.id, "member", now_us()))
    assert await queries.membership(company.pumps, company.carla.id) is None


async def test_adding_somebody_twice_changes_nothing(company: Company) -> None:
    await write(*actions.add_member_writes(company.pumps, company.ada.id, "member", now_us()))
    standing = await queries.membership(company.pumps, company.ada.id)
    assert standing is not None
    assert standing.role == "owner"


async def test_counts_follow_who_comes(company: Company) -> None:
    assert (await visible_place(company.ada, company.pumps)).people == 2
    await write(*actions.add_member_writes(company.pumps, company.eve.id, "member", now_us()))
    assert (await visible_place(company.ada, company.pumps)).people == 3
