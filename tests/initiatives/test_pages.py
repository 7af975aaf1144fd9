"""The pages of initiatives: short forms that keep what is typed, the board, and what each reader sees."""

import html
import re

import pytest
from msgspec.structs import replace
from sqlalchemy import update

from raison.initiatives.actions import add_champion, add_entry, add_tool, change_task, end
from raison.initiatives.policies import visible_plan
from raison.initiatives.proposals import NewEntry, NewTask, NewTool
from raison.initiatives.tables import initiatives
from raison.kernel.access.tables import places
from raison.kernel.database import statement, write
from raison.kernel.errors import HasMoved
from raison.people.tables import people
from raison.subjects.tables import subjects
from tests.initiatives.scenes import PROBLEM, opened, with_people, with_tools
from tests.measures.scenes import AFTER, BEFORE, WANTED, fixed_by_readings, measured_by, read
from tests.support.company import Company
from tests.support.programs import Client

TURBO = {"accept": "text/vnd.turbo-stream.html, text/html"}


async def test_an_initiative_is_opened_in_a_minute_and_goes_on_to_its_challenge(client: Client, company: Company):
    page = await client.get("/initiatives/new", viewer=company.bo)
    assert page.status_code == 200
    form = {"name": "First-time-right", "problem": PROBLEM, "place": company.pumps}
    sent = await client.post("/initiatives", viewer=company.bo, form=form)
    assert sent.status_code == 303
    page = await client.get(sent.headers["location"], viewer=company.bo)
    assert PROBLEM in page.text
    assert "3 things are missing" in page.text


async def test_the_form_comes_back_with_what_was_typed(client: Client, company: Company):
    form = {"name": "x" * 161, "problem": "Words typed", "place": company.pumps}
    answer = await client.post("/initiatives", viewer=company.bo, form=form)
    assert answer.status_code == 422
    assert "Words typed" in answer.text
    assert 'id="error-name"' in answer.text


async def test_what_was_typed_for_a_place_that_is_not_offered_comes_back(client: Client, company: Company):
    for place in (0, company.board, 1):
        form = {"name": "First-time-right", "problem": "Words typed", "place": place}
        answer = await client.post("/initiatives", viewer=company.bo, form=form)
        assert (answer.status_code, "Words typed" in answer.text, 'id="error-place"' in answer.text) == (
            422,
            True,
            True,
        )


async def test_the_challenge_is_kept_while_one_types(client: Client, company: Company):
    plan = await opened(company.ada, company.pumps)
    form = {"problem": PROBLEM, "whose_work": "Fitters on site", "value_low": "120,000", "currency": "EUR"}
    answer = await client.post(f"{plan.url}/challenge", viewer=company.ada, form=form, **TURBO)
    assert answer.headers["content-type"].startswith("text/vnd.turbo-stream.html")
    assert f'target="steps-{plan.id}"' in answer.text
    kept = await visible_plan(company.ada, plan.id)
    assert (kept.initiative.whose_work, kept.initiative.value_low) == ("Fitters on site", 120_000)
    answer = await client.post(f"{plan.url}/challenge", viewer=company.ada, form=form | {"done": "1"}, **TURBO)
    assert answer.headers["location"] == plan.url


async def test_what_is_wrong_with_the_choice_of_tasks_is_said_at_the_choice(client: Client, company: Company):
    plan = await with_tools(company, await with_people(company, await opened(company.ada, company.pumps)))
    page = (await client.get(f"{plan.url}/tools", viewer=company.ada)).text
    assert "Site fitter</small>" in page
    form = {"kind": "page", "name": "Words typed", "url": "https://one.example"}
    for path, sent in ((f"{plan.url}/tools", form), (f"/initiative-tools/{plan.tools[0].id}", {})):
        answer = await client.post(path, viewer=company.ada, form=sent)
        assert (path, answer.status_code) == (path, 422)
        for part in ('id="field-task"', 'href="#field-task"', 'id="error-task"'):
            assert (path, part in answer.text) == (path, True), part


