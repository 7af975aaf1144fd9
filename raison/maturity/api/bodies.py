"""Assessments as programs get them: the words of models in English and what other languages they have."""

from datetime import datetime

import msgspec

from raison.kernel.access import Viewer
from raison.kernel.ids import Id
from raison.maturity.model import Question
from raison.maturity.policies import may_see_result
from raison.maturity.queries import figures_of, own_answers, plan_for, result_for
from raison.maturity.rows import Assessment, FigureOf, PlanLine, Result
from raison.people.rows import PersonLine


class AssessmentBody(msgspec.Struct, frozen=True, kw_only=True):
    """An assessment. `result` and `plan` are there for whom they are meant: the office when it has closed, others when
    it is published."""

    id: Id
    name: str
    opened_by: PersonLine
    opened_at: datetime
    closes_at: datetime
    closed_at: datetime | None
    published_at: datetime | None
    asked: bool
    state: str | None
    result: Result | None
    plan: list[PlanLine]


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """A question, what Raison measured, and one's own answer. `answered`: one has chosen, if only “I don't know”."""

    key: str
    dimension: str
    text: dict[str, str]
    answers: list[dict[str, str]]
    measured: FigureOf | None
    answered: bool
    choice: int | None


class Questions(msgspec.Struct, frozen=True):
    """Every question of an assessment, as it asks the viewer."""

    questions: list[Asking]


async def body_of(viewer: Viewer, assessment: Assessment) -> AssessmentBody:
    """The assessment as the viewer may see it."""
    seen = may_see_result(viewer, assessment)
    return AssessmentBody(
        id=assessment.id,
        name=assessment.name,
        opened_by=assessment.opened_by,
        opened_at=assessment.opened_at,
        closes_at=assessment.closes_at,
        closed_at=assessment.closed_at,
        published_at=assessment.published_at,
        asked=assessment.asked,
        state=assessment.state if seen else None,
        result=await result_for(assessment) if seen else None,
        plan=await plan_for(assessment) if seen else [],
    )


async def questions_of(viewer: Viewer, assessment: Assessment) -> Questions:
    """What it asks the viewer."""
    measured, own = await figures_of(assessment.id), await own_answers(viewer, assessment.id)
    return Questions([_asking(one, measured.get(one.key), own) for one in assessment.model.questions])


def _asking(one: Question, measured: FigureOf | None, own: dict[str, int | None]) -> Asking:
    return Asking(
        key=one.key,
        dimension=one.dimension,
        text={str(language): words for language, words in one.text.items()},
        answers=[{str(language): words for language, words in answer.items()} for answer in one.answers],
        measured=measured,
        answered=one.key in own,
        choice=own.get(one.key, measured.choice if measured else None),
    )
