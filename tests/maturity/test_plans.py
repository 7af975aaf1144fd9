"""The plan begins with one click; what the product adapts follows the state and can be turned off."""

import asyncio

import pytest

from raison.communities.actions import open_boundary, start_pilot
from raison.communities.policies import visible_place
from raison.communities.proposals import Proposal
from raison.council.actions import charter_council
from raison.council.proposals import NewCharter
from raison.council.queries import council_now
from raison.initiatives.policies import visible_plan
from raison.kernel.adaptations import adapted
from raison.kernel.errors import Conflict, HasMoved, Invalid, NotAllowed, NotFound
from raison.maturity.actions import (
    choose_model,
    finish_step,
    follow_state,
    offer_again,
    set_aside,
    start_step,
    switch_off,
    withdraw,
)
from raison.maturity.model import our_source
from raison.maturity.policies import visible_assessment
from raison.maturity.queries import plan_for, standing_assessment, switched
from raison.maturity.rows import Assessment
from tests.maturity.scenes import Choose, colleagues, found, inside, least, most, opened
from tests.maturity.test_model import SMALL
from tests.support.company import Company
from tests.support.programs import Client


async def stands(company: Company, choose: Choose) -> Assessment:
    """A company that has found where it stands."""
    more = await colleagues(company)
    return await found(company, choose, [company.ada, company.bo, *more[:3]])


async def test_a_step_begins_with_one_click_and_the_plan_links_to_it(company: Company):
    assessment = await stands(company, inside)
    url = await start_step(company.max, assessment, "experts_answer")
    made = await visible_plan(company.max, int(url.rpartition("/")[2]))
    assert made.initiative.owner.id == company.max.id
    assert made.subject.title == "Experts answer customers themselves"
    step = next(one for one in await plan_for(assessment) if one.key == "experts_answer")
    assert step.taken is not None
    assert (step.taken.state, step.taken.url, step.taken.by.id) == ("started", url, company.max.id)
    with pytest.raises(HasMoved):
        await start_step(company.max, assessment, "experts_answer")


async def test_of_two_clicks_at_once_one_begins_a_step_and_the_other_learns_it(company: Company):
    assessment = await stands(company, inside)
    for step, kind in (("experts_answer", "initiative"), ("leadership_blog", "community")):
        clicks = [start_step(company.max, assessment, step) for _ in range(2)]
        found = await asyncio.gather(*clicks, return_exceptions=True)
        assert sorted(type(one).__name__ for one in found) == ["HasMoved", "str"], kind


async def test_a_council_a_blog_and_a_workshop_are_set_up_by_the_same_click(company: Company):
    assessment = await stands(company, inside)
    assert await start_step(company.max, assessment, "council") == "/council"
    charter = (await council_now()).charter
    assert charter is not None
    assert charter.challenge.startswith("So that business lines, IT, HR and marketing decide together")
    blog = await start_step(company.max, assessment, "leadership_blog")
    place = await visible_place(company.max, int(blog.rpartition("/")[2]))
    assert (place.name, place.role, place.stage) == ("From the management", "owner", "pilot")
    assert (await start_step(company.max, assessment, "who_says_what")).startswith("/subjects/")


async def test_a_council_that_has_a_charter_keeps_it_and_the_step_waits(company: Company):
    assessment = await stands(company, inside)
    await charter_council(company.max, NewCharter(challenge="Nobody decides."))
    with pytest.raises(Conflict):
        await start_step(company.max, assessment, "council")
    charter = (await council_now()).charter
    assert charter is not None
    assert charter.challenge == "Nobody decides."
    assert all(one.taken is None for one in await plan_for(assessment))


async def test_a_step_is_done_or_set_aside_with_a_reason_and_begins_after_all(company: Company):
    assessment = await stands(company, inside)
    with pytest.raises(Invalid):
        await set_aside(company.max, assessment, "council", reason=" ")
    await set_aside(company.max, assessment, "council", reason="There is a steering group.")
    taken = {one.key: one.taken for one in await plan_for(assessment)}
    assert taken["council"] is not None
    assert taken["council"].reason == "There is a steering group."
    await start_step(company.max, assessment, "council")
    await finish_step(company.max, assessment, "council")
    assert {one.taken.state for one in await plan_for(assessment) if one.taken} == {"done"}
    with pytest.raises(HasMoved):
        await start_step(company.max, assessment, "council")


async def test_a_plan_shows_the_council_that_is_there_and_does_not_offer_another(company: Company, client: Client):
    assessment = await stands(company, inside)
    assert "Set up the council" in (await client.get(assessment.url, viewer=company.max)).text
    await charter_council(company.max, NewCharter(challenge="Nobody decides."))
    for path in (assessment.url, f"{assessment.url}/steps/council"):
        page = (await client.get(path, viewer=company.max)).text
        assert "The council meets; its page" in page, path
        assert "Set up the council" not in page, path
    assert "The council meets; its page" in (await client.get(assessment.url, viewer=company.eve)).text
    await finish_step(company.max, assessment, "council")
    assert "The council meets; its page" not in (await client.get(assessment.url, viewer=company.eve)).text


