"""Places as each of the cast knows them."""

import re

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
from raison.communities.proposals import Changes
from raison.kernel.clock import now_us
from raison.kernel.database import write
from raison.kernel.errors import Conflict, HasMoved, NotAllowed, NotFound
from raison.lifecycle.actions import retire
from raison.lifecycle.rows import Farewell
from tests.lifecycle.living import chartered
from tests.support.company import Company
from tests.support.programs import Client

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


async def test_a_form_of_settings_does_not_open_what_was_closed_since_it_was_shown(
    company: Company, client: Client
) -> None:
    path = f"/communities/{company.pumps}/settings"
    shown = (await client.get(path, viewer=company.ada)).text
    seen = re.search(r'name="seen" value="([^"]+)"', shown)
    assert seen is not None
    place = await visible_place(company.ada, company.pumps)
    await actions.change_community(company.ada, place, Changes(openness="closed"))
    typed = {"name": place.name, "why": "So that pumps run.", "openness": "open", "seen": seen[1]}
    assert (await client.post(path, viewer=company.ada, form=typed)).status_code == 303
    place = await visible_place(company.ada, company.pumps)
    assert (place.openness, place.why) == ("closed", "So that pumps run.")
    refused = await client.post(path, viewer=company.ada, form=typed | {"why": "So that pumps run dry.", "name": "P"})
    assert refused.status_code == 409
    assert "So that pumps run dry.</textarea>" in refused.text
    assert (await visible_place(company.ada, company.pumps)).why == "So that pumps run."


async def test_of_two_who_change_a_community_at_once_nobody_puts_back_what_the_other_changed(company: Company) -> None:
    place = await visible_place(company.ada, company.pumps)
    await actions.change_community(company.ada, place, Changes(openness="closed"))
    with pytest.raises(HasMoved):
        await actions.change_community(company.ada, place, Changes(name="Pumps and seals"))
    place = await visible_place(company.ada, company.pumps)
    assert (place.openness, place.name) == ("closed", "Pumps")


async def test_what_has_ended_since_it_was_read_is_neither_changed_nor_shared(company: Company) -> None:
    place = await chartered(company)
    await retire(company.ada, place, Farewell(reason="Done."))
    with pytest.raises(HasMoved):
        await actions.change_community(company.ada, place, Changes(name="Too late"))
    with pytest.raises(NotAllowed):
        await actions.open_boundary(company.ada, place, company.aldwater_id)
    place = await visible_place(company.ada, place.id)
    assert (place.name, place.shared) == ("Dry dock", False)
