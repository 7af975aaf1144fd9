"""How an initiative goes and ends: status, links, name, retirement plan, and whom one could bring in."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from raison.initiatives.actions import (
    add_entry,
    add_link,
    ask_to_take_part,
    change_initiative,
    change_retirement,
    give_status,
    rename,
    resume,
    settle_entry,
    settle_leftover,
)
from raison.initiatives.course import NewLink, NewStatus, RetirementChanges
from raison.initiatives.errors import HasEnded
from raison.initiatives.policies import visible_entry, visible_link, visible_plan
from raison.initiatives.proposals import Changes, NewEntry
from raison.initiatives.queries import former_names
from raison.initiatives.queries.suggesting import suggestions_for
from raison.initiatives.report import status_draft
from raison.kernel.database import statement, write
from raison.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from raison.kernel.proposals import today_in
from raison.kernel.spine import BEGINNING, activities_after, announcement_for
from raison.people.accounts import searchable
from raison.people.tables import people
from raison.search.queries import found_hits, understood
from raison.subjects.actions import delete_message
from raison.subjects.policies import visible_together
from tests.initiatives.scenes import PROBLEM, opened, with_people
from tests.support.company import Company
from tests.support.programs import Client

SAID = NewStatus(state="at_risk", text="Bench 2 is down, @max.")


async def test_a_status_is_a_message_that_followers_hear_once_and_the_page_shows(company: Company, client: Client):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    made = await give_status(company.ada, plan, SAID)
    plan = await visible_plan(company.bo, plan.id)
    assert plan.course.status is not None
    assert (plan.course.status.id, plan.course.status.state) == (made, "at_risk")
    assert plan.subject.replies == 1
    told = [(one, await announcement_for(one)) for one in await activities_after(BEGINNING)]
    [said] = [one for activity, one in told if one and getattr(activity.what, "message_id", 0) == made]
    assert said.text.into(str) == "“First-time-right start-up” is at risk"
    assert said.audience == {company.ada.id, company.max.id}
    assert said.needs == {company.max.id}
    page = await client.get(plan.url, viewer=company.bo)
    assert "At risk" in page.text
    assert f'href="/m/{made}"' in page.text
    assert "Bench 2 is down" in (await client.get(plan.subject.url, viewer=company.bo)).text


async def test_a_status_is_rendered_on_the_page_as_it_is_in_its_thread(company: Company, client: Client):
    plan = await opened(company.ada, company.pumps)
    await give_status(company.ada, plan, NewStatus(state="on_track", text="**Done**\n\n- Ten sites\n- Bench <3>"))
    page = (await client.get(plan.url, viewer=company.bo)).text
    assert "<strong>Done</strong>" in page
    assert "<li>Bench &lt;3&gt;</li>" in page


async def test_a_status_that_was_deleted_stands_no_more(company: Company):
    plan = await opened(company.ada, company.pumps)
    first = await give_status(company.ada, plan, NewStatus(state="on_track", text="It goes well."))
    second = await give_status(company.ada, await visible_plan(company.ada, plan.id), SAID)
    await delete_message(company.ada, *await visible_together(company.ada, second))
    standing = (await visible_plan(company.bo, plan.id)).course.status
    assert standing is not None
    assert standing.id == first


async def test_a_status_begins_with_what_the_plan_knows(company: Company, client: Client):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    day, made = today_in("UTC"), 0
    for entry in (
        NewEntry(kind="milestone", text="Ten sites", due_on=day + timedelta(days=9)),
        NewEntry(kind="milestone", text="Five sites", due_on=day - timedelta(days=9)),
        NewEntry(kind="risk", text="The bench is down"),
        NewEntry(kind="decision", text="No separate app", detail="The page passed the glove test"),
        NewEntry(kind="milestone", text="One site", due_on=day),
    ):
        made = await add_entry(company.ada, plan, entry)
    await settle_entry(company.ada, *await visible_entry(company.ada, made))
    text = status_draft(await visible_plan(company.ada, plan.id))
    done, ahead, needed = text.split("\n\n**")
    assert [line for line in done.splitlines() if line.startswith("-")] == [
        "- The step “People” is open",
        "- Decided: No separate app",
        "- Reached: One site",
    ]
    assert "- Ten sites, by " in ahead
    assert "- Late: Five sites\n- At risk: The bench is down" in needed
    assert "Decided: No separate app" in (await client.get(f"{plan.url}/status", viewer=company.ada)).text
    await give_status(company.ada, await visible_plan(company.ada, plan.id), SAID)
    assert "Decided" not in status_draft(await visible_plan(company.ada, plan.id))


async def test_the_form_of_a_status_comes_back_and_only_who_stands_for_it_gives_one(company: Company, client: Client):
    plan = await opened(company.ada, company.pumps)
    wrong = await client.post(f"{plan.url}/status", viewer=company.ada, form={"text": "Words typed"})
    assert (wrong.status_code, "Words typed" in wrong.text, 'id="error-state"' in wrong.text) == (422, True, True)
    form = {"state": "on_track", "text": "It goes well."}
    assert (await client.post(f"{plan.url}/status", viewer=company.bo, form=form)).status_code == 403
    sent = await client.post(f"{plan.url}/status", viewer=company.ada, form=form)
    assert sent.headers["location"] == plan.url
    told = await client.json("GET", f"/api/v1/initiatives/{plan.id}", viewer=company.bo)
    assert told.json()["status"]["state"] == "on_track"
    body = {"state": "off_track", "text": "It does not go well."}
    made = await client.json("POST", f"/api/v1/initiatives/{plan.id}/status", viewer=company.ada, body=body)
    assert (made.status_code, made.json()["state"]) == (201, "off_track")


async def test_a_new_name_stands_everywhere_and_the_former_one_is_kept(company: Company, client: Client):
    plan = await opened(company.ada, company.pumps)
    await company.settle()
    with pytest.raises(NotAllowed):
        await rename(company.bo, await visible_plan(company.bo, plan.id), "Mine")
    with pytest.raises(Invalid):
        await rename(company.ada, plan, " ")
    form = {"name": "Zirconium start"}
    assert (await client.post(f"{plan.url}/name", viewer=company.ada, form=form)).status_code == 303
    await company.settle()
    assert "Zirconium start" in (await client.get("/initiatives", viewer=company.bo)).text
    found = await found_hits(company.bo, await understood("zirconium"))
    assert [hit.subject_id for hit in found.entries] == [plan.id]
    assert [one.facts.former for one in await former_names(plan.id)] == ["First-time-right start-up"]
    assert "First-time-right start-up" in (await client.get(f"{plan.url}/name", viewer=company.ada)).text
    body = {"title": "Third name"}
    changed = await client.json("PATCH", f"/api/v1/initiatives/{plan.id}", viewer=company.ada, body=body)
    assert changed.json()["title"] == "Third name"
    names = (await client.json("GET", f"/api/v1/initiatives/{plan.id}/names", viewer=company.bo)).json()
    assert [one["facts"]["former"] for one in names] == ["Zirconium start", "First-time-right start-up"]


async def test_links_lead_inside_and_outside_and_hide_what_the_reader_may_not_know(company: Company, client: Client):
    plan = await opened(company.ada, company.pumps)
    await add_link(company.ada, plan, NewLink(place_id=company.board, what_for="Decides about money"))
    plan = await visible_plan(company.ada, plan.id)
    made = await add_link(company.ada, plan, NewLink(name="Forum", url="https://forum.example", what_for="They ask"))
    page = (await client.get(plan.url, viewer=company.bo)).text
    assert str(company.board) not in page
    assert 'href="https://forum.example"' in page
    assert f'href="/communities/{company.board}"' in (await client.get(plan.url, viewer=company.ada)).text
    plan = await visible_plan(company.ada, plan.id)
    for wrong, field in (
        (NewLink(place_id=company.board, what_for="Again"), "place_id"),
        (NewLink(place_id=1, what_for="Nothing"), "place_id"),
        (NewLink(name="Bad", url="javascript:alert(1)", what_for="No"), "url"),
        (NewLink(url="https://forum.example", what_for="No name"), "name"),
        (NewLink(place_id=company.pumps), "what_for"),
    ):
        with pytest.raises(Invalid) as refused:
            await add_link(company.ada, plan, wrong)
        assert set(refused.value.fields) == {field}
    with pytest.raises(NotFound):
        await visible_link(company.carla, made)
    answer = await client.post(f"{plan.url}/links", viewer=company.ada, form={"name": "Words typed"})
    assert (answer.status_code, "Words typed" in answer.text) == (422, True)
    await client.post(f"/initiative-links/{made}/removal", viewer=company.ada)
    assert len((await visible_plan(company.ada, plan.id)).course.links) == 1


async def test_what_its_end_leaves_is_planned_ticked_and_seen_to_later(company: Company, client: Client):
    plan = await opened(company.ada, company.pumps)
    form = {"knowledge": "Into the manual", "people": "Back to service"}
    await client.post(f"{plan.url}/retirement", viewer=company.ada, form=form)
    await change_retirement(company.ada, await visible_plan(company.ada, plan.id), RetirementChanges(places="It stays"))
    page = (await client.get(f"{plan.url}/gate", viewer=company.ada)).text
    assert "Into the manual" in page
    ending = {"outcome": "done", "why": "One in twenty.", "settled": ["knowledge", "done_when"]}
    assert (await client.post(f"{plan.url}/end", viewer=company.ada, form=ending)).status_code == 303
    ended = await visible_plan(company.ada, plan.id)
    assert ended.course.retirement.open == ("places", "people")
    assert "It has been seen to: What becomes of its people" in (await client.get(plan.url, viewer=company.ada)).text
    assert "It has been seen to" not in (await client.get(plan.url, viewer=company.bo)).text
    with pytest.raises(HasEnded):
        await change_retirement(company.ada, ended, RetirementChanges(places="It ends"))
    with pytest.raises(NotAllowed):
        await settle_leftover(company.bo, await visible_plan(company.bo, plan.id), "people")
    await client.post(f"{plan.url}/retirement/settlement", viewer=company.ada, form={"part": "people"})
    seen = await visible_plan(company.bo, plan.id)
    assert seen.course.retirement.open == ("places",)
    settled = seen.course.retirement.seen_to("people")
    assert settled is not None
    assert (settled.by_id, settled.at.date()) == (company.ada.id, today_in("UTC"))
    page = (await client.get(plan.url, viewer=company.bo)).text
    assert page.count(f"Seen to by {settled.by_name}.") == 3
    await resume(company.ada, await visible_plan(company.ada, plan.id))
    going = await visible_plan(company.ada, plan.id)
    assert (going.course.retirement.settled, going.course.retirement.people) == ((), "Back to service")
    with pytest.raises(Conflict):
        await settle_leftover(company.ada, going, "people")


async def test_a_plan_for_the_end_that_is_too_long_comes_back(company: Company, client: Client):
    plan = await opened(company.ada, company.pumps)
    answer = await client.post(f"{plan.url}/retirement", viewer=company.ada, form={"knowledge": "w" * 401})
    assert (answer.status_code, 'id="error-knowledge"' in answer.text) == (422, True)


async def _knows(viewer: object, skill: str) -> None:
    skilled = update(people).where(people.c.id == viewer.id)  # type: ignore[attr-defined]
    words = searchable(viewer.name, viewer.handle, viewer.title, [skill])  # type: ignore[attr-defined]
    await write(statement(skilled.values(skills=f'["{skill}"]', folded=words))())


async def test_colleagues_are_suggested_by_name_with_the_reason_and_only_who_may_see_it(
    company: Company, client: Client
):
    plan = await opened(company.ada, company.pumps)
    await change_initiative(company.ada, plan, Changes(whose_work="Service fitters at the pump"))
    await _knows(company.max, "Pump hydraulics")
    await _knows(company.carla, "Pump hydraulics")
    post = {"place_id": str(company.company_place), "text": f"{PROBLEM} Here too."}
    await client.json("POST", "/api/v1/posts", viewer=company.eve, body=post)
    secret = post | {"place_id": str(company.board), "text": f"{PROBLEM} Said in secret."}
    await client.json("POST", "/api/v1/posts", viewer=company.ada, body=secret)
    await company.settle()
    plan = await visible_plan(company.ada, plan.id)
    found = await suggestions_for(company.ada, plan)
    assert [(one.person.handle, one.reasons) for one in found] == [
        ("bo", ("team",)),
        ("eve", ("talk",)),
        ("max", ("skill",)),
    ]
    page = (await client.get(f"{plan.url}/suggestions", viewer=company.ada)).text
    assert "is in the team Service, whose work it is" in page
    assert "knows Pump hydraulics" in page
    assert (await client.get(f"{plan.url}/suggestions", viewer=company.bo)).status_code == 403
    told = await client.json("GET", f"/api/v1/initiatives/{plan.id}/suggestions", viewer=company.ada)
    assert [one["person"]["handle"] for one in told.json()] == ["bo", "eve", "max"]


async def test_nobody_is_suggested_because_of_what_the_viewer_may_not_read(company: Company, client: Client):
    plan = await opened(company.ada, company.company_place)
    post = {"place_id": str(company.field), "text": f"{PROBLEM} Here too."}
    await client.json("POST", "/api/v1/posts", viewer=company.bo, body=post)
    await company.settle()
    await client.post(f"{plan.url}/champions", viewer=company.ada, form={"person": company.max.id})
    assert [one.person.handle for one in await suggestions_for(company.ada, plan)] == ["bo"]
    assert await suggestions_for(company.max, await visible_plan(company.max, plan.id)) == []


async def test_one_click_asks_a_colleague_once_or_makes_them_a_champion(company: Company, client: Client):
    plan = await opened(company.ada, company.pumps)
    for _twice in range(2):
        sent = await client.post(f"{plan.url}/askings", viewer=company.ada, form={"person": company.eve.id})
        assert sent.headers["location"] == f"{plan.url}/people"
    told = [await announcement_for(one) for one in await activities_after(BEGINNING)]
    [asked] = [one for one in told if one and one.reason == "request"]
    assert asked.text.into(str) == "Ada Berg asks you to take part in “First-time-right start-up”"
    assert asked.needs == {company.eve.id}
    for stranger in (company.carla.id, 1):
        with pytest.raises(NotFound):
            await ask_to_take_part(company.ada, plan, stranger)
    with pytest.raises(NotAllowed):
        await ask_to_take_part(company.bo, await visible_plan(company.bo, plan.id), company.eve.id)
    await client.post(f"{plan.url}/champions", viewer=company.ada, form={"person": company.eve.id})
    assert [one.handle for one in (await visible_plan(company.bo, plan.id)).champions] == ["eve"]
