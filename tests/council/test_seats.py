"""Who sits on the council, and who speaks for whom until when."""

from datetime import timedelta

import pytest

from raison.council.actions import charter_council, delegate, let_go, name_member, take_back
from raison.council.errors import IsMember
from raison.council.policies import may_take_part, visible_member
from raison.council.proposals import NewCharter, NewMember
from raison.council.queries import council_now
from raison.kernel.clock import shifted
from raison.kernel.errors import Invalid, NotAllowed, NotFound
from raison.kernel.proposals import today_in
from tests.council.scenes import seated
from tests.support.company import Company


async def test_the_digital_office_sets_up_the_council_and_nobody_else(company: Company):
    for viewer in (company.ada, company.gil, company.carla):
        with pytest.raises(NotAllowed):
            await charter_council(viewer, NewCharter(challenge="Mine."))
        with pytest.raises(NotAllowed):
            await name_member(viewer, NewMember(person="ada", line="it"))
    await seated(company)
    council = await council_now()
    assert council.charter is not None
    assert (council.charter.challenge, council.charter.by.name) == ("Every line buys its own tools.", "Max Oduya")
    assert [(one.person.name, one.line, one.area) for one in council.members] == [("Ada Berg", "business", "Service")]
    with pytest.raises(IsMember):
        await name_member(company.max, NewMember(person="ada", line="it"))


async def test_nobody_from_outside_and_no_guest_sits_on_it_or_hears_of_it(company: Company):
    seat = await seated(company)
    for handle in ("gil", "carla", "nobody"):
        with pytest.raises(Invalid):
            await name_member(company.max, NewMember(person=handle, line="it"))
    for viewer in (company.gil, company.carla):
        with pytest.raises(NotFound):
            await visible_member(viewer, seat)


async def test_an_older_charter_is_kept_and_the_same_words_change_nothing(company: Company):
    await seated(company)
    first = (await council_now()).charter
    await charter_council(company.max, NewCharter(challenge="Every line buys its own tools.", rhythm="Each month."))
    assert (await council_now()).charter == first
    await charter_council(company.max, NewCharter(challenge="Nobody measures."))
    second = (await council_now()).charter
    assert second is not None
    assert second.challenge == "Nobody measures."


async def test_a_member_who_is_away_lets_somebody_speak_until_a_day(company: Company):
    seat = await seated(company)
    member = await visible_member(company.ada, seat)
    with pytest.raises(NotAllowed):
        await delegate(company.bo, member, "bo")
    with pytest.raises(Invalid):
        await delegate(company.ada, member, "ada")
    with pytest.raises(Invalid):
        await delegate(company.ada, member, "bo", until=today_in("UTC") - timedelta(days=1))
    assert not may_take_part(company.bo, await council_now())
    await delegate(company.ada, member, "@bo", until=today_in("UTC") + timedelta(days=9))
    assert may_take_part(company.bo, await council_now())
    with shifted(timedelta(days=11)):
        assert not may_take_part(company.bo, await council_now())
    await take_back(company.ada, await visible_member(company.ada, seat))
    assert not may_take_part(company.bo, await council_now())


async def test_who_leaves_takes_no_part_and_may_come_back(company: Company):
    member = await visible_member(company.max, await seated(company))
    with pytest.raises(NotAllowed):
        await let_go(company.ada, member)
    await let_go(company.max, member)
    assert not may_take_part(company.ada, await council_now())
    with pytest.raises(NotFound):
        await visible_member(company.max, member.id)
    await name_member(company.max, NewMember(person="ada", line="business"))
    assert may_take_part(company.ada, await council_now())