async def test_a_wrong_figure_comes_back_at_its_field(client: Client, company: Company):
    plan = await opened(company.ada, company.pumps)
    form = {"problem": PROBLEM, "whose_work": "Words typed", "value_low": "much"}
    answer = await client.post(f"{plan.url}/challenge", viewer=company.ada, form=form)
    assert answer.status_code == 422
    assert "Words typed" in answer.text
    assert 'value="much"' in answer.text
    assert 'id="error-value_low"' in answer.text


async def test_the_page_shows_the_four_steps_and_asks_who_talks_about_it(client: Client, company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    page = await client.get(plan.url, viewer=company.bo)
    assert page.status_code == 200
    told = html.unescape(page.text)
    assert page.text.count('class="step step--') == 4
    assert "A measure with its baseline" in told
    assert "5 times a week, 12 min each" in told
    assert "about 44 h a year" in told
    address = f"/search/talk?besides={plan.id}&q=One%20pump%20in%20nine%20needs%20a%20return%20visit"
    assert f'src="{address}' in told
    assert "/measures/panel" not in told  # nobody measures here yet
    assert "Decide at the gate" not in told


async def test_its_own_words_are_no_evidence_that_somebody_talks_about_it(client: Client, company: Company):
    plan = await opened(company.ada, company.pumps)
    await company.settle()
    asked = f"/search/talk?besides={plan.id}&q=return+visit+72+hours"
    assert "Nobody talks about this yet" in (await client.get(asked, viewer=company.bo)).text
    post = {"place_id": str(company.pumps), "text": "Another return visit, 72 hours after the start."}
    await client.json("POST", "/api/v1/posts", viewer=company.bo, body=post)
    await company.settle()
    assert "1 person in 1 place wrote about it" in (await client.get(asked, viewer=company.bo)).text


async def test_what_it_costs_stands_line_by_line_beside_its_worth(client: Client, company: Company):
    plan = await opened(company.ada, company.pumps)
    form = {"label": "Hours of two engineers", "low": "12,000", "high": "20,000", "per": "once"}
    await client.post(f"{plan.url}/costs", viewer=company.ada, form=form)
    await client.post(f"{plan.url}/costs", viewer=company.ada, form={"label": "Licences", "low": "900", "per": "year"})
    refused = await client.post(
        f"{plan.url}/costs", viewer=company.ada, form={"label": "Wrong", "low": "9", "high": "1"}
    )
    assert refused.status_code == 422
    assert 'value="Wrong"' in refused.text
    assert (await client.post(f"{plan.url}/costs", viewer=company.bo, form=form)).status_code == 403
    page = await client.get(plan.url, viewer=company.bo)
    assert "12,000 to 20,000 EUR" in page.text
    plan = await visible_plan(company.bo, plan.id)
    assert "cost" not in plan.gates[3].missing
    assert (plan.cost("once"), plan.cost("year")) == ((12_000, 20_000), (900, 900))
    await client.post(f"/initiative-costs/{plan.initiative.costs[0].id}/removal", viewer=company.ada, form={})
    assert [cost.label for cost in (await visible_plan(company.bo, plan.id)).initiative.costs] == ["Licences"]


async def test_a_persona_and_its_task_are_added_changed_and_taken_away(client: Client, company: Company):
    plan = await opened(company.ada, company.pumps)
    sent = await client.post(f"{plan.url}/personas", viewer=company.ada, form={"name": "Site fitter"})
    persona = sent.headers["location"].removesuffix("/editing")
    task = {"job": "Find the start-up step", "times": "5", "per": "week", "minutes": "12"}
    await client.post(f"{persona}/tasks", viewer=company.ada, form=task)
    await client.post(persona, viewer=company.ada, form={"name": "Fitter", "benefit": "One visit, not two"})
    page = await client.get(persona, viewer=company.bo)
    assert "What is in it for you" in page.text
    assert "One visit, not two" in page.text
    assert "Find the start-up step" in page.text
    [key_task] = (await visible_plan(company.ada, plan.id)).key_tasks
    await client.post(f"/key-tasks/{key_task.id}", viewer=company.ada, form=task | {"minutes": "20"})
    assert (await visible_plan(company.ada, plan.id)).key_tasks[0].minutes == 20
    wrong = await client.post(f"{persona}/tasks", viewer=company.ada, form={"job": "Words typed", "times": "0"})
    assert (wrong.status_code, "Words typed" in wrong.text) == (422, True)
    await client.post(f"{persona}/removal", viewer=company.ada)
    assert (await visible_plan(company.ada, plan.id)).personas == []


async def test_nothing_opens_that_serves_no_task(client: Client, company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    task = plan.key_tasks[0].id
    bare = {"kind": "integration", "name": "Service ledger", "url": "https://ledger.halden.example"}
    answer = await client.post(f"{plan.url}/tools", viewer=company.ada, form=bare)
    assert answer.status_code == 422
    assert "nothing opens that serves none" in answer.text
    assert "Service ledger" in answer.text
    await client.post(f"{plan.url}/tools", viewer=company.ada, form=bare | {"task": task})
    [tool] = (await visible_plan(company.ada, plan.id)).tools
    assert (tool.name, tool.tasks) == ("Service ledger", (task,))
    for address in ("javascript:alert(1)", "//elsewhere.example", "data:text/html,x"):
        wrong = bare | {"task": task, "url": address}
        assert (await client.post(f"{plan.url}/tools", viewer=company.ada, form=wrong)).status_code == 422
    await client.post(f"/initiative-tools/{tool.id}/removal", viewer=company.ada)
    assert (await visible_plan(company.ada, plan.id)).tools == []


async def test_a_community_that_the_reader_may_not_know_of_has_no_name(client: Client, company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    task = plan.key_tasks[0].id
    await add_tool(company.ada, plan, NewTool(kind="community", place_id=company.board, tasks=(task,)))
    link = f'<a href="/communities/{company.board}">Board</a>'
    assert link in (await client.get(plan.url, viewer=company.ada)).text
    page = await client.get(plan.url, viewer=company.bo)
    assert "A community that you can't see" in html.unescape(page.text)
    assert str(company.board) not in page.text
    [tool] = (await visible_plan(company.bo, plan.id)).tools
    assert (tool.name, tool.place_id) == ("", None)
    wrong = {"kind": "community", "place_id": company.board, "task": task}
    await add_champion(company.ada, plan, "bo")
    answer = await client.post(f"{plan.url}/tools", viewer=company.bo, form=wrong)
    assert answer.status_code == 422  # what one can't see can't be named either


async def test_the_gate_says_what_is_missing_and_takes_a_reason(client: Client, company: Company):
    plan = await opened(company.ada, company.pumps)
    page = await client.get(f"{plan.url}/gate", viewer=company.ada)
    assert "Why it goes on all the same" in page.text
    assert (await client.post(f"{plan.url}/gate", viewer=company.ada)).status_code == 422
    sent = await client.post(f"{plan.url}/gate", viewer=company.ada, form={"reason": "The board wants it now."})
    assert sent.headers["location"] == plan.url
    page = await client.get(plan.url, viewer=company.bo)
    assert "The board wants it now." in page.text
    assert "Missing then:" in page.text
    assert (await client.get(f"{plan.url}/gate", viewer=company.bo)).status_code == 403
    back = await client.post(f"{plan.url}/gate/removal", viewer=company.ada)
    assert (back.status_code, 'id="error-back_reason"' in back.text) == (422, True)
    await client.post(f"{plan.url}/gate/removal", viewer=company.ada, form={"back_reason": "Too early."})
    ended = {"outcome": "dropped", "why": "The product is sold."}
    await client.post(f"{plan.url}/end", viewer=company.ada, form=ended)
    page = await client.get(plan.url, viewer=company.bo)
    assert "The product is sold." in page.text
    await client.post(f"{plan.url}/end/removal", viewer=company.ada)
    assert (await visible_plan(company.ada, plan.id)).initiative.outcome is None


async def test_a_key_task_says_how_many_did_it_unaided(client: Client, company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    assert "Done unaided" not in (await client.get(plan.url, viewer=company.bo)).text
    task, form = plan.key_tasks[0], {"job": "Find the start-up step", "times": "5", "minutes": "12"}
    for tried, unaided, field in (
        ("", "3", "tried"),
        ("0", "0", "tried"),
        ("9", "10", "unaided"),
        ("9", "", "unaided"),
    ):
        typed = form | {"tried": tried, "unaided": unaided}
        wrong = await client.post(f"/key-tasks/{task.id}", viewer=company.ada, form=typed)
        assert (wrong.status_code, f'id="error-{field}"' in wrong.text) == (422, True), (tried, unaided)
    await client.post(f"/key-tasks/{task.id}", viewer=company.ada, form=form | {"tried": "9", "unaided": "0"})
    page = (await client.get(plan.url, viewer=company.bo)).text
    assert "Done unaided" in page
    assert "0 of 9" in page
    editing = (await client.get(f"/key-tasks/{task.id}/editing", viewer=company.ada)).text
    assert re.search('name="unaided"[^>]* value="0"', editing)
    seen = await visible_plan(company.ada, plan.id)
    path = f"/api/v1/key_tasks/{task.id}"
    changed = await client.json("PATCH", path, viewer=company.ada, body={"unaided": 8})
    assert (changed.json()["tried"], changed.json()["unaided"]) == (9, 8)
    with pytest.raises(HasMoved):  # Ada's form showed 0 of 9
        await change_task(company.ada, seen, seen.key_tasks[0], NewTask(job="Find it", tried=9, unaided=1))


async def test_after_its_end_the_steps_say_what_was_there_and_nothing_is_missing(client: Client, company: Company):
    plan = await with_tools(company, await with_people(company, await opened(company.ada, company.pumps)))
    before = (await client.get(plan.url, viewer=company.bo)).text
    assert "1 thing is missing" in before
    await end(company.ada, plan, outcome="done", why="One in twenty.")
    [after, *_rest] = (await client.get(plan.url, viewer=company.bo)).text.split("What we switch off")
    assert "missing" not in after.replace("Missing then:", "")
    assert "4 of 5 things were there" in after
    assert "Everything was there" in after
    assert "It ended before this step" in after
    assert "A measure with its baseline" not in after
    await client.post(f"{plan.url}/end/removal", viewer=company.ada)
    assert "1 thing is missing" in (await client.get(plan.url, viewer=company.bo)).text


async def test_the_board_shows_each_reader_what_they_may_see_by_step(client: Client, company: Company):
    plan = await with_tools(company, await with_people(company, await opened(company.ada, company.pumps, "Start-up")))
    await opened(company.ada, company.board, "Sell the foundry")
    done = await opened(company.ada, company.pumps, "Old spare parts list")
    await end(company.ada, done, outcome="done", why="It is gone.")
    seen = await client.get("/initiatives", viewer=company.bo)
    assert "Start-up" in seen.text
    assert "Old spare parts list" in seen.text
    assert "Sell the foundry" not in seen.text
    assert "Sell the foundry" in (await client.get("/initiatives", viewer=company.ada)).text
    assert "Start-up" in (await client.get("/initiatives?show=tools", viewer=company.bo)).text
    assert "Start-up" not in (await client.get("/initiatives?show=challenge", viewer=company.bo)).text
    assert "No initiative here yet." in (await client.get("/initiatives", viewer=company.gil)).text
    assert plan.initiative.step == "tools"


async def test_the_thread_leads_to_the_initiative_and_search_finds_it(client: Client, company: Company):
    plan = await opened(company.ada, company.pumps)
    thread = await client.get(plan.subject.url, viewer=company.bo)
    assert f'href="{plan.url}"' in thread.text
    await company.settle()
    assert "First-time-right" in (await client.get("/search?q=return+visit", viewer=company.bo)).text
    feed = await client.get("/home?tab=everything", viewer=company.bo)
    assert "First-time-right" in feed.text


async def test_roles_are_named_by_handle_and_only_who_can_see_it_is_named(client: Client, company: Company):
    plan = await opened(company.ada, company.field)
    answer = await client.post(f"{plan.url}/roles", viewer=company.ada, form={"sponsor": "@max", "owner": "ada"})
    assert (answer.status_code, "@max" in answer.text) == (422, True)  # Max is not in this closed place
    answer = await client.post(f"{plan.url}/roles", viewer=company.ada, form={"sponsor": "carla", "owner": "ada"})
    assert answer.status_code == 422  # a customer is no sponsor
    await client.post(f"{plan.url}/roles", viewer=company.ada, form={"sponsor": "bo", "champion": "gil"})
    kept = await visible_plan(company.ada, plan.id)
    assert kept.initiative.sponsor is not None
    assert (kept.initiative.sponsor.id, [one.id for one in kept.champions]) == (company.bo.id, [company.gil.id])
    await client.post(f"{plan.url}/champions/{company.gil.id}/removal", viewer=company.gil)
    assert (await visible_plan(company.ada, plan.id)).champions == []


async def test_the_plot_of_the_first_measure_with_a_baseline_stands_on_the_page(client: Client, company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    await measured_by(company.ada, plan, replace(WANTED, name="Calls"))
    found = await measured_by(company.ada, plan)
    await read(company.ada, found, BEFORE, ago=17)
    assert 'class="plot"' not in (await client.get(plan.url, viewer=company.bo)).text
    await fixed_by_readings(company.ada, found, ago=9)
    page = (await client.get(plan.url, viewer=company.bo)).text
    assert f'id="measure-{found[1].id}"' in page
    assert page.count('class="plot"') == 1
    assert "Not enough data, 5 more readings" in page
    await read(company.ada, found, AFTER, ago=9)
    page = (await client.get(plan.url, viewer=company.bo)).text
    for words in ("Method: interrupted time series.", "target 5", "baseline 11.3"):
        assert words in page


async def test_the_latest_decisions_stand_beside_the_key_tasks_and_older_ones_behind_a_fold(
    client: Client, company: Company
):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    for n in range(5):
        await add_entry(company.ada, plan, NewEntry(kind="decision", text=f"Decision {n}", detail="So it is"))
    page = (await client.get(plan.url, viewer=company.bo)).text
    beside, _fold, older = page.partition("2 older decisions")
    for n in range(5):
        assert page.count(f"Decision {n}") == 1
        assert (f"Decision {n}" in beside, f"Decision {n}" in older) == (n > 1, n < 2)
    form = {"kind": "decision", "text": "One more", "detail": "So it is"}
    sent = await client.post(f"{plan.url}/log", viewer=company.ada, form=form)
    assert sent.headers["location"].endswith("#decisions")


async def test_the_board_shows_at_once_what_has_changed_of_a_line(client: Client, company: Company):
    plan = await opened(company.ada, company.pumps)
    assert "First-time-right start-up" in (await client.get("/initiatives", viewer=company.bo)).text
    for change in (
        update(subjects).where(subjects.c.id == plan.id).values(title="Another name"),
        update(initiatives).where(initiatives.c.subject_id == plan.id).values(problem="Another problem"),
        update(places).where(places.c.id == company.pumps).values(name="Another place"),
        update(people).where(people.c.id == company.ada.id).values(name="Another owner"),
    ):
        await write(statement(change)())
    board = (await client.get("/initiatives", viewer=company.bo)).text
    assert [word for word in ("name", "problem", "place", "owner") if f"Another {word}" not in board] == []
