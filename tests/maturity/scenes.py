"""What the tests of maturity do again and again: a company large enough to ask, an assessment, and answers to it."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from raison.kernel.access import Viewer
from raison.kernel.database import write
from raison.kernel.proposals import today_in
from raison.maturity.actions import answer_question, close_assessment, open_assessment, publish
from raison.maturity.model import Question
from raison.maturity.policies import visible_assessment
from raison.maturity.proposals import NewAssessment
from raison.maturity.queries import figures_of
from raison.maturity.rows import Assessment
from raison.people.accounts import create_person
from tests.support.company import Company

Choose = Callable[[Question], int | None]


def least(_question: Question) -> int:
    """Who always chooses the first answer."""
    return 0


def most(question: Question) -> int:
    """Who always chooses the last."""
    return len(question.answers) - 1


def inside(question: Question) -> int:
    """Who sees much inside and nothing outside."""
    return most(question) if question.dimension == "internal" else 0


async def colleagues(company: Company, number: int = 4) -> list[Viewer]:
    """More people at home, so that there are enough to ask: with Ada, Bo, Eve and Max."""
    made = []
    for n in range(number):
        person, batch = create_person(name=f"Colleague {n}", handle=f"colleague-{n}", organisation_id=company.home_id)
        await write(*batch)
        made.append(Viewer(id=person, name=f"Colleague {n}", organisation_id=company.home_id))
    return made


async def opened(company: Company, *, teams: Sequence[int] = ()) -> Assessment:
    """An assessment of everybody at home, or of teams."""
    closes = today_in("Europe/Oslo") + timedelta(days=7)
    wanted = NewAssessment(name="Autumn", closes_on=closes, teams=tuple(teams))
    return await visible_assessment(company.max, await open_assessment(company.max, wanted))


async def answered(viewer: Viewer, assessment_id: int, choose: Choose, *, all_of_them: bool = True) -> int:
    """Answer everything, what was measured too; how many are left."""
    assessment, left = await visible_assessment(viewer, assessment_id), 0
    measured = await figures_of(assessment.id)
    for question in assessment.model.questions:
        if all_of_them or question.key not in measured:
            left = await answer_question(viewer, assessment, question.key, choose(question))
    return left


async def found(company: Company, choose: Choose, people: Sequence[Viewer]) -> Assessment:
    """An assessment that these have answered, closed and published."""
    assessment = await opened(company)
    for viewer in people:
        await answered(viewer, assessment.id, choose)
    await close_assessment(company.max, assessment)
    await publish(company.max, assessment)
    return await visible_assessment(company.max, assessment.id)
