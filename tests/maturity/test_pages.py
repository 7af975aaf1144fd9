"""The pages of maturity: answers kept one by one, what each reader sees, panels elsewhere, the same for programs."""

import re
from datetime import timedelta

from raison.kernel.proposals import today_in
from raison.maturity.actions import publish, switch_off
from raison.maturity.policies import visible_assessment
from raison.maturity.queries import own_answers
from tests.holding.test_statements import counts
from tests.maturity.scenes import answered, colleagues, found, inside, least, most, opened
from tests.maturity.test_model import SMALL
from tests.support.company import Company
from tests.support.programs import Client

TURBO = {"accept": "text/vnd.turbo-stream.html, text/html"}


async def test_an_answer_is_kept_as_one_chooses_and_without_script_too(client: Client, company: Company):
    await colleagues(company)
    assessment = await opened(company)
    page = await client.get(f"{assessment.url}/answers", viewer=company.bo)
    assert page.status_code == 200
    assert "Measured by Raison" in page.text
    form = {"question": "listening", "choice": "2"}
    sent = await client.post(f"{assessment.url}/answers", viewer=company.bo, form=form, **TURBO)
    assert 'target="left"' in sent.text
    assert "questions are open" in sent.text
    plain = await client.post(f"{assessment.url}/answers", viewer=company.bo, form=form | {"choice": "unknown"})
    assert plain.headers["location"] == f"{assessment.url}/answers#listening"
    assert await own_answers(company.bo, assessment.id) == {"listening": None}
    wrong = await client.post(f"{assessment.url}/answers", viewer=company.bo, form=form | {"choice": "x"})
    assert wrong.status_code == 422


async def test_the_form_that_asks_comes_back_with_what_was_typed(client: Client, company: Company):
    form = {"name": "Autumn of the pumps", "closes_on": "never"}
    answer = await client.post("/maturity", viewer=company.max, form=form)
    assert answer.status_code == 422
    assert "Autumn of the pumps" in answer.text
    assert 'id="error-closes_on"' in answer.text
    assert (await client.post("/maturity", viewer=company.ada, form=form)).status_code == 403


async def test_the_result_shows_position_plan_and_agreement_to_whom_it_is_meant_for(client: Client, company: Company):
    more = await colleagues(company)
    people = [company.ada, company.bo, *more[:3]]
    earlier = await found(company, least, people)
    assessment = await found(company, inside, people)
    page = await client.get(assessment.url, viewer=company.eve)
    assert "Outside 0 of 100, Inside 100 of 100: Internally mature" in page.text
    assert "100 % on one answer or beside it: seen alike" in page.text
    assert "Experts answer customers themselves" in page.text
    assert "Open the initiative" not in page.text
    assert earlier.url in page.text
    assert "Open the initiative" in (await client.get(assessment.url, viewer=company.max)).text
    for viewer in (company.gil, company.carla, company.petra):
        for path in ("/maturity", assessment.url, "/maturity/hint", "/maturity/new", "/maturity/adaptations"):
            assert (await client.get(path, viewer=viewer)).status_code == 404, path
        assert (await client.get(f"/api/v1/assessments/{assessment.id}", viewer=viewer)).status_code == 404


async def test_the_rail_marks_the_entry_that_leads_to_maturity(client: Client, company: Company):
    more = await colleagues(company)
    assessment = await found(company, inside, [company.ada, company.bo, *more[:3]])
    of_the_office = ("/maturity/new", "/maturity/model", "/maturity/adaptations", f"{assessment.url}/steps/council")
    for viewer, url, paths in (
        (company.max, "/office", ("/maturity", assessment.url, *of_the_office)),
        (company.bo, "/initiatives", ("/maturity", assessment.url)),
    ):
        for path in paths:
            page = (await client.get(path, viewer=viewer)).text
            assert f'<a class="nav__link" href="{url}" aria-current="page">' in page, path
            assert {"/office", "/initiatives"} & set(re.findall(r'href="([^"]+)" aria-current="page"', page)) == {url}


async def test_what_runs_shows_the_office_a_number_and_nothing_else(client: Client, company: Company):
    more = await colleagues(company)
    assessment = await opened(company)
    for viewer in (company.ada, company.bo, *more[:3]):
        await answered(viewer, assessment.id, most)
    page = await client.get(assessment.url, viewer=company.max)
    assert "5 of 8 have answered everything." in page.text
    assert "of 100" not in page.text
    assert "have answered everything" not in (await client.get(assessment.url, viewer=company.eve)).text
    body = (await client.get(f"/api/v1/assessments/{assessment.id}", viewer=company.max)).json()
    assert (body["result"], body["plan"]) == (None, [])


