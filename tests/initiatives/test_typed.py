"""What somebody typed comes back with the reason, also when the initiative ended, or their right did, meanwhile."""

from raison.initiatives.actions import end
from raison.initiatives.policies import visible_plan
from raison.initiatives.rows import Plan
from tests.initiatives.scenes import PROBLEM, opened, with_people, with_tools
from tests.support.company import Company
from tests.support.programs import Client

WORDS = "Words typed"


def _forms(plan: Plan) -> dict[str, dict[str, object]]:
    """A good form of each kind."""
    persona, task = plan.personas[0], plan.key_tasks[0]
    return {
        f"{plan.url}/challenge": {"problem": WORDS},
        f"{plan.url}/roles": {"governance": WORDS},
        f"{plan.url}/personas": {"name": WORDS, "benefit": "Less driving"},
        f"/personas/{persona.id}": {"name": WORDS},
        f"/personas/{persona.id}/tasks": {"job": WORDS},
        f"/key-tasks/{task.id}": {"job": WORDS},
        f"{plan.url}/tools": {"kind": "page", "name": WORDS, "url": "https://one.example", "task": [task.id]},
        f"{plan.url}/linking": {"standards": WORDS},
        f"{plan.url}/costs": {"label": WORDS, "low": "10"},
        f"{plan.url}/links": {"name": WORDS, "url": "https://one.example", "what_for": "To ask"},
        f"{plan.url}/log": {"kind": "decision", "text": WORDS, "detail": "Because"},
        f"{plan.url}/name": {"name": WORDS},
        f"{plan.url}/status": {"state": "on_track", "text": WORDS},
        f"{plan.url}/retirement": {"knowledge": WORDS},
        f"{plan.url}/gate": {"reason": WORDS},
        f"{plan.url}/gate/removal": {"back_reason": WORDS},
        f"{plan.url}/end": {"outcome": "done", "why": WORDS},
    }


async def test_what_was_typed_into_an_initiative_that_ended_meanwhile_comes_back(client: Client, company: Company):
    plan = await with_tools(company, await with_people(company, await opened(company.ada, company.pumps)))
    await end(company.ada, plan, outcome="done", why="It is over.")
    for path, form in _forms(plan).items():
        answer = await client.post(path, viewer=company.ada, form=form)
        assert (answer.status_code, WORDS in answer.text) == (409, True), path
        assert "This initiative has ended" in answer.text, path
    served = f"/initiative-tools/{plan.tools[0].id}"
    assert "has ended" in (await client.post(served, viewer=company.ada, form={"task": []})).text
    assert WORDS not in (await client.get(plan.url, viewer=company.ada)).text


async def test_who_may_not_change_it_gets_their_words_back_and_strangers_learn_nothing(
    client: Client, company: Company
):
    plan = await with_tools(company, await with_people(company, await opened(company.ada, company.pumps)))
    for path, form in _forms(plan).items():
        answer = await client.post(path, viewer=company.bo, form=form)
        assert (answer.status_code, WORDS in answer.text) == (403, True), path
        answer = await client.post(path, viewer=company.carla, form=form)
        assert (answer.status_code, WORDS in answer.text) == (404, False), path
    assert (await visible_plan(company.ada, plan.id)).initiative.problem == PROBLEM


async def test_a_reason_comes_back_when_there_is_no_such_step_any_more(client: Client, company: Company):
    plan = await opened(company.ada, company.pumps)
    sent = await client.post(f"{plan.url}/gate/removal", viewer=company.ada, form={"back_reason": WORDS})
    assert (sent.status_code, WORDS in sent.text) == (409, True)
