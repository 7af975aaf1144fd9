"""Two people with the same form: who is second overwrites nothing that they did not see, and keeps what they typed."""

import re
from typing import Any

import pytest

from raison.initiatives.actions import (
    change_initiative,
    change_persona,
    change_retirement,
    change_task,
    name_owner,
    remove_persona,
    remove_task,
)
from raison.initiatives.course import RetirementChanges
from raison.initiatives.policies import visible_plan
from raison.initiatives.proposals import Changes, NewPersona, NewTask
from raison.initiatives.rows import Plan
from raison.kernel.access import Viewer
from raison.kernel.errors import HasMoved
from tests.initiatives.scenes import PROBLEM, opened, with_people
from tests.support.company import Company
from tests.support.programs import Client

WORDS = "Words typed"
TURBO = {"accept": "text/vnd.turbo-stream.html, text/html"}
MARKS = re.compile(r'name="seen"[^>]* value="([^"]+)"')


def _forms(plan: Plan) -> dict[str, tuple[str, dict[str, Any]]]:
    """By the page that shows it: where a form goes, and what Max typed into it."""
    persona, task = plan.personas[0], plan.key_tasks[0]
    return {
        f"{plan.url}/challenge": (f"{plan.url}/challenge", {"problem": PROBLEM, "otherwise": WORDS}),
        f"{plan.url}/linking": (f"{plan.url}/linking", {"standards": WORDS}),
        f"{plan.url}/retirement": (f"{plan.url}/retirement", {"knowledge": WORDS}),
        f"{plan.url}/people": (f"{plan.url}/roles", {"owner": "@ada", "sponsor": "@max", "governance": WORDS}),
        f"/personas/{persona.id}/editing": (f"/personas/{persona.id}", {"name": persona.name, "benefit": WORDS}),
        f"/key-tasks/{task.id}/editing": (f"/key-tasks/{task.id}", {"job": WORDS, "times": "5", "minutes": "12"}),
    }


async def seen_in(client: Client, viewer: Viewer, path: str) -> str:
    """The marks of what a form shows to somebody who opens it."""
    [seen] = MARKS.findall((await client.get(path, viewer=viewer)).text)
    return str(seen)


async def written_by_ada(company: Company, plan: Plan) -> None:
    """One field of each form says something else now."""
    persona, task = plan.personas[0], plan.key_tasks[0]
    changes = Changes(otherwise="Of Ada", standards="Of Ada", governance="Of Ada")
    await change_initiative(company.ada, plan, changes)
    await change_retirement(company.ada, plan, RetirementChanges(knowledge="Of Ada"))
    await change_persona(company.ada, plan, persona, NewPersona(name=persona.name, benefit="Of Ada"))
    await change_task(company.ada, plan, task, NewTask(job="Of Ada", times=5, minutes=12))


def _said(plan: Plan) -> set[str]:
    found = plan.initiative
    parts = {plan.course.retirement.knowledge, plan.personas[0].benefit, plan.key_tasks[0].job}
    return {found.otherwise, found.standards, found.governance} | parts