async def test_home_and_forms_follow_the_state_until_it_is_turned_off(client: Client, company: Company):
    paths = {
        "/maturity/hint": "Experts answer customers themselves",
        "/maturity/pilots": "/communities/new?name=Answers%20for%20customers",
        "/maturity/initiatives": "/initiatives/new?name=Experts%20answer",
    }
    more = await colleagues(company)
    await found(company, inside, [company.ada, company.bo, *more[:3]])
    for path, words in paths.items():
        assert words in (await client.get(path, viewer=company.bo)).text
    for name in ("home_hint", "pilot_templates", "initiative_templates"):
        await switch_off(company.max, name)
    for path, words in paths.items():
        assert words not in (await client.get(path, viewer=company.bo)).text
    assert "/maturity/hint" in (await client.get("/home", viewer=company.bo)).text
    assert "/maturity/hint" not in (await client.get("/home", viewer=company.gil)).text


async def test_a_model_is_brought_as_a_file_and_a_broken_one_says_where(client: Client, company: Company):
    broken = await client.post("/maturity/model", viewer=company.max, form={"file": SMALL.replace('"a"', '"b"')})
    assert broken.status_code == 422
    assert "same key" in broken.text
    assert (await client.post("/maturity/model", viewer=company.max, form={"file": SMALL})).status_code == 303
    assert (await client.get("/maturity/model.toml", viewer=company.max)).text == SMALL
    assert "What?" in (await client.get("/maturity/model", viewer=company.max)).text
    assert (await client.get("/maturity/model.toml", viewer=company.ada)).status_code == 403


async def test_a_program_asks_answers_and_carries_out_the_plan(client: Client, company: Company):
    more = await colleagues(company)
    closes = str(today_in("Europe/Oslo") + timedelta(days=7))
    wanted = {"name": "By API", "closes_on": closes}
    assert (await client.json("POST", "/api/v1/assessments", viewer=company.ada, body=wanted)).status_code == 403
    made = (await client.json("POST", "/api/v1/assessments", viewer=company.max, body=wanted)).json()
    path = f"/api/v1/assessments/{made['id']}"
    questions = (await client.get(f"{path}/questions", viewer=company.ada)).json()["questions"]
    assert [one["answered"] for one in questions] == [False] * 24
    sent = await client.json("PUT", f"{path}/answers/listening", viewer=company.ada, body={"choice": 4})
    assert next(one["choice"] for one in sent.json()["questions"] if one["key"] == "listening") == 4
    for viewer in (company.ada, company.bo, *more[:3]):
        await answered(viewer, int(made["id"]), inside)
    closed = (await client.json("PUT", f"{path}/closing", viewer=company.max)).json()
    assert (closed["state"], closed["result"]["took_part"]) == ("internal", {"asked": 8, "finished": 5})
    assert (await client.get(path, viewer=company.eve)).json()["result"] is None
    await publish(company.max, await visible_assessment(company.max, int(made["id"])))
    begun = await client.json("PUT", f"{path}/steps/experts_answer/beginning", viewer=company.max)
    assert begun.json()["url"].startswith("/initiatives/")
    aside = await client.json(
        "PUT", f"{path}/steps/council/aside", viewer=company.max, body={"reason": "There is one."}
    )
    assert [one["taken"]["state"] for one in aside.json()["plan"] if one["taken"]] == ["started", "set_aside"]
    off = await client.json("PUT", "/api/v1/adaptations/home_hint/off", viewer=company.max)
    assert next(one for one in off.json()["adaptations"] if one["name"] == "home_hint")["on"] is False


async def test_no_page_asks_more_because_more_have_answered(client: Client, company: Company):
    more = await colleagues(company, 8)
    assessment = await found(company, inside, [company.ada, company.bo, *more[:3]])
    running = await opened(company)
    paths = [
        "/maturity",
        assessment.url,
        f"{running.url}/answers",
        "/maturity/hint",
        f"/api/v1/assessments/{running.id}",
    ]
    few = await counts(client, company.bo, paths)
    for viewer in more:
        await answered(viewer, running.id, inside)
    await found(company, most, more)
    assert await counts(client, company.bo, paths) == few
    assert max(few.values()) <= 14