async def test_what_was_set_aside_is_not_offered_until_somebody_offers_it_again(company: Company, client: Client):
    assessment = await stands(company, inside)
    for step in ("leadership_blog", "experts_answer"):
        await set_aside(company.max, assessment, step, reason="They talk, they do not write.")
    for path in (assessment.url, f"{assessment.url}/steps/leadership_blog"):
        page = (await client.get(path, viewer=company.max)).text
        assert "Set aside by Max" in page, path
        assert "They talk, they do not write." in page, path
        assert "Set up the blog" not in page, path
    assert "Offer it again" not in (await client.get(assessment.url, viewer=company.eve)).text
    for path in ("/maturity/initiatives", "/maturity/hint"):
        assert "Experts answer customers" not in (await client.get(path, viewer=company.bo)).text, path
    offering = f"{assessment.url}/steps/leadership_blog/aside/removal"
    assert (await client.post(offering, viewer=company.eve)).status_code == 403
    assert (await client.post(offering, viewer=company.max)).status_code == 303
    assert "Set up the blog" in (await client.get(assessment.url, viewer=company.max)).text
    path = f"/api/v1/assessments/{assessment.id}/steps/experts_answer/aside"
    plan = (await client.json("DELETE", path, viewer=company.max)).json()["plan"]
    assert [one["key"] for one in plan if one["taken"]] == []
    await start_step(company.max, assessment, "experts_answer")
    with pytest.raises(HasMoved):
        await offer_again(company.max, assessment, "experts_answer")


async def test_members_read_the_plan_and_do_not_carry_it_out(company: Company):
    assessment = await stands(company, inside)
    seen = await visible_assessment(company.eve, assessment.id)
    assert [one.key for one in await plan_for(seen)][:1] == ["experts_answer"]
    with pytest.raises(NotAllowed):
        await start_step(company.eve, seen, "experts_answer")
    with pytest.raises(NotFound):
        await start_step(company.max, seen, "it_answers")  # of another state


async def test_pilots_stay_inside_while_the_company_begins_until_the_office_turns_it_off(company: Company):
    place = await start_pilot(company.ada, Proposal(name="Seals", why="So that seals are found."))
    assert not await adapted("sharing_off")
    await stands(company, least)
    assert await adapted("sharing_off")
    with pytest.raises(NotAllowed) as refused:
        await open_boundary(company.ada, place, company.aldwater_id)
    assert "pilots stay inside" in refused.value.message
    await open_boundary(company.ada, await visible_place(company.ada, company.pumps), company.aldwater_id)
    with pytest.raises(NotAllowed):
        await switch_off(company.ada, "sharing_off")
    await switch_off(company.max, "sharing_off")
    await open_boundary(company.ada, place, company.aldwater_id)
    await follow_state(company.max, "sharing_off")
    assert await adapted("sharing_off")


async def test_an_opportunity_is_written_down_in_one_sentence_where_the_company_can_act_on_it(
    company: Company, client: Client
):
    assert "<form" not in (await client.get("/opportunities/panel", viewer=company.bo)).text
    assert "/opportunities/new" not in (await client.get("/initiatives", viewer=company.bo)).text
    await stands(company, most)
    assert 'action="/opportunities"' in (await client.get("/opportunities/panel", viewer=company.bo)).text
    assert "/opportunities/new" in (await client.get("/initiatives", viewer=company.bo)).text
    for page in ("/opportunities/panel", "/opportunities/new"):
        assert (await client.get(page, viewer=company.carla)).status_code == 404, page
    empty = await client.post("/opportunities", viewer=company.bo, form={"problem": " "})
    assert (empty.status_code, empty.text.count("Say in a sentence or two")) == (422, 2)  # above, and at the field
    words = "Aldwater would pay for spare parts overnight. Carla said so at the quarterly call."
    sent = await client.post("/opportunities", viewer=company.bo, form={"problem": words})
    plan = await visible_plan(company.eve, int(sent.headers["location"].split("/")[2]))
    assert (plan.subject.title, plan.initiative.problem, plan.initiative.owner.id) == (
        "Aldwater would pay for spare parts overnight",
        words,
        company.bo.id,
    )


async def test_the_product_follows_the_state_that_was_published_last(company: Company):
    assert [one.on for one in await switched()] == [False] * 5
    assessment = await stands(company, inside)
    assert {one.name for one in await switched() if one.on} == {"home_hint", "pilot_templates", "initiative_templates"}
    await withdraw(company.max, assessment)
    assert await standing_assessment() is None
    assert not await adapted("home_hint")


async def test_a_model_of_ones_own_serves_the_next_and_earlier_ones_keep_theirs(company: Company):
    await colleagues(company)
    first = await opened(company)
    with pytest.raises(NotAllowed):
        await choose_model(company.ada, SMALL)
    with pytest.raises(Invalid):
        await choose_model(company.max, SMALL.replace('key = "a"', 'key = "b"'))
    await choose_model(company.max, SMALL)
    second = await opened(company)
    assert [len(one.model.questions) for one in (first, second)] == [24, 2]
    await choose_model(company.max, our_source())
    assert len((await opened(company)).model.questions) == 24