async def test_a_form_overwrites_nothing_that_somebody_else_wrote_since_it_was_opened(client: Client, company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    forms = _forms(plan)
    seen = {page: await seen_in(client, company.max, page) for page in forms}
    await written_by_ada(company, plan)
    for page, (path, form) in forms.items():
        answer = await client.post(path, viewer=company.max, form=form | {"seen": seen[page]})
        assert (answer.status_code, WORDS in answer.text) == (409, True), path
        assert "Somebody changed this since you opened it" in answer.text, path
        assert f'value="{seen[page]}"' in answer.text, path  # sent again it is refused again
    assert _said(await visible_plan(company.ada, plan.id)) == {"Of Ada"}
    for page, (path, form) in forms.items():
        anew = {"seen": await seen_in(client, company.max, page), "done": "1"}
        assert (await client.post(path, viewer=company.max, form=form | anew)).status_code == 303, path
    assert _said(await visible_plan(company.ada, plan.id)) == {WORDS}


async def test_what_somebody_else_changed_beside_it_stays_and_the_form_goes_on_while_one_types(
    client: Client, company: Company
):
    plan = await opened(company.ada, company.pumps)
    page = f"{plan.url}/challenge"
    seen = await seen_in(client, company.ada, page)
    await change_initiative(company.ada, plan, Changes(whose_work="Of Max"))
    form = {"problem": PROBLEM, "whose_work": "", "value_low": "100", "currency": "EUR", "otherwise": WORDS}
    answer = await client.post(page, viewer=company.ada, form=form | {"seen": seen}, **TURBO)
    assert answer.status_code == 200
    assert 'target="seen"' in answer.text
    [seen] = MARKS.findall(answer.text)
    form["otherwise"] = "Another word"
    assert (await client.post(page, viewer=company.ada, form=form | {"seen": seen}, **TURBO)).status_code == 200
    found = (await visible_plan(company.ada, plan.id)).initiative
    assert (found.whose_work, found.value_low, found.otherwise) == ("Of Max", 100, "Another word")
    form["whose_work"] = "Of Ada"
    answer = await client.post(page, viewer=company.ada, form=form | {"seen": seen}, **TURBO)
    assert (answer.status_code, 'id="error-whose_work"' in answer.text) == (409, True)


async def test_a_role_that_somebody_else_gave_away_is_not_taken_back_by_who_writes_beside_it(
    client: Client, company: Company
):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    seen = await seen_in(client, company.ada, f"{plan.url}/people")
    await name_owner(company.ada, plan, "bo")
    form = {"owner": "@ada", "sponsor": "@max", "governance": WORDS, "seen": seen, "done": "1"}
    assert (await client.post(f"{plan.url}/roles", viewer=company.ada, form=form)).status_code == 303
    found = (await visible_plan(company.ada, plan.id)).initiative
    assert (found.owner.handle, found.governance) == ("bo", WORDS)


async def test_of_two_who_change_the_same_words_at_once_the_second_is_told(company: Company):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    persona, task = plan.personas[0], plan.key_tasks[0]
    await written_by_ada(company, plan)
    for late in (
        change_initiative(company.max, plan, Changes(otherwise="Of Max")),
        change_persona(company.max, plan, persona, NewPersona(name="Of Max")),
        change_task(company.max, plan, task, NewTask(job="Of Max")),
    ):
        with pytest.raises(HasMoved):
            await late


async def test_words_for_what_somebody_took_away_meanwhile_stand_in_the_form_that_adds_it_anew(
    client: Client, company: Company
):
    plan = await with_people(company, await opened(company.ada, company.pumps))
    persona, task = plan.personas[0], plan.key_tasks[0]
    words: dict[str, Any] = {"job": WORDS, "persona": persona.id, "initiative": plan.id}
    await remove_task(company.ada, plan, task)
    answer = await client.post(f"/key-tasks/{task.id}", viewer=company.ada, form=words)
    assert (answer.status_code, WORDS in answer.text) == (409, True)
    assert "Somebody took this task away" in answer.text
    assert f'action="/personas/{persona.id}/tasks"' in answer.text
    await remove_persona(company.ada, await visible_plan(company.ada, plan.id), persona)
    said: dict[str, Any] = {"name": WORDS, "benefit": "Less driving", "initiative": plan.id}
    for path, form in {
        f"/personas/{persona.id}": said,
        f"/personas/{persona.id}/tasks": words,
        f"/key-tasks/{task.id}": words,
    }.items():
        answer = await client.post(path, viewer=company.ada, form=form)
        assert (answer.status_code, WORDS in answer.text) == (409, True), path
        assert "Somebody took this" in answer.text, path
        answer = await client.post(path, viewer=company.carla, form=form)
        assert (answer.status_code, WORDS in answer.text) == (404, False), path
    answer = await client.post(f"/personas/{persona.id}", viewer=company.ada, form=said)
    assert f'action="{plan.url}/personas"' in answer.text
